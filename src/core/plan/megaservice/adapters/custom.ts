// A service of one's own: JSON in and out.

import { py } from '../python'
import type { Adapter } from './adapter'

export const CUSTOM = {
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

    def reply(self, answer, handed_on, stream):
        return say(answer["text"], stream) if isinstance(answer.get("text"), str) else answer
`,
  },
} satisfies Record<string, Adapter>
