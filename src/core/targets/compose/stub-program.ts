// The program of compose.mock.yaml: one small HTTP server of Python's standard library, which answers in a role.
// It has no model: what it says is made of what it was asked, so that one sees what has passed through the pipeline.

import { py } from '../../plan/megaservice/python'

export const STUB_PROGRAM = py`
"""A stub in the place of a model, a store, or a service that needs one. STUB says which, and on which port.

It answers in the form of the real one, at once and without knowing anything. STUB_STORE says where the documents are.
"stub.py ask" asks whether it is healthy.
"""

import io
import json
import os
import re
import signal
import sys
import wave
from base64 import b64encode
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from urllib.parse import parse_qsl
from urllib.request import ProxyHandler, Request, build_opener

ROLE, PORT = os.environ["STUB"].split()
STORE = os.getenv("STUB_STORE")
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=="
kept = []


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def likeness(one, other):
    return len(words(one) & words(other)) / (1 + len(words(one)))


def vector(text):
    """How often each letter stands in it: equal texts have equal vectors."""
    return [text.lower().count(letter) / (1 + len(text)) for letter in "abcdefghijklmnopqrstuvwxyz"]


def text_of(content):
    if isinstance(content, str):
        return content
    return " ".join(part.get("text") or "[" + part.get("type", "?") + "]" for part in content)


def asked(body):
    """What a request is about, in whichever form it says so."""
    messages = body.get("messages")
    if messages:
        return messages if isinstance(messages, str) else text_of(messages[-1]["content"])
    for name in ("text", "prompt", "inputs", "input", "query", "initial_query", "user_prompt", "input_text"):
        if isinstance(body.get(name), str):
            return body[name]
    return json.dumps(body)[:1000]


def answer_to(body):
    return "A stub without a model was asked: " + asked(body)


def ask(request):
    with build_opener(ProxyHandler({})).open(request, timeout=10) as response:  # not by way of a proxy
        return json.load(response)


def store(texts=None):
    """Adds documents to the store, or reads them; without a store they stay here."""
    if not STORE:
        kept.extend(texts or [])
        return kept
    data = None if texts is None else json.dumps(texts).encode()
    return ask(Request("http://" + STORE + "/", data))


class Events(list):
    """An answer piece by piece."""


# --- servers of models -------------------------------------------------------------------------------------


def embed(body):
    texts = body.get("inputs", body.get("input", ""))
    return [vector(text) for text in ([texts] if isinstance(texts, str) else texts)]


def openai_embed(body):
    data = [{"object": "embedding", "index": at, "embedding": each} for at, each in enumerate(embed(body))]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    return {"object": "list", "model": str(body.get("model")), "data": data, "usage": usage}


def embedded(body):
    return {**body, "text": asked(body), "embedding": vector(asked(body))}


def rerank(body):
    texts = body["texts"] if "texts" in body else body["documents"]  # TEI's word, and OpenVINO's
    ranks = [
        {"index": at, "score": likeness(body["query"], text), **({"text": text} if body.get("return_text") else {})}
        for at, text in enumerate(texts)
    ]
    ranks.sort(key=lambda rank: -rank["score"])
    return ranks if "texts" in body else {"results": [{**rank, "relevance_score": rank["score"]} for rank in ranks]}


def completion(body, text):
    head = {"id": "stub", "created": 0, "model": str(body.get("model"))}
    if not body.get("stream"):
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "text": text, "finish_reason": "stop"}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return {**head, "object": "chat.completion", "choices": [choice], "usage": usage}
    pieces = [{"delta": {"content": piece}, "finish_reason": None} for piece in re.findall(r"\S+\s*|\s+", text)]
    pieces.append({"delta": {}, "finish_reason": "stop"})
    chunk = {**head, "object": "chat.completion.chunk"}
    events = [json.dumps({**chunk, "choices": [{"index": 0, **piece}]}) for piece in pieces]
    return Events("data: " + event + "\n\n" for event in [*events, "[DONE]"])


def chat(body):
    return completion(body, answer_to(body))


def generate(body):
    return {"generated_text": answer_to(body), "text": answer_to(body)}


def silence():
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(1600))
    return sound.getvalue()


def heard(body):
    return {"asr_result": "What is OPEA?", "text": "What is OPEA?"}


def spoken(body):
    return {"tts_result": b64encode(silence()).decode()}


# --- services of OPEA that load a model themselves, or need a store ----------------------------------------


def retrieve(body):
    query, count = asked(body), int(body.get("k") or 4)
    found = sorted(store(), key=lambda text: -likeness(query, text))[:count]
    docs = [{"text": text} for text in found]
    return {"retrieved_docs": docs, "initial_query": query, "top_n": 1, "metadata": [{} for _ in docs]}


def ingest(body):
    texts = [text for text in body.get("files", []) if text.strip()] or [json.dumps(body)]
    store(texts)
    return {"status": 200, "message": "Data preparation succeeded"}


def listed(body):
    return [{"name": text[:40], "id": str(at), "type": "File", "parent": ""} for at, text in enumerate(store())]


def deleted(body):
    return {"status": True}


def guard(body):
    return {"text": asked(body), "downstream_black_list": []}


def faithful(body):
    return completion(body, '{"REASONING": "none", "SCORE": "PASS"}')


def write(body):
    return {"text": answer_to(body), "prompt": asked(body)}


def film(body):
    return {"video_path": "/outputs/result.mp4", "wav2lip_result": "/outputs/result.mp4"}


def query(body):
    return {"result": {"input": asked(body), "sql": "SELECT 1", "output": [[1]]}, "text": answer_to(body)}


def create(body):
    kept.append(body)
    return str(len(kept) - 1)


def get(body):
    chosen = str(body.get("id") or body.get("prompt_id") or body.get("feedback_id") or "")
    return kept[int(chosen)] if chosen.isdigit() and int(chosen) < len(kept) else kept


def add(body):
    kept.extend(body)
    return kept


# role: {end of the path: what answers there}; "" is any path
ROLES = {
    "tei": {"/embed": embed, "/embeddings": openai_embed, "/rerank": rerank},
    "model": {"/completions": chat, "/generate": generate, "/api/chat": generate},
    "judge": {"/completions": lambda body: completion(body, "safe"), "/generate": lambda body: {"generated_text": "safe"}},
    "vision": {"/completions": chat, "/v1/encode": embedded, "/v1/embeddings": openai_embed, "": generate},
    "ear": {"": heard},
    "mouth": {"/v1/tts": spoken, "": lambda body: silence()},
    "film": {"": film},
    "store": {"": add},
    "retriever": {"": retrieve},
    "dataprep": {"/get": listed, "/delete": deleted, "": ingest},
    "guard": {"/v1/factuality": lambda body: {"score": 1.0}, "/v1/hallucination_detection": faithful, "": guard},
    "writer": {"/completions": write, "/v1/route": lambda body: {"url": "http://stub"}, "": write},
    "embedder": {"": embedded},
    "painter": {"": lambda body: {"images": [PIXEL]}},
    "query": {"": query},
    "record": {"/create": create, "/get": get, "/delete": deleted, "": create},
}


def read(data, kind):
    """A body of JSON, or the files and fields of a form."""
    if not kind.startswith("multipart/form-data"):
        return json.loads(data or b"{}")
    form = {"files": []}
    for part in data.split(b"--" + kind.partition("boundary=")[2].strip('"').encode())[1:-1]:
        head, _, value = part.strip(b"\r\n").partition(b"\r\n\r\n")
        text = value.decode("utf-8", "replace")
        name = re.search(rb'name="([^"]*)"', head)
        if b"filename=" in head:
            form["files"].append(text)
        elif name:
            form[name[1].decode()] = text
    return form


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.partition("?")[0]
        models = {"object": "list", "data": [{"id": "stub", "object": "model"}]}
        self.reply(kept if ROLE == "store" else models if path.endswith("/models") else {"model_id": "stub"})

    def do_POST(self):
        path, _, given = self.path.partition("?")
        path = path.rstrip("/")
        ends = [end for end in ROLES[ROLE] if path.endswith(end)]
        if not ends:
            return self.reply({"error": "a stub for " + ROLE + " has no " + path}, 404)
        try:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = read(data, self.headers.get("Content-Type") or "")
            if isinstance(body, dict):
                body = {**dict(parse_qsl(given)), **body}
            answer = ROLES[ROLE][max(ends, key=len)](body)
        except (KeyError, TypeError, ValueError, AttributeError, OSError) as error:
            return self.reply({"error": type(error).__name__ + ": " + str(error)}, 400)
        self.reply(answer)

    def reply(self, answer, status=200):
        kind, data = "application/json", answer
        if isinstance(answer, bytes):
            kind = "audio/wav"
        elif isinstance(answer, Events):
            kind, data = "text/event-stream", "".join(answer).encode()
        else:
            data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Server(ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    request_queue_size = 64


if sys.argv[1:] == ["ask"]:
    print(ask("http://localhost:" + PORT + "/health"))
else:
    # the first process of a container ends by no other means
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    print("a stub for", ROLE, "listens on", PORT, flush=True)
    Server(("0.0.0.0", int(PORT)), Handler).serve_forever()
`
