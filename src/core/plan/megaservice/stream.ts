// The Python that gives a model's answer to the client token by token. Text only.

import type { Adapter } from './adapters/adapter'
import { py } from './python'

/** What a graph that understands a chat request may do: whether its only leaf streams, and how. */
export type May = {
  stream: NonNullable<Adapter['streams']> | false
  /** Some adapter has blocks(), or reply(), or read() or sends. */
  block: boolean
  speak: boolean
  convert: boolean
}

const STREAM = py`
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
WHOLEEVENTS                    if data == b"[DONE]":
                        break
                    token = adapter.token(data)
                    if token:
                        since = self.metrics.token_update(since, since == req_start)
                        tokens.put_nowait(token)
            self.metrics.request_update(req_start)
        except Exception as error:
            end = error
        tokens.put_nowait(end)
`

/** Some answer in one piece although a stream is wanted: gateways, and wrappers of models that cannot stream. */
const WHOLE = py`
                if response.content_type == "application/json":
                    answer = json.loads(await response.read())
                    tokens.put_nowait(adapter.hand_on(answer, {}, None)["text"])
                    end = None
`

/** What only read() can take apart is one piece, too: it is about a video. */
const WHOLE_OF_ANY = WHOLE.replace(
  ' == "application/json":',
  ' == "application/json" or "video_url" in body:',
).replace('json.loads(await response.read())', 'adapter.read(await response.read(), response.content_type)')

const EVENTS = py`
                async for line in response.content:
                    if not line.startswith(b"data:"):
                        continue
                    end, data = None, line.removeprefix(b"data:").strip()
`

const BARE_EVENTS = py`
                async for data in texts_in(response.content):
                    end = None
`

/** A function of the program. */
export const TEXTS_IN = py`
async def texts_in(content):
    """The data in a stream, which may be bare text with breaks in it: what follows a break comes by itself."""
    begun, rest = False, None  # a line without "data:": the end of an event is an empty one
    async for line in content:
        line = line.rstrip(b"\r\n")
        if line.startswith(b"data:"):
            yield line.removeprefix(b"data:").removeprefix(b" ")
            begun, rest = True, None
        elif begun:  # what stands before the first event is a page, or nothing
            if rest is not None:
                yield b"\n" + rest
            rest = line
    if rest:
        yield b"\n" + rest
`

/** The method `stream` of the orchestrator, for the ways in which the graph may stream. */
export function streamSource({ stream }: May): string {
  const whole = stream === 'perhaps' ? WHOLE_OF_ANY : WHOLE
  return STREAM.replace('WHOLE', whole).replace('EVENTS', stream === 'bare' ? BARE_EVENTS : EVENTS)
}
