// Signs each vector of signing.json, stage by stage: go run ./signing signing.json
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"
)

type vector struct {
	Name, Expiration, Policy, Signature string
	StringToSign                        string          `json:"string_to_sign"`
	SigningKey                          string          `json:"signing_key"`
	Conditions                          json.RawMessage // Compact and in ASCII, as a policy has them.
	Fields                              map[string]string
	Input                               map[string]any
}

func mac(key []byte, text string) []byte {
	hash := hmac.New(sha256.New, key)
	hash.Write([]byte(text))
	return hash.Sum(nil)
}

func main() {
	file, err := os.ReadFile(os.Args[1])
	var vectors []vector
	if err == nil {
		err = json.Unmarshal(file, &vectors)
	}
	if err != nil {
		log.Fatal(err)
	}
	for _, v := range vectors {
		policy := fmt.Sprintf(`{"expiration":"%s","conditions":%s}`, v.Expiration, v.Conditions)
		encoded := base64.StdEncoding.EncodeToString([]byte(policy))
		scope := []string{v.Fields["x-amz-date"][:8], v.Input["region"].(string), "s3", "aws4_request"}
		credential := fmt.Sprintf("%s/%s", v.Input["access_key_id"], strings.Join(scope, "/"))
		key := fmt.Appendf(nil, "AWS4%s", v.Input["secret_access_key"])
		for _, part := range scope {
			key = mac(key, part)
		}
		signature := hex.EncodeToString(mac(key, encoded))
		f := v.Fields
		ours := []string{policy, encoded, hex.EncodeToString(key), signature, encoded, signature, credential}
		theirs := []string{v.Policy, v.StringToSign, v.SigningKey, v.Signature, f["policy"], f["x-amz-signature"], f["x-amz-credential"]}
		if strings.Join(ours, "\n") != strings.Join(theirs, "\n") {
			log.Fatalf("%s: %q is not %q", v.Name, theirs, ours)
		}
	}
	fmt.Printf("%d passed\n", len(vectors))
}
