// The least that can be done with Go's own library for the same answer: the request is parsed and checked, a form for a fresh
// key is signed, and all that stays the same for a second or for a day is kept.
package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"log"
	"net"
	"net/http"
	"os"
	"regexp"
	"sync"
	"sync/atomic"
	"time"
)

var (
	bucket      = os.Getenv("S3_BUCKET")
	region      = os.Getenv("AWS_REGION")
	accessKey   = os.Getenv("AWS_ACCESS_KEY_ID")
	secret      = os.Getenv("AWS_SECRET_ACCESS_KEY")
	endpoint    = os.Getenv("AWS_ENDPOINT_URL_S3")
	uuidPattern = regexp.MustCompile("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$")
)

// What all forms of a second share.
type template struct {
	second, day                        int64
	policyHead, policyTail, afterwards string
	// Hashes that start where the day's signing key has been worked in.
	keyed *sync.Pool
}

var latest atomic.Pointer[template]

func templateNow() *template {
	now := time.Now().UTC()
	second, day := now.Unix(), now.Unix()/86400
	last := latest.Load()
	if last != nil && last.second == second {
		return last
	}
	date := now.Format("20060102")
	moment := now.Format("20060102T150405Z")
	credential := fmt.Sprintf("%s/%s/%s/s3/aws4_request", accessKey, date, region)
	next := &template{
		second:     second,
		day:        day,
		policyHead: fmt.Sprintf(`{"expiration":"%s","conditions":[{"bucket":"%s"},{"key":"direct_uploads/`, now.Add(time.Hour).Format("2006-01-02T15:04:05Z"), bucket),
		policyTail: fmt.Sprintf(`"},{"success_action_status":"201"},{"x-amz-credential":"%s"},{"x-amz-algorithm":"AWS4-HMAC-SHA256"},{"x-amz-date":"%s"}]}`, credential, moment),
		afterwards: fmt.Sprintf(`","x-amz-credential":"%s","x-amz-algorithm":"AWS4-HMAC-SHA256","x-amz-date":"%s","x-amz-signature":"`, credential, moment),
	}
	if last != nil && last.day == day {
		next.keyed = last.keyed
	} else {
		key := []byte("AWS4" + secret)
		for _, step := range []string{date, region, "s3", "aws4_request"} {
			mac := hmac.New(sha256.New, key)
			mac.Write([]byte(step))
			key = mac.Sum(nil)
		}
		next.keyed = &sync.Pool{New: func() any { return hmac.New(sha256.New, key) }}
	}
	latest.Store(next)
	return next
}

func newUUID() (text [36]byte) {
	var id [16]byte
	rand.Read(id[:])
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	hex.Encode(text[:8], id[:4])
	hex.Encode(text[9:13], id[4:6])
	hex.Encode(text[14:18], id[6:8])
	hex.Encode(text[19:23], id[8:10])
	hex.Encode(text[24:], id[10:])
	text[8], text[13], text[18], text[23] = '-', '-', '-', '-'
	return text
}

func answerTo(uuid string) []byte {
	shared := templateNow()
	key := newUUID()

	policy := make([]byte, 0, 512)
	policy = append(policy, shared.policyHead...)
	policy = append(policy, key[:]...)
	policy = append(policy, shared.policyTail...)

	answer := make([]byte, 0, 1280)
	answer = append(answer, `{"status":"accepted","meta":{},"uuid":"`...)
	answer = append(answer, uuid...)
	answer = append(answer, `","data":{"fields":{"key":"direct_uploads/`...)
	answer = append(answer, key[:]...)
	answer = append(answer, `","success_action_status":"201","policy":"`...)
	start := len(answer)
	answer = base64.StdEncoding.AppendEncode(answer, policy)
	encoded := answer[start:]
	answer = append(answer, shared.afterwards...)

	mac := shared.keyed.Get().(hash.Hash)
	mac.Reset()
	mac.Write(encoded)
	var sum [sha256.Size]byte
	answer = hex.AppendEncode(answer, mac.Sum(sum[:0]))
	shared.keyed.Put(mac)

	answer = append(answer, `"},"url":"`...)
	answer = append(answer, endpoint...)
	answer = append(answer, '/')
	answer = append(answer, bucket...)
	return append(answer, `"}}`...)
}

type request struct {
	UUID    string `json:"uuid"`
	Command string `json:"command"`
}

func main() {
	http.HandleFunc("POST /api/v2/s3/create_signed_url", func(w http.ResponseWriter, r *http.Request) {
		var asked request
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			http.Error(w, "{}", http.StatusBadRequest)
			return
		}
		if !uuidPattern.MatchString(asked.UUID) || asked.Command != "CreateSignedS3FormData" {
			http.Error(w, "{}", http.StatusUnprocessableEntity)
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		w.WriteHeader(http.StatusAccepted)
		w.Write(answerTo(asked.UUID))
	})
	log.Fatal(http.ListenAndServe(net.JoinHostPort(os.Getenv("HOST"), os.Getenv("PORT")), nil))
}
