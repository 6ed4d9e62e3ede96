"""Takes in Ringpost's webhooks with nothing but Python's own library.

WEBHOOK_SECRET=... PORT=8080 python3 receiver.py     serves
python3 receiver.py check < cases                    verifies cases, see README.md
"""

import base64
import hashlib
import hmac
import json
import os
import queue
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_SECONDS = 5 * 60
LARGEST_BODY = 2 * 1024 * 1024
MADE_SECRET = re.compile(r"whsec_([A-Za-z0-9+/]{43}=)")


def verify(secret: str, headers: dict, body: bytes, now: int) -> str:
    """Standard Webhooks: says "ok" or why the webhook is refused. The body is the bytes as they came."""
    id = header(headers, "webhook-id")
    timestamp = header(headers, "webhook-timestamp")
    signatures = header(headers, "webhook-signature")
    if not id or not timestamp or not signatures:
        return "header_missing"
    if not re.fullmatch(r"[0-9]{1,12}", timestamp):
        return "timestamp_malformed"
    if now - int(timestamp) > TOLERANCE_SECONDS:
        return "timestamp_too_old"
    if int(timestamp) - now > TOLERANCE_SECONDS:
        return "timestamp_too_new"
    valid = False
    for key in keys(secret):
        digest = hmac.digest(key, f"{id}.{timestamp}.".encode() + body, "sha256")
        expected = "v1," + base64.b64encode(digest).decode()
        for signature in signatures.split(" "):
            valid = same(signature, expected) or valid
    return "ok" if valid else "signature_wrong"


def verify_body_only(secret: str, headers: dict, body: bytes) -> str:
    """X-Webhook-Signature alone: covers neither time nor id, so prefer verify()."""
    signature = header(headers, "x-webhook-signature")
    if not signature:
        return "header_missing"
    expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return "ok" if same(signature, expected) else "signature_wrong"


def keys(secret: str) -> list:
    """A secret that you chose keys by its text, one that Ringpost made by the bytes that its base64 stands for."""
    made = MADE_SECRET.fullmatch(secret)
    return ([base64.b64decode(made[1])] if made else []) + [secret.encode()]


def header(headers: dict, name: str):
    return next((value for key, value in headers.items() if key.lower() == name), None)


def same(given: str, expected: str) -> bool:
    """Compares bytes: compare_digest takes no text beyond ASCII."""
    return hmac.compare_digest(given.encode(), expected.encode())


# In memory for the sample. In yours: a table with webhook-id as its primary key, and the row and the event's work
# queue entry in one transaction, so that neither stands without the other.
seen = set()
seen_lock = threading.Lock()
work = queue.SimpleQueue()


def keep_once(id: str, event: dict) -> None:
    with seen_lock:
        if id not in seen:
            seen.add(id)
            work.put(event)


def do_the_work() -> None:
    while True:
        print("do the work of", work.get()["event"], flush=True)


class Receiver(BaseHTTPRequestHandler):
    timeout = 5

    def do_POST(self):
        size = self.headers.get("Content-Length", "")
        if not re.fullmatch(r"[0-9]{1,9}", size) or int(size) > LARGEST_BODY:
            self.answer(413)
            return
        body = self.rfile.read(int(size))
        verdict = verify(os.environ["WEBHOOK_SECRET"], dict(self.headers.items()), body, int(time.time()))
        if verdict != "ok":
            print("refused:", verdict, file=sys.stderr)
            self.answer(401)
            return
        keep_once(self.headers["webhook-id"], json.loads(body))
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()


def check() -> None:
    def text(encoded):
        return base64.b64decode(encoded).decode()

    for line in sys.stdin.read().splitlines():
        kind, secret, now, body, *rest = line.split("\t")
        headers = dict(text(one).split(": ", 1) for one in rest)
        raw = base64.b64decode(body)
        if kind == "standard":
            print(verify(text(secret), headers, raw, int(now)))
        else:
            print(verify_body_only(text(secret), headers, raw))


if __name__ == "__main__":
    if sys.argv[1:] == ["check"]:
        check()
    elif not os.environ.get("WEBHOOK_SECRET"):
        sys.exit("WEBHOOK_SECRET is missing")
    else:
        threading.Thread(target=do_the_work, daemon=True).start()
        server = ThreadingHTTPServer(("", int(os.environ.get("PORT", "8080"))), Receiver)
        print("listening on", server.server_address[1], flush=True)
        server.serve_forever()
