// Guardrails: what they judge is handed on as it is, or the flow ends with their refusal.

import { py } from '../python'
import type { Adapter } from './adapter'

const DETECTOR = {
  serviceType: 'GUARDRAIL',
  python: 'Detector',
  helpers: ['expect', 'judged', 'say'],
  speaks: true,
  source: py`
class Detector(Adapter):
    """OPEA's detectors: {"text"} -> {"text", "downstream_black_list"}; from Prediction Guard {"score"}."""

    refusal = "That cannot be answered: it was found to violate a policy."
    bound = 0.5  # of the score, from 0 for harmless to 1

    def request(self, given, chat):
        return {"text": judged(given, chat)}

    def hand_on(self, answer, given, chat):
        if "score" in answer:
            float(answer["score"])
            return given if "text" in given else {**given, "text": judged(given, chat)}
        text = expect(str, answer["text"])
        return given if text == judged(given, chat) else {**given, "text": text}

    def blocks(self, answer):
        is_bad = answer["score"] > self.bound if "score" in answer else answer.get("downstream_black_list")
        return [".*"] if is_bad else []

    def reply(self, answer, handed_on, stream):
        if "score" in answer:
            return say(self.refusal if self.blocks(answer) else handed_on["text"], stream)
        return say(answer["text"], stream)
`,
} satisfies Adapter

export const GUARDRAILS = {
  guardrails: {
    serviceType: 'GUARDRAIL',
    python: 'Guardrails',
    helpers: ['expect', 'judged', 'say'],
    speaks: true,
    source: py`
class Guardrails(Adapter):
    """OPEA's guardrails: {"text"} -> {"text", "downstream_black_list"}; a list which is not empty is a refusal."""

    def request(self, given, chat):
        return {"text": judged(given, chat)}

    def hand_on(self, answer, given, chat):
        text = expect(str, answer["text"])
        return given if text == judged(given, chat) else {**given, "text": text}

    def blocks(self, answer):
        return [".*"] if answer.get("downstream_black_list") else []

    def reply(self, answer, handed_on, stream):
        return say(answer["text"], stream)
`,
  },

  'guardrails-toxicity-detection': DETECTOR,
  'guardrails-bias-detection': DETECTOR,
  'guardrails-prompt-injection': DETECTOR,

  'guardrails-pii-detection': {
    serviceType: 'GUARDRAIL',
    python: 'PiiDetection',
    helpers: ['expect', 'judged', 'say'],
    speaks: true,
    source: py`
class PiiDetection(Adapter):
    """OPEA's detection of personal data: {"text"} -> {"text"}, or {"detected_pii": [...]}, or {"new_prompt": masked}"""

    def request(self, given, chat):
        return {"text": judged(given, chat)}

    def hand_on(self, answer, given, chat):
        if self.blocks(answer):
            return given
        text = expect(str, answer.get("new_prompt") or answer["text"])
        return given if text == judged(given, chat) else {**given, "text": text}

    def blocks(self, answer):
        return [".*"] if answer.get("detected_pii") else []

    def reply(self, answer, handed_on, stream):
        if not self.blocks(answer):
            return say(answer.get("new_prompt") or answer["text"], stream)
        kinds = sorted({str(found.get("entity_type") or found.get("type")) for found in answer["detected_pii"]})
        return say(f"That cannot be answered: it holds personal data ({', '.join(kinds)}).", stream)
`,
  },

  'guardrails-factuality-alignment': {
    serviceType: 'GUARDRAIL',
    python: 'FactualityAlignment',
    helpers: ['say'],
    speaks: true,
    source: py`
class FactualityAlignment(Adapter):
    """OPEA's factuality alignment: {"reference", "text"} -> {"score"}; an answer without sources is passed over."""

    refusal = "The answer that was found is not supported by its sources."
    bound = 0.5  # of the score, from 0 to 1 for supported

    def request(self, given, chat):
        if "text" not in given or not given.get("sources"):
            return None
        return {"reference": "\n".join(doc["text"] for doc in given["sources"]), "text": given["text"]}

    def hand_on(self, answer, given, chat):
        float(answer["score"])
        return given

    def blocks(self, answer):
        return [".*"] if answer["score"] < self.bound else []

    def reply(self, answer, handed_on, stream):
        return say(self.refusal if answer and self.blocks(answer) else handed_on.get("text", ""), stream)
`,
  },

  'guardrails-hallucination-detection': {
    serviceType: 'GUARDRAIL',
    python: 'HallucinationDetection',
    helpers: ['expect', 'say'],
    modules: ['re'],
    sendsModel: true,
    speaks: true,
    source: py`
class HallucinationDetection(Adapter):
    """OPEA's hallucination detection: a model is asked for its verdict -> {"text": PASS or FAIL, with its reasons}"""

    refusal = "The answer that was found contradicts its sources."

    def request(self, given, chat):
        if "text" not in given or not given.get("sources"):
            return None
        sources = "\n".join(doc["text"] for doc in given["sources"])
        asked = (
            "Is the ANSWER to the QUESTION faithful to the DOCUMENT? It must not add to it nor contradict it. "
            'Show your reasoning. Give your verdict as JSON: {"REASONING": <in points>, "SCORE": <PASS or FAIL>}\n\n'
            f"QUESTION:\n{chat.question}\n\nDOCUMENT:\n{sources}\n\nANSWER:\n{given['text']}\n"
        )
        return {"model": self.model, "messages": [{"role": "user", "content": asked}], "max_tokens": 600}

    def verdict(self, answer):
        text = answer["text"] if "text" in answer else answer["choices"][0]["message"]["content"]
        words = re.findall(r"\b(?:PASS|FAIL)\b", expect(str, text))
        if not words:
            raise ValueError(f"there is no verdict in {text!r:.200}")
        return words[-1]

    def hand_on(self, answer, given, chat):
        self.verdict(answer)
        return given

    def blocks(self, answer):
        return [".*"] if self.verdict(answer) == "FAIL" else []

    def reply(self, answer, handed_on, stream):
        return say(self.refusal if answer and self.blocks(answer) else handed_on.get("text", ""), stream)
`,
  },
} satisfies Record<string, Adapter>
