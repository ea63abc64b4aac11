// The form that minio-go makes, as JSON: go run . INPUT, which is JSON as well.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

func main() {
	var given struct {
		Bucket, Region, Key string
		AccessKeyID         string        `json:"access_key_id"`
		SecretAccessKey     string        `json:"secret_access_key"`
		ExpiresInSeconds    time.Duration `json:"expires_in_seconds"`
	}
	policy := minio.NewPostPolicy()
	fields := map[string]string{}
	var url any
	steps := []func() error{
		func() error { return json.Unmarshal([]byte(os.Args[1]), &given) },
		func() error { return policy.SetBucket(given.Bucket) },
		func() error { return policy.SetKey(given.Key) },
		func() error { return policy.SetSuccessStatusAction("201") },
		func() error { return policy.SetExpires(time.Now().UTC().Add(given.ExpiresInSeconds * time.Second)) },
		func() error {
			client, err := minio.New("s3.amazonaws.com", &minio.Options{
				Creds: credentials.NewStaticV4(given.AccessKeyID, given.SecretAccessKey, ""), Region: given.Region, Secure: true,
			})
			if err == nil {
				url, fields, err = client.PresignedPostPolicy(context.Background(), policy)
			}
			return err
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			log.Fatal(err)
		}
	}
	form, err := json.Marshal(map[string]any{"url": fmt.Sprint(url), "fields": fields})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(form))
}
