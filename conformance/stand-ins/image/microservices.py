"""Stand-ins for OPEA's microservices: the real data types of opea-comps, and the calls that the real ones make."""

import os
import sys

import requests
from comps.cores.proto.api_protocol import (
    ChatCompletionRequest,
    EmbeddingRequest,
    RerankingRequest,
    RetrievalRequest,
)
from comps.cores.proto.docarray import (
    EmbedDoc,
    EmbedMultimodalDoc,
    GeneratedDoc,
    ImageDoc,
    LLMParamsDoc,
    SearchedDoc,
    SearchedMultimodalDoc,
    TextDoc,
    TextImageDoc,
)
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import StreamingResponse
from store import ask


def setting(name):
    return os.environ.get(name) or sys.exit(f"{name} is not set")


def call(url, body=None, **options):
    response = requests.request("POST" if body else "GET", url, json=body, timeout=20, **options)
    if not response.ok:
        raise HTTPException(500, f"{url} answered {response.status_code}: {response.text}")
    return response


def needs(condition, what):
    if not condition:
        raise HTTPException(422, what)


def component(variable, *known):
    """The real loader stops on a component that it does not have; these are the ones that are played here."""
    name = os.environ.get(variable, known[0])
    if name not in known:
        sys.exit(f"{variable}: unknown component {name}")
    return name


STORES = (
    "REDIS MILVUS QDRANT PGVECTOR ELASTICSEARCH OPENSEARCH NEO4J VDMS PINECONE PATHWAY ARANGODB MARIADBVECTOR OPENGAUSS"
)


def of_stores(service):
    """The implementations of a service, one for each store, the usual one first."""
    names = [f"OPEA_{service}_{store}" for store in STORES.split()]
    multimodal = [f"OPEA_{service}_MULTIMODAL{store}" for store in ("REDIS", "VDMS")]
    return [*names, *multimodal, f"OPEA_{service}_NEO4J_LLAMAINDEX"]


def reach_redis():
    if "REDIS_URL" not in os.environ:
        return  # another store: that it is there has been seen already
    host, port = setting("REDIS_URL").removeprefix("redis://").rstrip("/").split(":")
    if ask(host, int(port), "PING") != "PONG":
        sys.exit("redis does not answer PING")


def embedding(app):
    if os.environ.get("MULTIMODAL_EMBEDDING") == "true":
        return multimodal_embedding(app)
    component("EMBEDDING_COMPONENT_NAME", "OPEA_TEI_EMBEDDING")
    tei = setting("TEI_EMBEDDING_ENDPOINT")

    @app.post("/v1/embeddings")
    def embed(request: EmbeddingRequest):
        vectors = call(f"{tei}/embed", {"inputs": request.input}).json()
        return {"data": [{"index": i, "embedding": [*vector, 4.0]} for i, vector in enumerate(vectors)]}


def multimodal_embedding(app):
    component("EMBEDDING_COMPONENT_NAME", "OPEA_MULTIMODAL_EMBEDDING_BRIDGETOWER")
    server = setting("MMEI_EMBEDDING_ENDPOINT")

    @app.post("/v1/embeddings")
    def embed(request: TextDoc | ImageDoc | TextImageDoc):
        text = request.text if isinstance(request, TextDoc) else getattr(getattr(request, "text", None), "text", "")
        vector = call(f"{server}/v1/encode", {"text": text}).json()["embedding"]
        return {"text": text, "embedding": [*vector, 4.0]}


def retriever(app):
    of_graphs = component("RETRIEVER_COMPONENT_NAME", *of_stores("RETRIEVER")) == "OPEA_RETRIEVER_NEO4J"
    reach_redis()

    @app.post("/v1/retrieval")
    def retrieve(request: EmbedDoc | EmbedMultimodalDoc | RetrievalRequest | ChatCompletionRequest):
        # the real one then searches without an embedding, and finds the wrong documents
        if of_graphs:  # it makes the vector itself
            needs(isinstance(request, ChatCompletionRequest), f"read as {type(request).__name__}, which has no messages")
            text = request.messages
            return {"retrieved_docs": [{"text": f"third document on «{text}»"}], "initial_query": text, "top_n": 1}
        needs(isinstance(request, EmbedDoc), f"read as {type(request).__name__}, which has no embedding")
        needs(request.embedding[:3] == [1.0, 2.0, 3.0], f"not the embedding of this question: {request.embedding}")
        found = f"document on «{request.text}» retrieved with {request.embedding}"
        docs = [{"text": f"{rank} {found}"} for rank in ("first", "second", "third")][: request.k]
        return {"retrieved_docs": docs, "initial_query": request.text, "top_n": 1, "metadata": [{}] * len(docs)}


def reranking(app):
    if component("RERANK_COMPONENT_NAME", "OPEA_TEI_RERANKING", "OPEA_VIDEO_RERANKING") == "OPEA_VIDEO_RERANKING":
        return video_reranking(app)
    tei = setting("TEI_RERANKING_ENDPOINT")

    @app.post("/v1/reranking")
    def rerank(request: SearchedMultimodalDoc | SearchedDoc | RerankingRequest | ChatCompletionRequest):
        needs(isinstance(request, SearchedDoc), f"read as {type(request).__name__}")
        texts = [doc.text for doc in request.retrieved_docs]
        scores = call(f"{tei}/rerank", {"query": request.initial_query, "texts": texts}).json()
        best = [f"{texts[score['index']]} [reranked]" for score in scores[: request.top_n]]
        return LLMParamsDoc(query=request.initial_query, documents=best).model_dump()


def video_reranking(app):
    files = setting("FILE_SERVER_ENDPOINT")

    @app.post("/v1/reranking")
    def rerank(request: SearchedMultimodalDoc | SearchedDoc):
        needs(request.retrieved_docs, "there is nothing to rank")
        return {"video_url": f"{files}/a.mp4", "chunk_start": 0, "chunk_duration": 10, "prompt": "", "max_new_tokens": 9}


def llm_textgen(app):
    component("LLM_COMPONENT_NAME", "OpeaTextGenService")
    server, model = setting("LLM_ENDPOINT"), setting("LLM_MODEL_ID")

    @app.post("/v1/chat/completions")
    def generate(request: LLMParamsDoc | ChatCompletionRequest | SearchedDoc):
        needs(isinstance(request, ChatCompletionRequest), f"read as {type(request).__name__}")
        needs(isinstance(request.messages, list), "messages is no list")
        messages = [dict(message) for message in request.messages]
        messages[-1]["content"] = f"[llm-textgen] {messages[-1]['content']}"
        body = {"model": model, "messages": messages, "stream": bool(request.stream)}
        response = call(f"{server}/v1/chat/completions", body, stream=request.stream)
        if request.stream:
            return StreamingResponse(response.iter_content(64), media_type="text/event-stream")
        return response.json()


def guardrails(app):
    component("GUARDRAILS_COMPONENT_NAME", "OPEA_LLAMA_GUARD")
    server, model = setting("SAFETY_GUARD_ENDPOINT"), setting("SAFETY_GUARD_MODEL_ID")

    @app.post("/v1/guardrails")
    def guard(request: LLMParamsDoc | GeneratedDoc | TextDoc):
        needs(isinstance(request, TextDoc) and request.text, "there is no text to judge")
        body = {"model": model, "messages": [{"role": "user", "content": request.text}]}
        verdict = call(f"{server}/v1/chat/completions", body).json()["choices"][0]["message"]["content"]
        if "unsafe" not in verdict:
            return TextDoc(text=request.text).model_dump()
        text = "Violated policies: Non-Violent Crimes, please check your input."
        return TextDoc(text=text, downstream_black_list=[".*"]).model_dump()


def dataprep(app):
    component("DATAPREP_COMPONENT_NAME", *of_stores("DATAPREP"))
    setting("HF_TOKEN")  # the real one stops without it
    if tei := os.environ.get("TEI_EMBEDDING_ENDPOINT"):
        call(f"{tei}/info")
    reach_redis()

    @app.post("/v1/dataprep/ingest")
    async def ingest(request: Request):
        needs(request.headers.get("content-type", "").startswith("multipart/form-data"), "this is no form")
        return {"status": 200, "message": "Data preparation succeeded"}


# role: (its port, what it adds to the app)
ROLES = {
    "embedding": (6000, embedding),
    "retriever": (7000, retriever),
    "reranking": (8000, reranking),
    "llm-textgen": (9000, llm_textgen),
    "guardrails": (9090, guardrails),
    "dataprep": (5000, dataprep),
}


def app(role):
    port, build = ROLES[role]
    made = FastAPI()
    build(made)
    made.add_api_route("/v1/health_check", lambda: {"Service Title": role}, methods=["GET"])
    return made, port
