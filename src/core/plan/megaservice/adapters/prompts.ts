// What stands between question and model: the language, the prompt, the choice of a model.

import { py } from '../python'
import type { Adapter } from './adapter'

export const PROMPTS = {
  'language-detection': {
    serviceType: 'UNDEFINED',
    python: 'LanguageDetection',
    helpers: ['expect'],
    asks: 'text',
    source: py`
class LanguageDetection(Adapter):
    """OPEA's language detection: {"text", "prompt"} or {"text", "target_language"} -> a template that translates."""

    def request(self, given, chat):
        text, language = given.get("text", chat.question), chat.body.get("target_language")
        if language is not None:
            return {"text": text, "target_language": language}
        return {"text": text, "prompt": f"### Question:\n{chat.question}\n\n### Answer:\n"}

    def hand_on(self, answer, given, chat):
        names = ("system_prompt_template", "user_prompt_template")
        return {**given, "template": {"data": expect(dict, answer["data"]), **{name: answer[name] for name in names}}}
`,
  },

  'prompt-template': {
    serviceType: 'UNDEFINED',
    python: 'PromptTemplate',
    helpers: ['expect', 'passages'],
    source: py`
class PromptTemplate(Adapter):
    """OPEA's prompt template: {"data": {"user_prompt", "reranked_docs"}, ...} -> {"chat_template": the filled text}"""

    own = "system_prompt_template user_prompt_template conversation_history"

    def request(self, given, chat):
        if "template" in given:  # as language detection makes it
            return given["template"]
        docs = passages(given.get("retrieved_docs", []))
        data = {"user_prompt": given.get("text", chat.question), "reranked_docs": docs}
        return {"data": data, **chat.own(self.own)}

    def hand_on(self, answer, given, chat):
        return {"text": expect(str, answer["chat_template"])}
`,
  },

  router: {
    serviceType: 'UNDEFINED',
    python: 'Router',
    helpers: ['expect'],
    asks: 'text',
    source: py`
class Router(Adapter):
    """OPEA's router: {"text"} -> {"url": where the model is that should answer}"""

    def request(self, given, chat):
        return {"text": given.get("text", chat.question)}

    def hand_on(self, answer, given, chat):
        return {**given, "url": expect(str, answer["url"])}
`,
  },
} satisfies Record<string, Adapter>
