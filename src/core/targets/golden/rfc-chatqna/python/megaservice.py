"""megaservice: an OPEA megaservice, made by Megaflow.

    embedding >> retrieval >> reranking >> llm

POST an OpenAI style chat request to it. The answer is a stream unless it says "stream": false.
It answers 422 to a request that makes no sense, and 502 with its name where a service fails.

MEGA_SERVICE_PORT says where it listens, <SERVICE>_SERVICE_HOST_IP and <SERVICE>_SERVICE_PORT where a service runs.
It needs Python 3.11 and opea-comps 1.2 or newer.
"""

import asyncio
import json
import os
import signal
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from comps import MicroService, ServiceOrchestrator, ServiceRoleType, ServiceType
from comps.cores.proto.api_protocol import ChatCompletionRequest
from comps.cores.proto.docarray import LLMParams
from fastapi import HTTPException, Request, Response
from fastapi.responses import StreamingResponse

NAME = "megaservice"
ENDPOINT = "/v1/megaservice"
PORT = int(os.getenv("MEGA_SERVICE_PORT", "8080"))
TIMEOUT = aiohttp.ClientTimeout(total=2000, sock_connect=10)  # seconds; a model on a CPU takes its time


def build():
    """The services, and which of them gives to which."""
    flow = Orchestrator()

    embedding = MicroService(
        name="embedding",
        service_type=ServiceType.EMBEDDING,
        host=os.getenv("EMBEDDING_SERVICE_HOST_IP", "localhost"),
        port=int(os.getenv("EMBEDDING_SERVICE_PORT", "6000")),
        endpoint="/v1/embeddings",
        use_remote_service=True,
    )
    flow.add(embedding, Embedding())

    retrieval = MicroService(
        name="retrieval",
        service_type=ServiceType.RETRIEVER,
        host=os.getenv("RETRIEVAL_SERVICE_HOST_IP", "localhost"),
        port=int(os.getenv("RETRIEVAL_SERVICE_PORT", "7000")),
        endpoint="/v1/retrieval",
        use_remote_service=True,
    )
    flow.add(retrieval, Retriever())

    reranking = MicroService(
        name="reranking",
        service_type=ServiceType.RERANK,
        host=os.getenv("RERANKING_SERVICE_HOST_IP", "localhost"),
        port=int(os.getenv("RERANKING_SERVICE_PORT", "8000")),
        endpoint="/v1/reranking",
        use_remote_service=True,
    )
    flow.add(reranking, Reranking())

    llm = MicroService(
        name="llm",
        service_type=ServiceType.LLM,
        host=os.getenv("LLM_SERVICE_HOST_IP", "localhost"),
        port=int(os.getenv("LLM_SERVICE_PORT", "9000")),
        endpoint="/v1/chat/completions",
        use_remote_service=True,
    )
    flow.add(llm, ChatModel(model=os.getenv("LLM_MODEL_ID", "meta-llama/Meta-Llama-3-8B-Instruct")))

    flow.flow_to(embedding, retrieval)
    flow.flow_to(retrieval, reranking)
    flow.flow_to(reranking, llm)
    return flow


@dataclass
class Chat:
    """What the client asks for; every adapter sees it, whatever the services before it answered."""

    body: dict  # the request as it came
    options: ChatCompletionRequest  # the same, checked
    messages: list  # the conversation, each {"role": ..., "content": text}
    asked: dict  # the last message of the user
    stream: bool

    @property
    def question(self):
        return self.asked["content"]

    def chosen(self, names):
        """Those of the options that the client has set; for the rest a service has defaults of its own."""
        return self.options.model_dump(include=set(names.split()), exclude_unset=True, exclude_none=True)


def text_of(message):
    """The message with its content as one text."""
    role, content = message["role"], message["content"]
    if role not in ("system", "user", "assistant"):
        raise ValueError(f"unknown role {role!r}")
    if not isinstance(content, str):
        others = {part["type"] for part in content} - {"text"}
        if others:
            raise ValueError(f"only text can be answered, not {', '.join(sorted(others))}")
        content = "\n".join(part["text"] for part in content)
    return {"role": role, "content": content}


async def read_chat(request):
    """The request as a Chat; 422 where it is none."""
    try:
        body = json.loads(await request.body())
        options = ChatCompletionRequest.model_validate(body)
        told = options.messages
        messages = [{"role": "user", "content": told}] if isinstance(told, str) else [text_of(each) for each in told]
        asked = [message for message in messages if message["role"] == "user" and message["content"].strip()]
        if not asked:
            raise ValueError("there is no question in messages")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HTTPException(422, f"not a chat request: {type(error).__name__}: {error}") from error
    stream = options.stream if "stream" in body else True  # as OPEA's own megaservices have it
    return Chat(body=body, options=options, messages=messages, asked=asked[-1], stream=bool(stream))


class Adapter:
    """How one kind of service is asked, and what its answer means. Whatever it raises becomes a 502.

    "text", "embedding" and "retrieved_docs" ([{"text": ...}]) are given by the services before, where they have them.
    """

    empty = None  # its answer where there is nothing to ask
    streams = False

    def __init__(self, model=None, api_key=None):
        self.model = model
        self.api_key = api_key

    def request(self, given, chat):
        """What is posted. None: there is nothing to ask."""
        raise NotImplementedError

    def hand_on(self, answer, given, chat):
        """What the services after this one are given."""
        raise NotImplementedError


class Embedding(Adapter):
    """OPEA's embedding: {"input": text} -> {"data": [{"embedding": [number, ...]}]}"""

    def request(self, given, chat):
        return {"input": given.get("text", chat.question)}

    def hand_on(self, answer, given, chat):
        return {**given, "embedding": expect(list, answer["data"][0]["embedding"])}


class Retriever(Adapter):
    """OPEA's retriever: {"text", "embedding", "k", ...} -> {"retrieved_docs": [{"text"}, ...]}"""

    options = "search_type k fetch_k distance_threshold lambda_mult score_threshold constraints index_name"

    def request(self, given, chat):
        text = given.get("text", chat.question)
        if "embedding" in given:
            query = {"text": text, "embedding": given["embedding"]}
        else:  # a graph is asked in words; its component reads them from the messages
            query = {"input": text, "messages": text}
        return {**query, **chat.chosen(self.options)}

    def hand_on(self, answer, given, chat):
        return {**given, "retrieved_docs": passages(answer["retrieved_docs"])}


class Reranking(Adapter):
    """OPEA's reranking: {"initial_query", "retrieved_docs", "top_n"} -> {"documents": [text, ...]}"""

    empty = {"documents": []}

    def request(self, given, chat):
        if not given.get("retrieved_docs"):
            return None
        query = given.get("text", chat.question)
        return {"initial_query": query, "retrieved_docs": given["retrieved_docs"], "top_n": chat.options.top_n}

    def hand_on(self, answer, given, chat):
        best = answer["documents"] if "documents" in answer else answer["reranked_docs"]
        return {**given, "retrieved_docs": passages(best)}


class ChatModel(Adapter):
    """A language model behind an OpenAI style API: OPEA's llm-textgen, vLLM, TGI and others."""

    streams = True
    options = "max_tokens temperature top_p top_k frequency_penalty presence_penalty repetition_penalty stop seed"

    def request(self, given, chat):
        text = prompt(given.get("text", chat.question), given.get("retrieved_docs"))
        messages = [{"role": "user", "content": text}]
        if "text" not in given:  # the question is still the client's own: it stays in its conversation
            messages = [messages[0] if message is chat.asked else message for message in chat.messages]
        model = {"model": self.model} if self.model else {}
        settings = {"max_tokens": 1024, "temperature": 0.01, "top_p": 0.95, **chat.chosen(self.options)}
        return {**model, "messages": messages, **settings, "stream": False}

    def hand_on(self, answer, given, chat):
        return made(answer["choices"][0]["message"]["content"], given)

    def token(self, data):
        data = json.loads(data)
        if "error" in data or data.get("object") == "error":
            raise ValueError(str(data.get("error") or data.get("message")))
        choice = (data.get("choices") or [{}])[0]
        return (choice.get("delta") or {}).get("content") or choice.get("text") or ""


DONE = "data: [DONE]\n\n"


def event(text):
    """One event of the stream. Bytes as Python writes them are what OPEA's own user interfaces read."""
    return f"data: {text.encode(errors='replace')!r}\n\n"


def expect(kind, value):
    """The value, if it is of that kind."""
    if not isinstance(value, kind):
        raise TypeError(f"expected a {kind.__name__}, got {value!r:.200}")
    return value


def passages(docs):
    """Documents as [{"text": ...}], whether they came so or as plain texts."""
    return [{"text": expect(str, doc if isinstance(doc, str) else doc["text"])} for doc in docs]


def prompt(question, docs):
    """What the model is asked, with the documents that were found."""
    if not docs:
        return question
    found = "\n".join(doc["text"] for doc in docs)
    return (
        "Answer the question by means of the search results. Leave out those that do not bear on it, "
        "and say so if they do not hold the answer.\n\n"
        f"### Search results:\n{found}\n\n### Question:\n{question}\n\n### Answer:\n"
    )


def made(text, given):
    """What a model's answer becomes for those after it: its text, and what it was made of."""
    sources = {"sources": given["retrieved_docs"]} if given.get("retrieved_docs") else {}
    return {"text": expect(str, text), **sources}


def title(node):
    return node.removesuffix("/MicroService")


class Orchestrator(ServiceOrchestrator):
    """OPEA's orchestrator walks the graph; here each service is asked, by its adapter.

    The base class takes error pages for answers, stops the event loop while it streams, and lets the last of several
    predecessors overwrite what the others found.
    """

    def __init__(self):
        super().__init__()
        self.adapters = {}

    def add(self, service, adapter):
        self.adapters[service.name] = adapter
        return super().add(service)

    def flow_to(self, from_service, to_service):
        if not super().flow_to(from_service, to_service):  # it only says so
            raise ValueError(f"{from_service.name} >> {to_service.name} is not possible")

    async def schedule(self, *args, **kwargs):
        try:
            return await super().schedule(*args, **kwargs)
        except BaseException:
            self.metrics.pending_update(False)  # the base class would count it as pending for ever
            raise

    @asynccontextmanager
    async def post(self, session, node, body, api_key):
        """Posts JSON to a service and gives its response, if that is no error page."""
        service = self.services[node]
        url = f"{service.protocol}://{service.host}:{service.port}{service.endpoint}"
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        async with session.post(url, json=body, headers=headers, timeout=TIMEOUT) as response:
            if response.status >= 400:
                page = await response.text(errors="replace")
                raise HTTPException(502, f"{title(node)} answered {response.status}: {page:.300}")
            yield response

    async def execute(self, session, req_start, cur_node, inputs, runtime_graph, llm_parameters=None, **kwargs):
        adapter, chat = self.adapters[cur_node], kwargs["chat"]
        try:
            body = adapter.request(inputs, chat)
            if body is None:
                return {"answer": adapter.empty, "handed_on": inputs}, cur_node
            if chat.stream and adapter.streams and self.all_leaves() == [cur_node]:
                return {"answer": await self.stream(cur_node, body, req_start), "handed_on": {}}, cur_node
            async with self.post(session, cur_node, body, adapter.api_key) as response:
                answer = json.loads(await response.read())
            result = {"answer": answer, "handed_on": adapter.hand_on(answer, inputs, chat)}
            return result, cur_node
        except HTTPException:
            raise
        except Exception as error:
            raise HTTPException(502, f"{title(cur_node)} failed: {type(error).__name__}: {error!s:.300}") from error

    def process_outputs(self, prev_nodes, result_dict):
        """What a service is given: all that those before it hand on, of texts and lists the ones of all of them."""
        given, texts = {}, []
        for node in prev_nodes:
            for name, value in result_dict[node]["handed_on"].items():
                if name == "text" and isinstance(value, str):
                    texts += [value] if value not in texts else []
                elif name != "embedding" and isinstance(value, list) and isinstance(given.get(name), list):
                    given[name] = given[name] + [each for each in value if each not in given[name]]
                else:
                    given[name] = value
        return {**given, "text": "\n\n".join(texts)} if texts else given

    async def stream(self, node, body, req_start):
        """The tokens as they come. What fails before the first is still a 502; later the text has to say it."""
        tokens = asyncio.Queue()
        reading = asyncio.create_task(self.read(node, {**body, "stream": True}, req_start, tokens))
        first = await tokens.get()
        if isinstance(first, Exception):
            raise first

        async def events():
            self.metrics.pending_update(True)
            token = first
            try:
                while isinstance(token, str):
                    yield event(token)
                    token = await tokens.get()
                if token is not None:
                    yield event(f"\n[the answer broke off: {type(token).__name__}: {token}]")
                yield DONE
            finally:
                reading.cancel()
                self.metrics.pending_update(False)

        return StreamingResponse(events(), media_type="text/event-stream")

    async def read(self, node, body, req_start, tokens):
        """Puts the texts of a stream among the tokens, and at its end None or what went wrong.

        It reads by the line, since the network may cut the events anywhere, and does not wait for the client: what has
        come and is not read is lost when the connection breaks.
        """
        adapter, since, end = self.adapters[node], req_start, ValueError("no answer came")
        try:
            # the session of schedule() would end too early
            async with (
                aiohttp.ClientSession(trust_env=True, read_bufsize=2**25) as session,  # the longest line it reads
                self.post(session, node, body, adapter.api_key) as response,
            ):
                if response.content_type == "application/json":
                    answer = json.loads(await response.read())
                    tokens.put_nowait(adapter.hand_on(answer, {}, None)["text"])
                    end = None
                async for line in response.content:
                    if not line.startswith(b"data:"):
                        continue
                    end, data = None, line.removeprefix(b"data:").strip()
                    if data == b"[DONE]":
                        break
                    token = adapter.token(data)
                    if token:
                        since = self.metrics.token_update(since, since == req_start)
                        tokens.put_nowait(token)
            self.metrics.request_update(req_start)
        except Exception as error:
            end = error
        tokens.put_nowait(end)

    async def handle(self, request: Request):
        chat = await read_chat(request)
        # the base class must not stream by itself
        results, _ = await self.schedule({}, LLMParams(stream=False), chat=chat)
        last = self.all_leaves()
        answers = {title(node): results[node]["answer"] for node in last}
        answer = answers if len(last) > 1 else answers.popitem()[1]
        if isinstance(answer, Response):
            return answer
        return Response(json.dumps(answer), media_type="application/json")


def serve(flow):
    service = MicroService(
        name=NAME,
        service_role=ServiceRoleType.MEGASERVICE,
        host="0.0.0.0",
        port=PORT,
        endpoint=ENDPOINT,
    )
    service.add_route(ENDPOINT, flow.handle, methods=["POST"])
    for number in (signal.SIGTERM, signal.SIGINT):  # the first process of a container gets only signals it handles
        service.event_loop.add_signal_handler(number, setattr, service.server, "should_exit", True)
    service.start()


if __name__ == "__main__":
    serve(build())
