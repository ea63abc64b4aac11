// Uploads a file with nothing but Go's own library:  go run . holiday.png
// The file is streamed: the form's beginning and end are made first, so that the length is known, which S3 insists on.
package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

type signedForm struct {
	URL    string            `json:"url"`
	Fields map[string]string `json:"fields"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run . FILE")
	}
	service := os.Getenv("SIGNED_S3_SERVICE")
	if service == "" {
		service = "http://localhost:3000"
	}
	form, err := askForForm(service)
	if err != nil {
		log.Fatal(err)
	}
	key, err := upload(form, os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(key)
}

func askForForm(service string) (signedForm, error) {
	var told struct {
		Data   signedForm
		Errors []struct{ Detail string }
	}
	answer, err := http.Post(service+"/api/v2/s3/create_signed_url", "application/json", strings.NewReader("{}"))
	if err != nil {
		return told.Data, err
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(answer.Body).Decode(&told); err != nil {
		return told.Data, err
	}
	if len(told.Errors) > 0 {
		return told.Data, fmt.Errorf("the service refused: %s", told.Errors[0].Detail)
	}
	return told.Data, nil
}

func upload(form signedForm, path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", err
	}

	var frame bytes.Buffer
	writer := multipart.NewWriter(&frame)
	for name, value := range form.Fields {
		writer.WriteField(name, value)
	}
	writer.CreateFormFile("file", filepath.Base(path))
	beginning := frame.Len()
	writer.Close()
	head, tail := frame.Bytes()[:beginning], frame.Bytes()[beginning:]

	body := io.MultiReader(bytes.NewReader(head), file, bytes.NewReader(tail))
	request, err := http.NewRequest(http.MethodPost, form.URL, body)
	if err != nil {
		return "", err
	}
	request.ContentLength = int64(frame.Len()) + info.Size()
	request.Header.Set("Content-Type", writer.FormDataContentType())
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()

	var told struct{ Key, Message string }
	if err := xml.NewDecoder(answer.Body).Decode(&told); err != nil {
		return "", err
	}
	if answer.StatusCode != http.StatusCreated {
		return "", fmt.Errorf("S3 refused: %s", told.Message)
	}
	return told.Key, nil
}
