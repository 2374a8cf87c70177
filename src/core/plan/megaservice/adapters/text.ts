// Language models: chat, and those wrapped for a task of their own.

import { py } from '../python'
import type { Adapter } from './adapter'

const CHAT_MODEL = {
  serviceType: 'LLM',
  python: 'ChatModel',
  helpers: ['made', 'prompt'],
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
        return made(answer["choices"][0]["message"]["content"], given)

    def token(self, data):
        data = json.loads(data)
        if "error" in data or data.get("object") == "error":
            raise ValueError(str(data.get("error") or data.get("message")))
        choice = (data.get("choices") or [{}])[0]
        return (choice.get("delta") or {}).get("content") or choice.get("text") or ""
`,
} satisfies Adapter

const TASK = {
  serviceType: 'LLM',
  python: 'TextTask',
  helpers: ['made', 'material', 'say'],
  streams: 'bare',
  speaks: true,
  forms: true,
  source: py`
class TextTask(Adapter):
    """OPEA's wrappers for summaries, FAQs and hearings: {"messages": text, ...} -> {"text"}"""

    streams = True
    options = "max_tokens temperature top_p top_k repetition_penalty language"
    own = "summary_type chunk_size chunk_overlap"

    def request(self, given, chat):
        return {"messages": material(given, chat), **chat.chosen(self.options), **chat.own(self.own), "stream": False}

    def hand_on(self, answer, given, chat):
        return made(answer["text"], given)

    def reply(self, answer, handed_on, stream):
        return say(answer["text"], stream)

    def token(self, data):
        try:
            log = json.loads(data)
        except ValueError:
            return data.decode()  # the text itself, as newer versions send it
        if not isinstance(log, dict):
            return data.decode()
        if "ops" not in log:
            raise ValueError(str(log)[:300])
        return "".join(op["value"] for op in log["ops"] if op["path"].endswith("/streamed_output_str/-"))
`,
} satisfies Adapter

export const TEXT = {
  llm: CHAT_MODEL,
  'vllm-chat': CHAT_MODEL,
  'llm-docsum': TASK,
  'llm-faqgen': TASK,

  'arb-post-hearing-assistant': TASK,

  agent: {
    serviceType: 'LLM',
    python: 'Agent',
    helpers: ['made', 'prompt', 'say'],
    speaks: true,
    source: py`
class Agent(Adapter):
    """OPEA's agent: {"messages": text, "thread_id", ...} -> {"text"}. Its stream tells its steps, not its answer."""

    own = "thread_id user_id tool_choice"

    def request(self, given, chat):
        text = prompt(given.get("text", chat.question), given.get("retrieved_docs"))
        return {"messages": text, **chat.own(self.own), "stream": False}

    def hand_on(self, answer, given, chat):
        return made(answer["text"], given)

    def reply(self, answer, handed_on, stream):
        return say(answer["text"], stream)
`,
  },
} satisfies Record<string, Adapter>
