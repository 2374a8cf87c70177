// Functions of the program that adapters share, by the names that they declare.

import type { Helper } from './adapters/adapter'
import { py } from './python'

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
  material: py`
def material(given, chat):
    """What there is to work on: the documents that were found, else the text."""
    docs = given.get("retrieved_docs")
    return "\n\n".join(doc["text"] for doc in docs) if docs else given.get("text", chat.question)
`,
  made: py`
def made(text, given):
    """What a model's answer becomes for those after it: its text, and what it was made of."""
    sources = {"sources": given["retrieved_docs"]} if given.get("retrieved_docs") else {}
    return {"text": expect(str, text), **sources}
`,
  judged: py`
def judged(given, chat):
    """What a model made, or else all that the client said: what comes first could be the harmful part."""
    return given.get("text", "\n".join(message["content"] for message in chat.messages))
`,
  sound: py`
def sound(content, kind):
    """The bytes of a sound as base64."""
    if not content or kind.startswith("text/") or kind == "application/json":
        raise ValueError(f"no sound came, but {content[:100]!r}")
    return base64.b64encode(content).decode()
`,
  told: py`
def told(answer):
    """What a database says, as a text."""
    result = expect(dict, answer).get("result", answer)
    if isinstance(result, dict) and isinstance(result.get("output"), str):
        return result["output"]
    return result if isinstance(result, str) else json.dumps(result, ensure_ascii=False)
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

/** Those that call another. */
export const CALLS: Partial<Record<Helper, Helper[]>> = {
  passages: ['expect'],
  made: ['expect'],
  told: ['expect'],
}
