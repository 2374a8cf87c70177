"""Rows about what goes wrong: services that fail, streams that break, requests that make no sense."""

import json

from aiohttp import web

from megaservice import chat
from pipelines import CHAT, PLAIN, SHAPES, STREAMED
from services import Model, Service, chunk, data, events, stream
from trial import equal, failed, row


def reply(**response):
    async def behaviour(request, body):
        return web.Response(**response)

    return behaviour


async def drop(request, body):
    request.transport.abort()
    return web.Response()


JSON = "application/json"
FAILURES = {
    "500 and JSON": reply(status=500, text='{"error": "out of memory"}', content_type=JSON),
    "422 and JSON": reply(status=422, text='{"detail": [{"loc": ["body"]}]}', content_type=JSON),
    "404 and a page": reply(status=404, text="<h1>not here</h1>", content_type="text/html"),
    "503 and nothing": reply(status=503),
    "a dropped connection": drop,
    "a page for JSON": reply(text="<h1>fine</h1>", content_type="text/html"),
    "half of a JSON": reply(text='{"a": [1, 2', content_type=JSON),
    "no byte": reply(content_type=JSON),
    "no UTF-8": reply(body=b'{"text": "\xff"}', content_type=JSON),
}
# JSON, but not of a shape that a service of OPEA, TEI or a model has
STRANGE = ["[]", "{}", "null", "17", '"text"', '{"error": "busy"}', '{"data": []}', '{"choices": []}', "[[]"]


def question(trial, **more):
    return {"start": 1} if trial.pipeline in PLAIN else chat(**more)


@row("a service that fails is a 502 that names it", on=[*SHAPES, *PLAIN])
async def _(trial):
    for service in trial.services:

        async def right_but_500(request, body, service=service):
            return web.json_response(service.answer(body), status=500)

        for why, behaviour in {**FAILURES, "500 and a right answer": right_but_500}.items():
            with service.does(behaviour):
                for wanted in (False, True) if service is trial.model else (True,):
                    try:
                        failed(await trial.mega.post(question(trial, stream=wanted)), service.name)
                    except AssertionError as error:
                        raise AssertionError(f"{service.name}, {why}, stream {wanted}: {error}") from error


@row("a service that is down is a 502 that names it", on=[*CHAT, *PLAIN])
async def _(trial):
    for service in trial.services:
        async with service.down():
            for wanted in (False, True):
                failed(await trial.mega.post(question(trial, stream=wanted)), service.name)
    equal((await trial.mega.post(question(trial))).status, 200, "afterwards")


@row("JSON of a strange shape is a 502 that names the service", on=SHAPES)
async def _(trial):
    for service in trial.services:
        for text in STRANGE:
            if service.path == "/v1/add" and text.startswith("{"):
                continue  # of a service of one's own every object is an answer
            with service.does(reply(text=text, content_type=JSON)):
                try:
                    failed(await trial.mega.post(chat(stream=False)), service.name)
                except AssertionError as error:
                    raise AssertionError(f"{service.name} answers {text}: {error}") from error


@row("what is no object is a 502 that names the service", on=PLAIN)
async def _(trial):
    for service in trial.services:
        for text in ("[]", "null", "17", '"text"'):
            with service.does(reply(text=text, content_type=JSON)):
                failed(await trial.mega.post({}), service.name)


def streaming(*parts, **more):
    async def behaviour(request, body):
        return await stream(request, parts, **more)

    return behaviour


ROLE = data(chunk({"role": "assistant", "content": ""}))
ERROR = data({"error": {"message": "out of memory", "code": 500}})
VLLM_ERROR = data({"object": "error", "message": "out of memory", "code": 500})
TGI_ERROR = b"event: error\n" + data({"error": "out of memory", "error_type": "generation"})


@row("a model that fails before its first token is a 502", on=STREAMED)
async def _(trial):
    for parts, cut in (
        ([], False),
        ([], True),
        ([b": waking up\n\n"], False),
        ([ERROR], False),
        ([ROLE, ERROR], False),
        ([ROLE, VLLM_ERROR], False),
        ([ROLE, TGI_ERROR, b"data: [DONE]\n\n"], False),
        ([ROLE], True),
        ([ROLE, b"data: {nonsense\n\n"], False),
        ([ROLE, b"data: [1]\n\n"], False),
    ):
        with trial.model.does(streaming(*parts, cut=cut)):
            try:
                failed(await trial.mega.post(chat(stream=True)), trial.model.name)
            except AssertionError as error:
                raise AssertionError(f"{parts}, cut {cut}: {error}") from error


@row("a model that fails after its first token says so in the text, and the stream ends well", on=STREAMED)
async def _(trial):
    begun = events(["So", " far"], done=False)
    for last, cut in (
        (ERROR, False),
        (VLLM_ERROR, False),
        (TGI_ERROR, False),
        (b"", True),
        (b"data: {non\n\n", False),
    ):
        with trial.model.does(streaming(begun + last, cut=cut)):
            tokens = (await trial.mega.post(chat(stream=True))).tokens
        equal(tokens[:2], ["So", " far"])
        equal(len(tokens), 3, "the number of events")
        assert len(tokens[2].strip()) > 10, tokens[2]


TOKENS = Model.tokens


@row("a stream is complete however it is written", on=STREAMED)
async def _(trial):
    whole, crlf = events(TOKENS), events(TOKENS, end=b"\r\n\r\n")
    last = data(chunk({"content": TOKENS[-1]}), end=b"")
    for how, parts in {
        "CRLF": [crlf],
        "byte by byte": [whole[n : n + 1] for n in range(len(whole))],
        "CRLF, byte by byte": [crlf[n : n + 1] for n in range(len(crlf))],
        "three bytes at once": [whole[n : n + 3] for n in range(0, len(whole), 3)],
        "no blank line at the end": [whole.rstrip(b"\n")],
        "a token without a line's end": [events(TOKENS[:-1], done=False) + last],
        "no [DONE]": [events(TOKENS, done=False)],
        "comments and other fields": [
            b": hello\n\n" + whole.replace(b"data: ", b"id: 1\nevent: message\ndata: ")
        ],
        "no space after the colon": [whole.replace(b"data: ", b"data:")],
        "escaped": [b"".join(escaped(token) for token in TOKENS) + b"data: [DONE]\n\n"],
        "texts of completions": [b"".join(data({"choices": [{"text": token}]}) for token in TOKENS)],
    }.items():
        with trial.model.does(streaming(*parts)):
            try:
                equal((await trial.mega.post(chat(stream=True))).said, "".join(TOKENS))
            except AssertionError as error:
                raise AssertionError(f"{how}: {error}") from error


@row("an event of any length arrives whole", on=STREAMED)
async def _(trial):
    text = "long " * 100_000
    with trial.model.does(streaming(events([text, "end"]))):
        equal((await trial.mega.post(chat(stream=True))).said == text + "end", True, "that it is whole")


@row("a model that answers in one piece though a stream is wanted is heard", on=STREAMED)
async def _(trial):
    async def whole(request, body):
        return web.json_response(trial.model.answer({**body, "stream": False}))

    with trial.model.does(whole):
        equal((await trial.mega.post(chat(stream=True))).said, "".join(TOKENS))


def escaped(token):
    return b"data: " + json.dumps(chunk({"content": token})).encode() + b"\n\n"


@row("an event may be cut between any two bytes", on=STREAMED)
async def _(trial):
    whole = events(["a«é漢😀»"])
    text = whole.index(b"a\xc2")
    for cut in range(text - 12, text + 44):  # from before its "content" to within the next event
        with trial.model.does(streaming(whole[:cut], whole[cut:])):
            equal((await trial.mega.post(chat(stream=True))).said, "a«é漢😀»", f"cut at {cut}, it")


IMAGE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
TEXT = {"type": "text", "text": "What is this?"}
BAD = {
    "no JSON": b"{",
    "nothing": b"",
    "no UTF-8": b'{"messages": "\xff\xfe"}',
    "a list": b"[]",
    "a text": b'"hello"',
    "null": b"null",
    "deep": b"[" * 100_000,
}
BAD_CHATS = {
    "no messages": {},
    "messages are null": {"messages": None},
    "messages are a number": {"messages": 3},
    "an empty list": {"messages": []},
    "an empty text": {"messages": ""},
    "blank": {"messages": [{"role": "user", "content": " \n"}]},
    "no content": {"messages": [{"role": "user"}]},
    "no role": {"messages": [{"content": "hi"}]},
    "content is null": {"messages": [{"role": "user", "content": None}]},
    "content is a number": {"messages": [{"role": "user", "content": 7}]},
    "an unknown role": {"messages": [{"role": "stranger", "content": "hi"}]},
    "an unknown role among others": {
        "messages": [{"role": "x", "content": "a"}, {"role": "user", "content": "b"}]
    },
    "no message of a user": {"messages": [{"role": "system", "content": "Be brief."}]},
    "an image and a text": {"messages": [{"role": "user", "content": [TEXT, IMAGE]}]},
    "an image": {"messages": [{"role": "user", "content": [IMAGE]}]},
    "a part without a type": {"messages": [{"role": "user", "content": [{"text": "hi"}]}]},
    "a part without its text": {"messages": [{"role": "user", "content": [{"type": "text"}]}]},
    "max_tokens is a word": {"messages": "hi", "max_tokens": "many"},
    "k is a list": {"messages": "hi", "k": [1]},
    "stream is a word": {"messages": "hi", "stream": "perhaps"},
}


@row("a request that makes no sense is a 422, and no service is asked", on=[*CHAT, *PLAIN])
async def _(trial):
    bodies = (
        BAD
        if trial.pipeline in PLAIN
        else {**BAD, **{k: json.dumps(v).encode() for k, v in BAD_CHATS.items()}}
    )
    # a sibling of a service that failed may still be asked: after a whole answer that has happened
    equal((await trial.mega.post(question(trial, stream=False))).status, 200)
    trial.forget()
    for why, body in bodies.items():
        answer = await trial.mega.post(None, raw=body)
        equal(answer.status, 422, f"the status for {why} ({answer.text!r:.200})")
        assert answer.json["detail"], answer.text
    asked = [service.name for service in trial.services if isinstance(service, Service) and service.seen]
    equal(asked, [], "who was asked")
