// Sends each vector of refused-requests.json to a service: go run ./refused-requests refused-requests.json http://localhost:3000
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"slices"
)

type refusal struct{ Code, Source string }

type vector struct {
	Name    string
	Request json.RawMessage
	Status  int
	Errors  []refusal
}

func main() {
	var vectors []vector
	file, err := os.ReadFile(os.Args[1])
	if err == nil {
		err = json.Unmarshal(file, &vectors)
	}
	if err != nil {
		log.Fatal(err)
	}
	for _, v := range vectors {
		url := os.Args[2] + "/api/v2/s3/create_signed_url"
		response, err := http.Post(url, "application/json", bytes.NewReader(v.Request))
		if err != nil {
			log.Fatalf("%s: %v", v.Name, err)
		}
		var answer struct {
			Status string
			Errors []refusal
		}
		err = json.NewDecoder(response.Body).Decode(&answer)
		response.Body.Close()
		if err != nil || answer.Status != "not_accepted" || response.StatusCode != v.Status || !slices.Equal(answer.Errors, v.Errors) {
			log.Fatalf("%s: %d %+v %v", v.Name, response.StatusCode, answer, err)
		}
	}
	fmt.Printf("%d passed\n", len(vectors))
}
