"""Stand-ins for the services of a pipeline, in the driver's own process: each listens on a port of its own.

They insist on what the real ones insist on. OPEA's wrappers read a request with the pydantic types of
opea-comps, as unions in their order (GenAIComps: opea_*_microservice.py of comps/retrievers, rerankings,
guardrails, llms); TEI and vLLM refuse what their documented APIs refuse: an empty list, a missing model,
messages as a plain text. No row stands here; a row changes what one of them does with `service.does(...)`.
"""

import asyncio
import json
from contextlib import asynccontextmanager, contextmanager

from aiohttp import web
from comps.cores.proto import api_protocol as api
from comps.cores.proto import docarray as doc
from pydantic import TypeAdapter

from ports import listen


class Refusal(Exception):
    """What a stand-in says to a request that the real service would not take."""


def need(condition, why):
    if not condition:
        raise Refusal(why)


class Service:
    """A service by its name; `seen` are the bodies it was sent, `headers` those of the last request."""

    path = "/"

    def __init__(self, name):
        self.name = name
        self.port = None
        self.runner = None
        self.seen, self.headers = [], {}
        self.behaviour = None

    def answer(self, body):
        raise NotImplementedError

    async def body_of(self, request):
        return json.loads(await request.read())

    async def respond(self, request, body):
        return web.json_response(self.answer(body))

    async def handle(self, request):
        try:
            body = await self.body_of(request)
            self.seen.append(body)
            self.headers = request.headers
            if self.behaviour:
                return await self.behaviour(request, body)
            need(
                request.method == "POST" and request.path == self.path,
                f"no {request.method} {request.path} here",
            )
            return await self.respond(request, body)
        except (Refusal, ValueError) as error:  # a pydantic ValidationError is a ValueError
            return web.json_response({"detail": str(error)}, status=422)
        except ConnectionError:
            return web.Response()  # nobody reads it any more

    async def start(self):
        listening = listen(self.port)
        self.port = listening.getsockname()[1]
        self.runner = web.ServerRunner(web.Server(self.handle))
        await self.runner.setup()
        await web.SockSite(self.runner, listening, shutdown_timeout=1).start()

    async def stop(self):
        if self.runner:
            await self.runner.cleanup()

    @asynccontextmanager
    async def down(self):
        await self.stop()
        try:
            yield
        finally:
            await self.start()

    @contextmanager
    def does(self, behaviour):
        self.behaviour = behaviour
        try:
            yield
        finally:
            self.behaviour = None


class Embedding(Service):
    path = "/v1/embeddings"
    vector = [0.25, -0.5, 0.125]

    def answer(self, body):
        api.EmbeddingRequest.model_validate(body)
        data = [api.EmbeddingResponseData(index=0, embedding=self.vector)]
        return api.EmbeddingResponse(data=data).model_dump()


class TeiEmbed(Service):
    path = "/embed"
    vector = [0.25, -0.5, 0.125]

    def answer(self, body):
        need(isinstance(body.get("inputs"), str) and body["inputs"], "inputs must be a text")
        return [self.vector]


class Retriever(Service):
    path = "/v1/retrieval"
    takes = TypeAdapter(
        doc.EmbedDoc | doc.EmbedMultimodalDoc | api.RetrievalRequest | api.ChatCompletionRequest
    )

    def __init__(self, name):
        super().__init__(name)
        self.docs = [f"{name} one", f"{name} two"]

    def answer(self, body):
        request = self.takes.validate_python(body)
        need(
            isinstance(request, doc.EmbedDoc),
            f"read as {type(request).__name__}: it searches without the embedding",
        )
        need(request.embedding == Embedding.vector, "that is not the embedding of the question")
        found = [doc.TextDoc(text=text) for text in self.docs]
        result = doc.SearchedMultimodalDoc(
            retrieved_docs=found, initial_query=request.text, metadata=[{}] * len(found)
        )
        return json.loads(result.model_dump_json())


class Reranking(Service):
    path = "/v1/reranking"
    takes = TypeAdapter(doc.SearchedMultimodalDoc | doc.SearchedDoc | api.RerankingRequest)

    def answer(self, body):
        request = self.takes.validate_python(body)
        need(request.retrieved_docs, "there is nothing to rank")
        best = [each.text for each in reversed(request.retrieved_docs)][: request.top_n]
        return json.loads(doc.LLMParamsDoc(query=request.initial_query, documents=best).model_dump_json())


class TeiRerank(Service):
    path = "/rerank"

    def answer(self, body):
        texts = body.get("texts")
        need(isinstance(body.get("query"), str), "query must be a text")
        need(
            isinstance(texts, list) and texts and all(isinstance(text, str) for text in texts),
            "texts: empty batch",
        )
        # the last is the best, and what comes first is not always the best
        return [{"index": index, "score": index / 10} for index in range(len(texts))]


class Guardrails(Service):
    path = "/v1/guardrails"
    takes = TypeAdapter(doc.LLMParamsDoc | doc.GeneratedDoc | doc.TextDoc)
    refuses = None

    def answer(self, body):
        request = self.takes.validate_python(body)
        need(isinstance(request, doc.TextDoc) and isinstance(request.text, str), "there is no text to judge")
        refused = self.refuses is not None
        judged = doc.TextDoc(text=self.refuses if refused else request.text)
        judged.downstream_black_list = [".*"] if refused else []
        return {"text": judged.text, "downstream_black_list": judged.downstream_black_list, "id": judged.id}


class Model(Service):
    """A chat model. vLLM wants to be told which, the wrapper llm-textgen knows it."""

    path = "/v1/chat/completions"
    tokens = ["Deep", " learning", ": «ü» 漢字 😀", " it's", ' "so"', "\n\nwell"]
    wants_model = False

    def check(self, body):
        request = api.ChatCompletionRequest.model_validate(body)
        need(isinstance(request.messages, list), "messages must be a list")
        need(
            request.messages and all(isinstance(each["content"], str) for each in request.messages),
            "no texts",
        )
        need(not self.wants_model or body.get("model"), "model is missing")
        return request

    def answer(self, body):
        self.check(body)
        message = api.ChatMessage(role="assistant", content="".join(self.tokens))
        choice = api.ChatCompletionResponseChoice(index=0, message=message, finish_reason="stop")
        usage = api.UsageInfo(prompt_tokens=5, completion_tokens=6, total_tokens=11)
        return api.ChatCompletionResponse(model="a-model", choices=[choice], usage=usage).model_dump()

    async def respond(self, request, body):
        if not body.get("stream"):
            return web.json_response(self.answer(body))
        self.check(body)
        return await stream(request, [events(self.tokens)])


class Vllm(Model):
    wants_model = True


class Custom(Service):
    """Adds what it is called to the list of those that the JSON object came through."""

    path = "/v1/add"

    def answer(self, body):
        need(isinstance(body, dict), "a JSON object is wanted")
        return {**body, "through": [*body.get("through", []), self.name], self.name: True}


class Before(Custom):
    """Finds documents for a chat request, and answers them as OPEA's reranking does."""

    def answer(self, body):
        need(body.get("messages"), "messages are missing")
        return {"documents": [f"{self.name} one"]}


class After(Custom):
    """Works on the text of what stands before it."""

    def answer(self, body):
        need(isinstance(body.get("text"), str), "text is missing")
        return {"text": body["text"].upper(), "by": self.name}


def chunk(delta, **more):
    choice = {"index": 0, "delta": delta, "finish_reason": None, **more}
    return {
        "id": "c",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "a-model",
        "choices": [choice],
    }


def data(payload, end=b"\n\n"):
    return b"data: " + json.dumps(payload, ensure_ascii=False).encode() + end


def events(tokens, done=True, end=b"\n\n"):
    """The bytes of a stream as vLLM sends it: the role first, then the tokens, the end, the usage."""
    sent = [chunk({"role": "assistant", "content": ""}), *[chunk({"content": token}) for token in tokens]]
    if done:
        sent += [
            chunk({}, finish_reason="stop"),
            {"object": "chat.completion.chunk", "choices": [], "usage": {}},
        ]
    return b"".join(data(each, end) for each in sent) + (b"data: [DONE]" + end if done else b"")


async def stream(request, parts, cut=False):
    """A streamed response of parts: bytes, or what to wait for. With `cut` the connection then breaks."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    for part in parts:
        if isinstance(part, bytes):
            await response.write(part)
        else:
            await part
    if cut:
        await asyncio.sleep(0)  # what was written goes out before the connection breaks
        request.transport.abort()
    else:
        await response.write_eof()
    return response
