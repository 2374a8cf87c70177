// How the megaservice calls each kind of service: one entry per adapter, its Python as text.
// An adapter is a class of the program with these methods; the program holds the classes that its services need.
//   request(given, chat)            what is posted; None: nothing to ask, the service is passed over
//   hand_on(answer, given, chat)    what the services after it are given
//   reply(answer, stream)           what the client gets where the service is the last; else the answer as it came
//   blocks(answer)                  patterns of services that must not be asked any more; else none
// `given` holds "text" (what a model or a guardrail made of it), "embedding", "retrieved_docs" ([{"text": …}]).

import { py } from './python'

/** Helpers that an adapter calls, by their names in chat.ts. */
export type Helper = 'expect' | 'passages' | 'prompt' | 'say'

export type Adapter = {
  /** A member of ServiceType that opea-comps 1.2 knows. */
  serviceType: string
  /** The class; several adapters may share one. */
  python: string
  source: string
  helpers: Helper[]
  /** It sends the name of a model. */
  sendsModel?: true
  /** It can answer token by token, when it is the last and the client wants that: it has token(). */
  streams?: true
  /** It may stop what follows, or speak to the client in a text of its own: it has blocks() or reply(). */
  speaks?: true
}

const CHAT_MODEL = {
  serviceType: 'LLM',
  python: 'ChatModel',
  helpers: ['expect', 'prompt'] satisfies Helper[],
  sendsModel: true,
  streams: true,
  source: py`
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
        return {"text": expect(str, answer["choices"][0]["message"]["content"])}

    def token(self, data):
        """The text in one event of the stream."""
        if "error" in data or data.get("object") == "error":
            raise ValueError(str(data.get("error") or data.get("message")))
        choice = (data.get("choices") or [{}])[0]
        return (choice.get("delta") or {}).get("content") or choice.get("text") or ""
`,
} satisfies Adapter

/** By name; the names are what `call.adapter` of a kind may say. */
export const ADAPTERS = {
  embedding: {
    serviceType: 'EMBEDDING',
    python: 'Embedding',
    helpers: ['expect'],
    source: py`
class Embedding(Adapter):
    """OPEA's embedding: {"input": text} -> {"data": [{"embedding": [number, ...]}]}"""

    def request(self, given, chat):
        return {"input": given.get("text", chat.question)}

    def hand_on(self, answer, given, chat):
        return {**given, "embedding": expect(list, answer["data"][0]["embedding"])}
`,
  },

  'tei-embed': {
    serviceType: 'EMBEDDING',
    python: 'TeiEmbed',
    helpers: ['expect'],
    source: py`
class TeiEmbed(Adapter):
    """TEI itself: {"inputs": text} -> [[number, ...]]"""

    def request(self, given, chat):
        return {"inputs": given.get("text", chat.question)}

    def hand_on(self, answer, given, chat):
        return {**given, "embedding": expect(list, expect(list, answer)[0])}
`,
  },

  retriever: {
    serviceType: 'RETRIEVER',
    python: 'Retriever',
    helpers: ['passages'],
    source: py`
class Retriever(Adapter):
    """OPEA's retriever: {"text", "embedding", "k", ...} -> {"retrieved_docs": [{"text"}, ...]}"""

    options = "search_type k fetch_k distance_threshold lambda_mult score_threshold constraints index_name"

    def request(self, given, chat):
        text = given.get("text", chat.question)
        # without an embedding it searches by "input"
        query = {"text": text, "embedding": given["embedding"]} if "embedding" in given else {"input": text}
        return {**query, **chat.chosen(self.options)}

    def hand_on(self, answer, given, chat):
        return {**given, "retrieved_docs": passages(answer["retrieved_docs"])}
`,
  },

  reranking: {
    serviceType: 'RERANK',
    python: 'Reranking',
    helpers: ['passages'],
    source: py`
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
`,
  },

  'tei-rerank': {
    serviceType: 'RERANK',
    python: 'TeiRerank',
    helpers: ['expect'],
    source: py`
class TeiRerank(Adapter):
    """TEI itself: {"query", "texts"} -> [{"index", "score", "text"}, ...]; it refuses an empty list."""

    empty = []

    def request(self, given, chat):
        if not given.get("retrieved_docs"):
            return None
        texts = [doc["text"] for doc in given["retrieved_docs"]]
        return {"query": given.get("text", chat.question), "texts": texts, "return_text": True}

    def hand_on(self, answer, given, chat):
        if not expect(list, answer):
            raise ValueError("nothing was ranked")
        ranked = sorted(answer, key=lambda rank: -rank["score"])
        best = [given["retrieved_docs"][rank["index"]] for rank in ranked[: chat.options.top_n]]
        return {**given, "retrieved_docs": best}
`,
  },

  llm: CHAT_MODEL,
  'vllm-chat': CHAT_MODEL,

  guardrails: {
    serviceType: 'GUARDRAIL',
    python: 'Guardrails',
    helpers: ['expect', 'say'],
    speaks: true,
    source: py`
class Guardrails(Adapter):
    """OPEA's guardrails: {"text"} -> {"text", "downstream_black_list"}; a list which is not empty is a refusal."""

    def request(self, given, chat):
        return {"text": self.judged(given, chat)}

    def judged(self, given, chat):
        """What a model made, or else all that the client said: what comes first could be the harmful part."""
        told = [message["content"] for message in chat.messages]
        return given.get("text", "\n".join(told))

    def hand_on(self, answer, given, chat):
        text = expect(str, answer["text"])
        return given if text == self.judged(given, chat) else {**given, "text": text}

    def blocks(self, answer):
        return [".*"] if answer.get("downstream_black_list") else []

    def reply(self, answer, stream):
        return say(answer["text"], stream)
`,
  },

  custom: {
    serviceType: 'UNDEFINED',
    python: 'Custom',
    helpers: ['expect', 'passages', 'say'],
    speaks: true,
    source: py`
class Custom(Adapter):
    """A service of your own: a JSON object in, a JSON object out, with what is in it handed on by name."""

    def request(self, given, chat):
        if not given:  # the first in the flow receives the request as it came
            return chat.body
        return {"text": chat.question, "initial_query": chat.question, **given}

    def hand_on(self, answer, given, chat):
        given = {**given, **expect(dict, answer)}
        for name in ("retrieved_docs", "documents", "reranked_docs"):  # as OPEA's services call what they found
            if name in answer:
                given["retrieved_docs"] = passages(answer[name])
        return given

    def blocks(self, answer):
        return [expect(str, pattern) for pattern in expect(list, answer.get("downstream_black_list") or [])]

    def reply(self, answer, stream):
        return say(answer["text"], stream) if isinstance(answer.get("text"), str) else answer
`,
  },
} satisfies Record<string, Adapter>
