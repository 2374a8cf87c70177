"""Rows about the other kinds of services: what each is sent, what comes of it, and what goes wrong."""

import asyncio

from aiohttp import web

from cases import KINDS, PICTURE, QUESTION, body_of
from kinds import Judge, encoded
from megaservice import chat
from rows_failures import FAILURES, STRANGE, reply
from services import Service
from trial import equal, failed, row

ASKED = [name for name, pipeline in KINDS.items() if pipeline.cases]
JUDGED = [name for name, pipeline in KINDS.items() if any(issubclass(kind, Judge) for kind in pipeline.services.values())]
JUDGED.remove("beside")  # nobody waits for anybody there


def cases(trial):
    return KINDS[trial.pipeline].cases.items()


def check(trial, why, case):
    """Who was asked, once each, and with what."""
    for service in trial.services:
        wanted = case.sent.get(service.name, {})
        equal(len(service.seen), 0 if wanted is None else 1, f"{why}: the number of calls of {service.name}")
        for name, value in (wanted or {}).items():
            equal(service.seen[0].get(name), value, f"{why}: {name} for {service.name}")


@row("kinds: each service is sent what it reads, and the client gets what the graph makes", on=ASKED)
async def _(trial):
    for why, case in cases(trial):
        trial.forget()
        answer = await trial.mega.post(None, raw=body_of(case, stream=False))
        if case.text is not None:
            equal(answer.content, case.text, f"{why}: the answer")
        else:
            equal((answer.status, answer.kind), (200, "application/json"), f"{why}: {answer.text}")
            got = answer.json if case.answer is None or not isinstance(case.answer, dict) else without_ids(answer.json)
            if case.answer is not None:
                equal(got, case.answer, f"{why}: the answer")
        check(trial, why, case)


def without_ids(answer):
    """docarray gives each of its objects an id."""
    return {name: value for name, value in answer.items() if name != "id"}


@row("kinds: the same when the client wants a stream, which is the default", on=ASKED)
async def _(trial):
    for why, case in cases(trial):
        for more in ({}, {"stream": True}):
            trial.forget()
            answer = await trial.mega.post(None, raw=body_of(case, **more))
            if case.text is None:
                equal((answer.status, answer.kind), (200, "application/json"), f"{why}: {answer.text}")
            else:
                equal(answer.said, case.text, f"{why}: the answer")
                equal(len(answer.tokens) > 1, KINDS[trial.pipeline].streams, f"{why}: in pieces")
            check(trial, why, case)


@row("kinds: a service that fails, or is down, is a 502 that names it", on=ASKED)
async def _(trial):
    why, case = next(iter(cases(trial)))
    for service in trial.services:
        for wanted in (False, True):
            for how, behaviour in FAILURES.items():
                if wanted and how not in ("500 and JSON", "a dropped connection", "half of a JSON", "a page for JSON"):
                    continue
                with service.does(behaviour):
                    answer = await trial.mega.post(None, raw=body_of(case, stream=wanted))
                try:
                    failed(answer, service.name)
                except AssertionError as error:
                    raise AssertionError(f"{service.name}, {how}, stream {wanted}: {error}") from error
            async with service.down():
                failed(await trial.mega.post(None, raw=body_of(case, stream=wanted)), service.name)
    equal((await trial.mega.post(None, raw=body_of(case))).status, 200, "afterwards")


@row("kinds: JSON of a strange shape is a 502 that names the service", on=ASKED)
async def _(trial):
    why, case = next(iter(cases(trial)))
    for service in trial.services:
        for text in STRANGE:
            if service.name in KINDS[trial.pipeline].anything and text.startswith("{"):
                continue
            with service.does(reply(text=text, content_type="application/json")):
                answer = await trial.mega.post(None, raw=body_of(case, stream=False))
            try:
                failed(answer, service.name)
            except AssertionError as error:
                raise AssertionError(f"{service.name} answers {text}: {error}") from error


@row("kinds: each guardrail that refuses ends the flow with its words", on=JUDGED)
async def _(trial):
    why, case = next(iter(cases(trial)))
    names = [service.name for service in trial.services]
    for judge in trial.of(Judge):
        judge.refuses = True
        trial.forget()
        try:
            equal((await trial.mega.post(None, raw=body_of(case, stream=False))).content, judge.says)
            equal((await trial.mega.post(None, raw=body_of(case, stream=True))).said, judge.says)
        finally:
            judge.refuses = False
        asked = [service.name for service in trial.services if service.seen]
        equal(asked, names[: names.index(judge.name) + 1], f"who was asked when {judge.name} refused")


@row("kinds: of guardrails side by side one is enough to refuse, whoever takes longer", on=["beside"])
async def _(trial):
    judges = trial.of(Judge)
    for judge in judges:
        judge.refuses = True
        try:
            for slow in judges:
                trial.forget()
                with slow.does(late(slow)):
                    equal((await trial.mega.post(chat(QUESTION, stream=False))).content, judge.says)
                    equal((await trial.mega.post(chat(QUESTION, stream=True))).said, judge.says)
                equal(trial["llm"].seen, [], f"what the model was sent when {judge.name} refused and {slow.name} was slow")
        finally:
            judge.refuses = False


def late(service):
    async def behaviour(request, body):
        await asyncio.sleep(0.1)
        return web.json_response(service.answer(body))

    return behaviour


@row("kinds: a guardrail that has nothing to compare an answer with is passed over", on=["faithful"])
async def _(trial):
    why, case = next(iter(cases(trial)))

    async def nothing(request, body):
        return web.json_response({"retrieved_docs": [], "initial_query": body["text"], "metadata": []})

    for wanted in (False, True):
        trial.forget()
        with trial["retriever"].does(nothing):
            answer = await trial.mega.post(None, raw=body_of(case, stream=wanted))
        equal(answer.said if wanted else answer.content, case.text)
        equal([trial["factuality"].seen, trial["hallucination"].seen], [[], []], "what the guardrails were sent")


@row("kinds: what a database says stands beside what was found", on=["hybrid"])
async def _(trial):
    await trial.mega.post(None, raw=body_of(KINDS["hybrid"].cases["text"], stream=False))
    prompt = trial["llm"].seen[-1]["messages"][0]["content"]
    for text in ("retriever one", "retriever two", "There are 7 albums.", QUESTION):
        assert text in prompt, prompt


@row("kinds: an image is fetched where a service wants it itself, and its URL is handed on where one wants that", on=["film"])
async def _(trial):
    pictures = Pictures("pictures")
    await pictures.start()
    try:
        url = f"http://127.0.0.1:{pictures.port}/cat.png"
        answer = await trial.mega.post({"messages": QUESTION, "image": url})
        equal(answer.status, 200, answer.text)
        equal(trial["film"].seen[-1], {"images_path": [{"image_path": url}]})
        equal(trial["sketch"].seen[-1]["image"], PICTURE)
        equal(answer.json["film"]["video_path"], "/home/user/video.mp4")
        equal(answer.json["sketch"]["images"], [encoded(f"PNG cat, {QUESTION}")])
        gone = await trial.mega.post({"messages": QUESTION, "image": f"{url}?gone"})
        equal(gone.status, 422, gone.text)
    finally:
        await pictures.stop()


class Pictures(Service):
    async def handle(self, request):
        return web.Response(body=b"PNG cat", content_type="image/png", status=404 if "gone" in request.query else 200)


@row("kinds: a request that makes no sense is a 422, and no service is asked", on=list(KINDS))
async def _(trial):
    # a sibling of a service that failed may still be asked: after a whole answer that has happened
    for _, case in list(cases(trial))[:1]:
        await trial.mega.post(None, raw=body_of(case))
    trial.forget()
    for why, request in KINDS[trial.pipeline].bad.items():
        answer = await trial.mega.post(None, raw=body_of(request))
        equal(answer.status, 422, f"the status for {why} ({answer.text!r:.200})")
        assert answer.json["detail"], answer.text
    equal([service.name for service in trial.services if service.seen], [], "who was asked")
