// What most would write in Go: the standard library's server, and minio-go for the form.
package main

import (
	"encoding/json"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/google/uuid"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

type request struct {
	UUID    string `json:"uuid"`
	Command string `json:"command"`
}

type form struct {
	Fields map[string]string `json:"fields"`
	URL    string            `json:"url"`
}

type answer struct {
	Status string   `json:"status"`
	Meta   struct{} `json:"meta"`
	UUID   string   `json:"uuid"`
	Data   form     `json:"data"`
}

func main() {
	endpoint, err := url.Parse(os.Getenv("AWS_ENDPOINT_URL_S3"))
	if err != nil {
		log.Fatal(err)
	}
	client, err := minio.New(endpoint.Host, &minio.Options{
		Creds:        credentials.NewStaticV4(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), ""),
		Region:       os.Getenv("AWS_REGION"),
		BucketLookup: minio.BucketLookupPath,
	})
	if err != nil {
		log.Fatal(err)
	}
	bucket := os.Getenv("S3_BUCKET")

	http.HandleFunc("POST /api/v2/s3/create_signed_url", func(w http.ResponseWriter, r *http.Request) {
		var asked request
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			http.Error(w, "{}", http.StatusBadRequest)
			return
		}
		if uuid.Validate(asked.UUID) != nil || asked.Command != "CreateSignedS3FormData" {
			http.Error(w, "{}", http.StatusUnprocessableEntity)
			return
		}
		policy := minio.NewPostPolicy()
		policy.SetBucket(bucket)
		policy.SetKey("direct_uploads/" + uuid.NewString())
		policy.SetSuccessStatusAction("201")
		policy.SetExpires(time.Now().UTC().Add(time.Hour))
		address, fields, err := client.PresignedPostPolicy(r.Context(), policy)
		if err != nil {
			http.Error(w, "{}", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		w.WriteHeader(http.StatusAccepted)
		json.NewEncoder(w).Encode(answer{
			Status: "accepted",
			UUID:   asked.UUID,
			Data:   form{Fields: fields, URL: address.String()},
		})
	})
	log.Fatal(http.ListenAndServe(net.JoinHostPort(os.Getenv("HOST"), os.Getenv("PORT")), nil))
}
