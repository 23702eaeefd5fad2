"""Prints the result of each public game that `wordsnake relay` posts. `python receiver.py SECRET-FILE PORT`"""

import base64
import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

SECRET = base64.b64decode(Path(sys.argv[1]).read_text(encoding="ascii").strip().removeprefix("whsec_"))
seen = set()  # a result can come twice: one that keeps them keeps their ids


def is_genuine(headers, body: bytes) -> bool:
    at = headers["webhook-timestamp"] or ""
    if not at.isdecimal() or abs(time.time() - int(at)) > 300:
        return False
    signed = hmac.digest(SECRET, f"{headers['webhook-id']}.{at}.".encode() + body, hashlib.sha256)
    expected = "v1," + base64.b64encode(signed).decode()
    return any(hmac.compare_digest(expected, given) for given in (headers["webhook-signature"] or "").split())


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers["content-length"] or 0), 65_536))
        genuine = is_genuine(self.headers, body)
        self.send_response(204 if genuine else 401)
        self.end_headers()
        if genuine and self.headers["webhook-id"] not in seen:
            seen.add(self.headers["webhook-id"])
            game = json.loads(body)["data"]["game"]
            scores = ", ".join(f"{seat['player']} {seat['score']}" for seat in game["seats"])
            winners = " and ".join(game["outcome"]["winners"]) or "nobody"
            print(f"{game['game']} ({game['ruleset']}) won by {winners}: {scores}", flush=True)

    def log_message(self, *_: object) -> None:
        pass


HTTPServer(("127.0.0.1", int(sys.argv[2])), Receiver).serve_forever()
