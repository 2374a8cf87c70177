// The Python of the helper that joins answers. Standard library only; it runs as it stands on Python 3.9 and newer.

import { py } from '../../plan/megaservice/python'

export const JOIN_PROGRAM = py`
"""Joins the answers of services. GMC's router calls it between them, because it hands on one answer only.

POST /merge?from=PATH&from=PATH      the members of the objects at these paths, as one object
POST /name?NAME=PATH&NAME=PATH       the values at these paths, by these names; with * for a NAME all members of the
                                     object at PATH, and with - what is not to be among them

A path is keys of the posted object with / between them; an empty one is the object as a whole.
"""

import json
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


def at(body, path):
    for key in path.split("/") if path else []:
        body = body[key]
    return body


def merge(body, pairs):
    """As OPEA's orchestrator: what comes later overwrites. But documents of all are kept."""
    merged, docs = {}, []
    for _, path in pairs:
        answer = at(body, path)
        merged.update(answer)
        docs += [doc for doc in answer.get("retrieved_docs") or [] if doc not in docs]
    return {**merged, "retrieved_docs": docs} if docs else merged


def name(body, pairs):
    named = {}
    for key, path in pairs:
        if key == "*":
            named.update(at(body, path))
        elif key == "-":
            named.pop(path, None)
        else:
            named[key] = at(body, path)
    return named


VERBS = {"/merge": merge, "/name": name}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # it would hold each answer back for 40 ms

    def do_GET(self):
        self.answer(200, {"ready": True})

    def do_POST(self):
        body = self.read()
        url = urlsplit(self.path)
        try:
            verb = VERBS[url.path]
            self.answer(200, verb(json.loads(body), parse_qsl(url.query, keep_blank_values=True)))
        except Exception as error:
            self.answer(422, {"error": f"{url.path}: {type(error).__name__}: {error}"})

    def read(self):
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while True:
            size = int(self.rfile.readline().split(b";")[0], 16)
            body += self.rfile.read(size)
            self.rfile.readline()
            if size == 0:
                return body

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, *_):
        pass  # probes come every few seconds


if __name__ == "__main__":
    # the first process of a container gets only signals that it handles
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    ThreadingHTTPServer(("", int(sys.argv[1])), Handler).serve_forever()
`
