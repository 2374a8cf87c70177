"""Rows about the graph: guardrails, joins, nothing found, and graphs of services of one's own."""

import asyncio

from aiohttp import web

from megaservice import chat
from pipelines import PLAIN
from services import Guardrails, Model, Reranking, Retriever, TeiRerank
from trial import equal, failed, row

REFUSAL = "I can't \"answer\" that: it's\nunsafe, «ß» 漢字 😀 \\n b'x'"


def refusing(trial):
    async def behaviour(request, body):
        return web.json_response({"text": REFUSAL, "downstream_black_list": [".*"], "id": "1"})

    return trial.of(Guardrails)[0].does(behaviour)


@row(
    "a guardrail before the model refuses: its text is the answer, and nobody else is asked",
    on=["guard-before"],
)
async def _(trial):
    trial.forget()
    with refusing(trial):
        equal((await trial.mega.post(chat(stream=False))).content, REFUSAL)
        equal((await trial.mega.post(chat(stream=True))).said, REFUSAL)
    equal([service.name for service in trial.services if service.seen], ["guard"], "who was asked")


@row("a guardrail judges all that the client said", on=["guard-before"])
async def _(trial):
    trial.forget()
    talk = [("user", "Something harmful"), ("assistant", "Well"), ("user", "Go on")]
    await trial.mega.post({"messages": [{"role": role, "content": content} for role, content in talk]})
    judged = trial.of(Guardrails)[0].seen[0]["text"]
    assert "Something harmful" in judged and "Go on" in judged, judged


@row("a guardrail after the model judges its text; a refusal takes its place", on=["guard-after"])
async def _(trial):
    text = "".join(Model.tokens)
    trial.forget()
    equal((await trial.mega.post(chat(stream=False))).content, text)
    equal((await trial.mega.post(chat(stream=True))).said, text)
    equal([body["text"] for body in trial.of(Guardrails)[0].seen], [text, text], "what was judged")
    with refusing(trial):
        equal((await trial.mega.post(chat(stream=False))).content, REFUSAL)
        equal((await trial.mega.post(chat(stream=True))).said, REFUSAL)


@row("a guardrail whose answer is no judgement lets nothing through", on=["guard-before", "guard-after"])
async def _(trial):
    for answer in ({}, {"detail": "no"}, {"text": None}, {"downstream_black_list": []}, {"text": ["a"]}):

        async def behaviour(request, body, answer=answer):
            return web.json_response(answer)

        with trial.of(Guardrails)[0].does(behaviour):
            for wanted in (False, True):
                failed(await trial.mega.post(chat(stream=wanted)), "guard")


@row(
    "a service of one's own is sent the request as it came; what it finds or makes reaches the model",
    on=["own"],
)
async def _(trial):
    trial.forget()
    body = chat("What is it?", stream=False, mine={"a": [1, None]})
    equal((await trial.mega.post(body)).status, 200)
    equal(trial["first"].seen, [body])
    prompt = trial.model.seen[0]["messages"][0]["content"]
    assert "first one" in prompt and "What is it?" in prompt, prompt

    async def another_question(request, sent):
        return web.json_response({"text": "What is it really?", "downstream_black_list": None})

    with trial["first"].does(another_question):
        equal((await trial.mega.post(body)).status, 200)
    equal(trial.model.seen[1]["messages"], [{"role": "user", "content": "What is it really?"}])
    equal(trial["loud"].seen[1]["text"], "".join(Model.tokens))


def texts(trial):
    return trial["rerank"].seen[-1]["texts"]


def finding(retriever, docs):
    async def behaviour(request, body):
        return web.json_response(
            {"retrieved_docs": [{"text": text} for text in docs], "initial_query": body["text"]}
        )

    return retriever.does(behaviour)


@row("the documents of two retrievers are joined", on=["fan-in"])
async def _(trial):
    trial.forget()
    equal((await trial.mega.post(chat(stream=True))).said, "".join(Model.tokens))
    equal(sorted(texts(trial)), ["books one", "books two", "news one", "news two"])


@row("the documents are joined also when one retriever found nothing", on=["fan-in"])
async def _(trial):
    for empty, other in (("books", "news"), ("news", "books")):
        with finding(trial[empty], []):
            equal((await trial.mega.post(chat(stream=False))).status, 200)
        equal(sorted(texts(trial)), [f"{other} one", f"{other} two"])


@row("a document that both found is there once", on=["fan-in"])
async def _(trial):
    with finding(trial["books"], ["same", "a"]), finding(trial["news"], ["b", "same"]):
        await trial.mega.post(chat(stream=False))
    equal(sorted(texts(trial)), ["a", "b", "same"])


@row(
    "nothing found: a reranker is passed over, the model has the question alone",
    on=["wrapper", "direct", "fan-in", "guard-before", "guard-after"],
)
async def _(trial):
    for wanted in (False, True):
        trial.forget()
        for retriever in trial.of(Retriever):
            retriever.behaviour = finding_nothing
        try:
            answer = await trial.mega.post(chat("What is it?", stream=wanted))
        finally:
            for retriever in trial.of(Retriever):
                retriever.behaviour = None
        equal(answer.said if wanted else answer.content, "".join(Model.tokens))
        for reranker in trial.of((Reranking, TeiRerank)):
            equal(reranker.seen, [], "what the reranker was sent")
        equal(trial.model.seen[0]["messages"], [{"role": "user", "content": "What is it?"}])


async def finding_nothing(request, body):
    return web.json_response(
        {"retrieved_docs": [], "initial_query": body["text"], "top_n": 1, "metadata": []}
    )


THROUGH = {"diamond": ["s1", "s5", "s2", "s3", "s4"], "plain-leaves": ["start", "left", "right"]}
ANYTHING = {
    "text": "«ß» 漢字 😀 \ud83d",
    "n": [None, True, 1e300, 12345678901234567890, {}, [[]], ""],
    "$": "${HOME} {x}",
}


@row("any JSON object goes through the graph, and the leaf's object comes back as it is", on=["diamond"])
async def _(trial):
    trial.forget()
    answer = await trial.mega.post({**ANYTHING, "stream": True})
    equal((answer.status, answer.kind), (200, "application/json"), answer.text)
    wanted = trial["s4"].answer(trial["s4"].seen[0])
    equal(answer.json, wanted)
    equal({name: answer.json[name] for name in ANYTHING}, ANYTHING)
    equal({name for name in THROUGH["diamond"] if answer.json.get(name)}, set(THROUGH["diamond"]))


@row("every root is sent the request, and each service the joined answers of those before it", on=["diamond"])
async def _(trial):
    trial.forget()
    await trial.mega.post({"a": 1})
    equal(
        {service.name: len(service.seen) for service in trial.services}, dict.fromkeys(THROUGH["diamond"], 1)
    )
    equal([trial[name].seen[0] for name in ("s1", "s5")], [{"a": 1}, {"a": 1}])
    equal(trial["s2"].seen[0], {"a": 1, "s1": True, "s5": True, "through": ["s1", "s5"]})
    equal(trial["s3"].seen[0], trial["s2"].answer(trial["s2"].seen[0]))
    assert trial["s4"].seen[0]["s3"] is True, trial["s4"].seen[0]


@row("several leaves: an object by service name", on=["plain-leaves"])
async def _(trial):
    trial.forget()
    answer = await trial.mega.post(ANYTHING)
    equal(answer.status, 200, answer.text)
    wanted = {name: trial[name].answer(trial[name].seen[0]) for name in ("left", "right")}
    equal(answer.json, wanted)


@row("an answer without a thing in it is an answer", on=PLAIN)
async def _(trial):
    async def nothing(request, body):
        return web.json_response({})

    last = trial.services[-1] if trial.pipeline == "plain-leaves" else trial["s4"]
    with last.does(nothing):
        answer = await trial.mega.post({})
    equal(answer.json if trial.pipeline == "diamond" else answer.json[last.name], {})


async def asked_after(trial, **black_lists):
    """Who is asked, whether the service with that black list is the first to answer or the last."""
    ((name, black_list),) = black_lists.items()
    asked = []
    for late in (name, "s5"):
        trial.forget()

        async def telling(request, body, late=late):
            await asyncio.sleep(0.1 if late == name else 0)
            return web.json_response({"told": name, "downstream_black_list": black_list})

        async def slow(request, body, late=late):
            await asyncio.sleep(0.1 if late == "s5" else 0)
            return web.json_response(trial["s5"].answer(body))

        with trial[name].does(telling), trial["s5"].does(slow):
            answer = await trial.mega.post({})
        equal((answer.status, answer.json["told"]), (200, name), answer.text)
        asked.append(sorted(service.name for service in trial.services if service.seen))
    equal(asked[0], asked[1], "who is asked when s5 answers late")
    return asked[0]


@row("a black list stops what it names; null or an empty one stops nothing", on=["diamond"])
async def _(trial):
    def telling(black_list):
        async def behaviour(request, body):
            return web.json_response({"text": "enough", "downstream_black_list": black_list})

        return behaviour

    for black_list, asked in ((None, ["s1", "s2", "s3", "s4", "s5"]), ([], ["s1", "s2", "s3", "s4", "s5"])):
        trial.forget()
        with trial["s2"].does(telling(black_list)):
            equal((await trial.mega.post({"stream": True})).status, 200)
        equal(
            sorted(service.name for service in trial.services if service.seen),
            asked,
            f"asked with {black_list}",
        )
    trial.forget()
    with trial["s2"].does(telling([".*"])):
        answer = await trial.mega.post({"stream": True})
    equal(answer.json, {"text": "enough", "downstream_black_list": [".*"]})
    equal(sorted(service.name for service in trial.services if service.seen), ["s1", "s2", "s5"], "asked")
    equal(await asked_after(trial, s2=["s3"]), ["s1", "s2", "s4", "s5"], "who is asked without s3")
    equal(await asked_after(trial, s1=["s2"]), ["s1", "s5"], "who is asked without s2, whatever else stands before it")
    for strange in ("s3", {"s3": 1}, [3], ["["]):
        with trial["s2"].does(telling(strange)):
            failed(await trial.mega.post({}), "s2")
