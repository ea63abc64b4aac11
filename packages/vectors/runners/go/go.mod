module vectors

go 1.24
