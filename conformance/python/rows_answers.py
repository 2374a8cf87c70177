"""Rows about answers that go well: what each service is sent, and what the client gets."""

import asyncio
import json

from aiohttp import web

from megaservice import chat
from pipelines import CHAT, STREAMED
from services import After, Embedding, Guardrails, Model, Reranking, Retriever, TeiEmbed, events, stream
from trial import equal, row

QUESTION = "Wie heißt das «tiefe» Lernen?\n漢字 \"quoted\" 'too' {curly} 😀"


def spoken(trial):
    text = "".join(Model.tokens)
    return text.upper() if trial.of(After) else text


ONE_TEXT = [name for name in CHAT if name not in ("search", "two-leaves")]


@row("the answer comes in one piece", on=ONE_TEXT)
async def _(trial):
    answer = await trial.mega.post(chat(QUESTION, stream=False))
    if trial.of(After):
        equal(answer.json["choices"][0]["message"]["content"], spoken(trial))
    equal(answer.content, spoken(trial))
    equal(trial.model.seen[-1].get("stream") or False, False, "stream to the model")


@row("the answer of a model that is the last keeps its usage and model", on=STREAMED)
async def _(trial):
    answer = await trial.mega.post(chat(stream=False))
    equal((answer.json["usage"]["total_tokens"], answer.json["model"]), (11, "a-model"))


@row("the answer comes as a stream, which is the default", on=STREAMED)
async def _(trial):
    equal((await trial.mega.post(chat(QUESTION, stream=True))).tokens, Model.tokens)
    equal((await trial.mega.post(chat(QUESTION))).tokens, Model.tokens)


@row("a token is with the client before the model has made the next", on=STREAMED)
async def _(trial):
    read = asyncio.Event()

    async def behaviour(request, body):
        whole = events(["first", "second"])
        cut = whole.index(b"second")
        return await stream(request, [whole[:cut], asyncio.wait_for(read.wait(), 30), whole[cut:]])

    with trial.model.does(behaviour):
        async with trial.mega.opened(chat(stream=True)) as response:
            got = await response.content.readuntil(b"\n\n")
            equal(got, b"data: b'first'\n\n", "the first event")
            read.set()
            equal(await response.content.read(), b"data: b'second'\n\ndata: [DONE]\n\n", "the rest")


@row(
    "something follows the model: it is called in one piece, its end is streamed as one event",
    on=["guard-after", "own"],
)
async def _(trial):
    trial.forget()
    equal((await trial.mega.post(chat(QUESTION, stream=True))).tokens, [spoken(trial)])
    equal(trial.model.seen[0].get("stream") or False, False, "stream to the model")
    last = trial.services[-1]
    equal(last.seen[0]["text"], "".join(Model.tokens), f"the text for {last.name}")


@row("every service is sent what it reads, in any script")
async def _(trial):
    trial.forget()
    answer = await trial.mega.post(chat(QUESTION, stream=False))
    equal(answer.status, 200, answer.text)
    for service in trial.services:
        equal(len(service.seen), 1, f"the number of calls of {service.name}")
    for service in trial.of(Embedding):
        equal(service.seen[0]["input"], QUESTION)
    for service in trial.of(TeiEmbed):
        equal(service.seen[0]["inputs"], QUESTION)
    for service in trial.of(Retriever):
        equal((service.seen[0]["text"], service.seen[0]["embedding"]), (QUESTION, Embedding.vector))
    for service in trial.of(Model):
        prompt = service.seen[0]["messages"][-1]["content"]
        assert QUESTION in prompt, prompt


@row("the documents that were kept reach the model, the best first", on=["wrapper", "direct"])
async def _(trial):
    found = trial.of(Retriever)[0].name
    for top_n, wanted in ((1, [f"{found} two"]), (2, [f"{found} two", f"{found} one"])):
        trial.forget()
        await trial.mega.post(chat(stream=False, top_n=top_n))
        prompt = trial.model.seen[0]["messages"][0]["content"]
        places = [prompt.find(text) for text in (f"{found} two", f"{found} one")]
        equal([place >= 0 for place in places], [text in wanted for text in (f"{found} two", f"{found} one")])
        assert top_n == 1 or places[0] < places[1], prompt


@row(
    "options of the client go to the services that they are for; a reranker's default is one",
    on=["wrapper", "direct"],
)
async def _(trial):
    trial.forget()
    retrieval = {"k": 7, "search_type": "mmr", "fetch_k": 30, "lambda_mult": 0.25, "score_threshold": 0.5}
    model = {"max_tokens": 33, "temperature": 0.5, "top_p": 0.25, "frequency_penalty": 0.5, "stop": ["."]}
    await trial.mega.post(chat(stream=False, **retrieval, **model))
    sent = trial.of(Retriever)[0].seen[0]
    equal({name: sent.get(name) for name in retrieval}, retrieval, "what the retriever is sent")
    equal({name: trial.model.seen[0].get(name) for name in model}, model, "what the model is sent")
    if trial.of(Reranking):
        equal(trial.of(Reranking)[0].seen[0]["top_n"], 1)
    trial.forget()
    await trial.mega.post(chat(stream=False, max_tokens=None, top_p=None, temperature=None))
    defaults = {"max_tokens": 1024, "top_p": 0.95, "temperature": 0.01}
    equal({name: trial.model.seen[0].get(name) for name in defaults}, defaults, "the defaults")


@row("the model is told its name where the document has one", on=["direct", "guard-after"])
async def _(trial):
    await trial.mega.post(chat(stream=False))
    equal(trial.model.seen[-1]["model"], "Qwen/Qwen2.5-0.5B-Instruct")


@row("a remote service gets its key, the others none", on=["guard-before"])
async def _(trial):
    await trial.mega.post(chat(stream=False))
    equal(trial.model.headers.get("Authorization"), f"Bearer {trial.mega.variables['MODEL_KEY']}")
    await trial.mega.post(chat(stream=True))
    equal(trial.model.headers.get("Authorization"), f"Bearer {trial.mega.variables['MODEL_KEY']}")
    for service in trial.services:
        assert service is trial.model or "Authorization" not in service.headers, service.name


@row("messages may be a text, a conversation, or parts of text", on=STREAMED)
async def _(trial):
    parts = [{"type": "text", "text": "What is"}, {"type": "text", "text": "it?"}]
    talk = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Hello"},
        {"role": "assistant", "content": "Hi"},
        {"role": "user", "content": "And now?"},
    ]
    for messages, question in (
        ("Just so", "Just so"),
        ([{"role": "user", "content": parts}], "it?"),
        (talk, "And now?"),
    ):
        trial.forget()
        answer = await trial.mega.post({"messages": messages, "stream": False})
        equal(answer.content, "".join(Model.tokens))
        sent = trial.model.seen[0]["messages"]
        assert question in sent[-1]["content"], sent
    told = "\n".join(f"{each['content']}" for each in trial.model.seen[0]["messages"])
    assert "Be brief." in told and "Hello" in told and "Hi" in told, told


@row("ten requests at once do not mix", on=[name for name in ONE_TEXT if name not in ("own", "guard-after")])
async def _(trial):
    async def behaviour(request, body):
        question = body["messages"][-1]["content"].split("number ")[1].split("!")[0]
        return await stream(request, [events([f"answer {question}"])])

    with trial.model.does(behaviour):
        answers = await asyncio.gather(
            *(trial.mega.post(chat(f"number {n}!", stream=True)) for n in range(10))
        )
    equal([answer.said for answer in answers], [f"answer {n}" for n in range(10)])


@row("several leaves: an object by service name, never streamed", on=["two-leaves"])
async def _(trial):
    for stream_wanted in (True, False):
        answer = await trial.mega.post(chat(stream=stream_wanted))
        equal((answer.status, answer.kind), (200, "application/json"))
        equal(sorted(answer.json), ["llm", "second.llm"])
        for name in answer.json:
            equal(answer.json[name]["choices"][0]["message"]["content"], "".join(Model.tokens), name)
    equal(trial["llm"].seen[-1].get("stream") or False, False, "stream to a model")


@row("a leaf that is no model answers its JSON, never streamed", on=["search"])
async def _(trial):
    for stream_wanted in (True, False):
        answer = await trial.mega.post(chat(stream=stream_wanted))
        equal((answer.status, answer.kind), (200, "application/json"))
        equal([doc["text"] for doc in answer.json["retrieved_docs"]], ["retriever one", "retriever two"])


@row("an empty answer of the model is an answer", on=STREAMED)
async def _(trial):
    async def behaviour(request, body):
        if body.get("stream"):
            return await stream(request, [events([])])
        empty = {"role": "assistant", "content": ""}
        return web.json_response({"choices": [{"index": 0, "message": empty, "finish_reason": "stop"}]})

    with trial.model.does(behaviour):
        equal((await trial.mega.post(chat(stream=True))).tokens, [])
        equal((await trial.mega.post(chat(stream=False))).content, "")


@row(
    "the health check answers while a model keeps its caller waiting",
    on=[name for name in CHAT if name != "search"],
)
async def _(trial):
    for stream_wanted in (True, False):
        asked, go_on = asyncio.Event(), asyncio.Event()

        async def behaviour(request, body, asked=asked, go_on=go_on):
            asked.set()
            await asyncio.wait_for(go_on.wait(), 30)
            return await trial.model.respond(request, body)

        with trial.model.does(behaviour):
            waiting = asyncio.create_task(trial.mega.post(chat(stream=stream_wanted)))
            await asyncio.wait_for(asked.wait(), 30)
            healthy = await trial.mega.is_healthy(seconds=10)
            go_on.set()
            equal((await waiting).status, 200)
        assert healthy, f"the health check did not answer within 10 s, stream: {stream_wanted}"


@row("a client that goes away ends the model's work", on=STREAMED)
async def _(trial):
    over = asyncio.Event()

    async def behaviour(request, body):
        async def until_it_breaks():
            while request.transport and not request.transport.is_closing():
                await asyncio.sleep(0.02)
            over.set()

        return await stream(request, [events(["on"], done=False), asyncio.wait_for(until_it_breaks(), 30)])

    with trial.model.does(behaviour):
        async with trial.mega.opened(chat(stream=True)) as response:
            await response.content.readuntil(b"\n\n")
            response.close()
        await asyncio.wait_for(over.wait(), 30)


@row("nothing is counted as pending when nothing is", on=CHAT)
async def _(trial):
    async with trial.services[0].down():
        await trial.mega.post(chat(stream=True))
    await trial.mega.post(chat(stream=True))
    async with asyncio.timeout(30):  # a stream is counted off a moment after its last byte
        while (pending := await trial.mega.metric("megaservice_request_pending")) != 0:
            assert pending is not None, "there is no such metric"
            await asyncio.sleep(0.05)


@row("a guardrail's own text goes on in place of the client's", on=["guard-before"])
async def _(trial):
    async def behaviour(request, body):
        return web.json_response({"text": "My number is [REDACTED]", "downstream_black_list": []})

    trial.forget()
    with trial.of(Guardrails)[0].does(behaviour):
        equal((await trial.mega.post(chat("My number is 4711", stream=False))).status, 200)
    sent = json.dumps([service.seen for service in trial.services if service.name != "guard"])
    assert "[REDACTED]" in sent and "4711" not in sent, sent
