// The Python of a chat graph that is not about walking it: the request, the base of the adapters, their helpers.
// Text only; program.ts chooses what a program needs of it.

import type { Helper } from './adapters'
import { py } from './python'

export const CHAT = py`
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
`

const ADAPTER = py`
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
`

const SPEAKING = py`
    def blocks(self, answer):
        """Patterns of the services after this one that must not be asked."""
        return []

    def reply(self, answer, stream):
        """What the client gets when this service is the last."""
        return answer
`

/** The base of all adapters. With `speaks` also for those that block others or answer in a text of their own. */
export const baseAdapter = (speaks: boolean) => (speaks ? `${ADAPTER}\n${SPEAKING}` : ADAPTER)

export const EVENT = py`
DONE = "data: [DONE]\n\n"


def event(text):
    """One event of the stream. Bytes as Python writes them are what OPEA's own user interfaces read."""
    return f"data: {text.encode(errors='replace')!r}\n\n"
`

export const HELPERS: Record<Helper, string> = {
  expect: py`
def expect(kind, value):
    """The value, if it is of that kind."""
    if not isinstance(value, kind):
        raise TypeError(f"expected a {kind.__name__}, got {value!r:.200}")
    return value
`,
  passages: py`
def passages(docs):
    """Documents as [{"text": ...}], whether they came so or as plain texts."""
    return [{"text": expect(str, doc if isinstance(doc, str) else doc["text"])} for doc in docs]
`,
  prompt: py`
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
`,
  say: py`
def say(text, stream):
    """A finished text as the client wants it: a stream of one event, or a chat completion."""
    if stream:
        return StreamingResponse(iter([event(text), DONE]), media_type="text/event-stream")
    message = ChatMessage(role="assistant", content=text)
    choice = ChatCompletionResponseChoice(index=0, message=message, finish_reason="stop")
    return ChatCompletionResponse(model=NAME, choices=[choice], usage=UsageInfo()).model_dump(exclude_none=True)
`,
}
