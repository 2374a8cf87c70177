"""Stand-ins for TEI, TGI and vLLM. An answer tells what was read, so that it can be followed through a pipeline."""

import argparse
import json
import os
import sys
from typing import Literal

from fastapi import FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field, StrictBool, StrictStr

VECTOR = [1.0, 2.0, 3.0]


def arguments(given, required, flags=(), options=()):
    """The real programs refuse an argument that they do not know, and one without its value."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument(required, required=True)
    for flag in flags:
        parser.add_argument(flag, action="store_true")
    for option in options:
        parser.add_argument(option)
    read = vars(parser.parse_args(given))
    model = read[required.lstrip("-").replace("-", "_")]
    if not model or "$" in model:
        sys.exit(f"{required} names no model: {model!r}")
    if model.startswith("meta-llama/") and not os.environ.get("HF_TOKEN"):
        sys.exit(f"{model} is gated: HF_TOKEN is needed")
    return model, int(read.get("port") or 0)


def healthy(app):
    app.add_api_route("/health", lambda: {}, methods=["GET"])


# --- TEI ---------------------------------------------------------------------------------------------------


class EmbedRequest(BaseModel):
    inputs: StrictStr | list[StrictStr]


class RerankRequest(BaseModel):
    query: StrictStr
    texts: list[StrictStr] = Field(min_length=1, max_length=32)


def tei(given):
    options = ["--port", "--hostname", "--dtype", "--pooling", "--max-batch-tokens", "--max-client-batch-size"]
    model, port = arguments(given, "--model-id", ["--auto-truncate"], options)
    app = FastAPI()
    healthy(app)

    @app.get("/info")
    def info():
        return {"model_id": model}

    @app.post("/embed")
    def embed(request: EmbedRequest):
        if "rerank" in model:
            raise HTTPException(424, "model is not an embedding model")
        texts = [request.inputs] if isinstance(request.inputs, str) else request.inputs
        return [VECTOR for _ in texts]

    @app.post("/rerank")
    def rerank(request: RerankRequest):
        if "rerank" not in model:
            raise HTTPException(424, "model is not a re-ranker model")
        return [{"index": i, "score": i / 10} for i in reversed(range(len(request.texts)))]  # the last is best

    return app, port or 80


# --- TGI and vLLM ------------------------------------------------------------------------------------------


class Message(BaseModel):
    role: Literal["system", "user", "assistant", "tool"]
    content: StrictStr


class ChatRequest(BaseModel):
    model: StrictStr | None = None
    messages: list[Message] = Field(min_length=1)
    stream: StrictBool = False
    max_tokens: int | None = Field(default=None, ge=1)


def chunk(model, delta, finish_reason=None):
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "model": model, "choices": [choice]}


def events(model, text):
    yield f"data: {json.dumps(chunk(model, {'role': 'assistant', 'content': ''}))}\n\n"
    for start in range(0, len(text), 16):
        yield f"data: {json.dumps(chunk(model, {'content': text[start : start + 16]}), ensure_ascii=False)}\n\n"
    yield f"data: {json.dumps(chunk(model, {}, 'stop'))}\n\n"
    yield "data: [DONE]\n\n"


def in_pieces(parts):
    """What arrives are pieces of the network, not events: cut anywhere, in the middle of a character too."""
    data = "".join(parts).encode()
    for start in range(0, len(data), 97):
        yield data[start : start + 97]


def chat(model, request):
    asked = request.messages[-1].content
    if "guard" in model.lower():
        answer = "unsafe\nS2" if "steal" in asked else "safe"
    else:
        answer = f"{model} read: {asked}"
    if request.stream:
        return StreamingResponse(in_pieces(events(model, answer)), media_type="text/event-stream")
    choice = {"index": 0, "message": {"role": "assistant", "content": answer}, "finish_reason": "stop"}
    return {"id": "chatcmpl-1", "object": "chat.completion", "model": model, "choices": [choice]}


def tgi(given):
    options = ["--port", "--hostname", "--cuda-graphs", "--num-shard", "--max-input-length", "--max-total-tokens"]
    model, port = arguments(given, "--model-id", options=options)
    app = FastAPI()
    healthy(app)
    app.add_api_route("/v1/chat/completions", post(lambda request: chat(model, request)), methods=["POST"])
    return app, port or 80


def vllm(given):
    options = ["--host", "--port", "--dtype", "--max-model-len", "--tensor-parallel-size"]
    options += ["--block-size", "--max-num-seqs", "--max-seq-len-to-capture"]
    model, port = arguments(given, "--model", options=options)
    app = FastAPI()
    healthy(app)

    @app.exception_handler(RequestValidationError)
    async def bad_request(_, error):
        return JSONResponse({"error": {"message": str(error), "code": 400}}, 400)  # and not 422

    @app.get("/v1/models")
    def models():
        return {"data": [{"id": model}]}

    def complete(request):
        if request.model != model:
            raise HTTPException(404, f"The model `{request.model}` does not exist.")
        return chat(model, request)

    app.add_api_route("/v1/chat/completions", post(complete), methods=["POST"])
    return app, port or 8000


def post(answer):
    def handler(request: ChatRequest):
        return answer(request)

    return handler
