module signed-s3-bench/go-hand-written

go 1.24
