// Takes in Ringpost's webhooks with nothing but Go's own library.
//
//	WEBHOOK_SECRET=... PORT=8080 go run receiver.go     serves
//	go run receiver.go check < cases                    verifies cases, see README.md
package main

import (
	"bufio"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	toleranceSeconds = 5 * 60
	largestBody      = 2 << 20
)

var (
	timestampForm = regexp.MustCompile(`\A[0-9]{1,12}\z`)
	madeSecret    = regexp.MustCompile(`\Awhsec_([A-Za-z0-9+/]{43}=)\z`)
)

// verify checks the Standard Webhooks signature and says "ok" or why the webhook is refused. The body is the bytes as
// they came; http.Header finds names whatever their case.
func verify(secret string, headers http.Header, body []byte, now int64) string {
	id := headers.Get("webhook-id")
	timestamp := headers.Get("webhook-timestamp")
	signatures := headers.Get("webhook-signature")
	if id == "" || timestamp == "" || signatures == "" {
		return "header_missing"
	}
	if !timestampForm.MatchString(timestamp) {
		return "timestamp_malformed"
	}
	sent, _ := strconv.ParseInt(timestamp, 10, 64)
	if now-sent > toleranceSeconds {
		return "timestamp_too_old"
	}
	if sent-now > toleranceSeconds {
		return "timestamp_too_new"
	}
	valid := false
	for _, key := range keys(secret) {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(id + "." + timestamp + "."))
		mac.Write(body)
		expected := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
		for _, signature := range strings.Split(signatures, " ") {
			valid = hmac.Equal([]byte(signature), []byte(expected)) || valid
		}
	}
	if !valid {
		return "signature_wrong"
	}
	return "ok"
}

// verifyBodyOnly checks X-Webhook-Signature alone, which covers neither time nor id, so prefer verify.
func verifyBodyOnly(secret string, headers http.Header, body []byte) string {
	signature := headers.Get("x-webhook-signature")
	if signature == "" {
		return "header_missing"
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(body)
	if !hmac.Equal([]byte(signature), []byte("sha256="+hex.EncodeToString(mac.Sum(nil)))) {
		return "signature_wrong"
	}
	return "ok"
}

// keys: a secret that you chose keys by its text, one that Ringpost made by the bytes that its base64 stands for.
func keys(secret string) [][]byte {
	if made := madeSecret.FindStringSubmatch(secret); made != nil {
		if decoded, err := base64.StdEncoding.DecodeString(made[1]); err == nil {
			return [][]byte{decoded, []byte(secret)}
		}
	}
	return [][]byte{[]byte(secret)}
}

// In memory for the sample. In yours: a table with webhook-id as its primary key, and the row and the event's work
// queue entry in one transaction, so that neither stands without the other.
var (
	seen sync.Map
	work = make(chan map[string]any, 1024)
)

func keepOnce(id string, event map[string]any) {
	if _, known := seen.LoadOrStore(id, true); !known {
		work <- event
	}
}

func doTheWork() {
	for event := range work {
		fmt.Println("do the work of", event["event"])
	}
}

func handle(answer http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(answer, request.Body, largestBody))
	if err != nil {
		answer.WriteHeader(http.StatusBadRequest)
		return
	}
	verdict := verify(os.Getenv("WEBHOOK_SECRET"), request.Header, body, time.Now().Unix())
	if verdict != "ok" {
		log.Println("refused:", verdict)
		answer.WriteHeader(http.StatusUnauthorized)
		return
	}
	var event map[string]any
	if err := json.Unmarshal(body, &event); err != nil {
		answer.WriteHeader(http.StatusBadRequest)
		return
	}
	keepOnce(request.Header.Get("webhook-id"), event)
	answer.WriteHeader(http.StatusNoContent)
}

func check() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, largestBody)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		headers := http.Header{}
		for _, field := range fields[4:] {
			name, value, _ := strings.Cut(string(decoded(field)), ": ")
			headers.Set(name, value)
		}
		now, _ := strconv.ParseInt(fields[2], 10, 64)
		if fields[0] == "standard" {
			fmt.Println(verify(string(decoded(fields[1])), headers, decoded(fields[3]), now))
		} else {
			fmt.Println(verifyBodyOnly(string(decoded(fields[1])), headers, decoded(fields[3])))
		}
	}
}

func decoded(text string) []byte {
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		log.Fatal(err)
	}
	return bytes
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == "check" {
		check()
		return
	}
	if os.Getenv("WEBHOOK_SECRET") == "" {
		log.Fatal("WEBHOOK_SECRET is missing")
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	listener, err := net.Listen("tcp", ":"+port)
	if err != nil {
		log.Fatal(err)
	}
	go doTheWork()
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	server := http.Server{Handler: http.HandlerFunc(handle), ReadTimeout: 5 * time.Second}
	log.Fatal(server.Serve(listener))
}
