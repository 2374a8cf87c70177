// Models that see.

import { py } from '../python'
import type { Adapter } from './adapter'

export const VISION = {
  lvm: {
    serviceType: 'LVM',
    python: 'VisionModel',
    helpers: ['expect', 'made', 'passages', 'prompt', 'say'],
    modules: ['ast'],
    takes: ['images'],
    streams: 'perhaps',
    speaks: true,
    converts: true,
    source: py`
class VisionModel(Adapter):
    """OPEA's lvm: {"image": base64, "prompt"}, or what was found: frames or a part of a video -> {"text"}"""

    streams = True
    options = "top_k top_p typical_p temperature repetition_penalty"

    def request(self, given, chat):
        text, docs = given.get("text", chat.question), given.get("retrieved_docs", [])
        length = {"max_new_tokens": min(chat.options.max_tokens or 1024, 1024)}
        if "video" in given:
            return {**given["video"], "prompt": text, **length}
        settings = {**length, **chat.chosen(self.options), "stream": False}
        if docs and "b64_img_str" in docs[0].get("metadata", {}):
            found = {"retrieved_docs": passages(docs), "metadata": [doc["metadata"] for doc in docs]}
            return {"initial_query": text, **found, **settings}
        images = given.get("images", chat.images)
        return {"image": images if len(images) > 1 else "".join(images), "prompt": prompt(text, docs), **settings}

    def read(self, content, kind):
        if kind != "text/event-stream":
            return json.loads(content)
        lines = content.splitlines(keepends=True)
        events = [line.removeprefix(b"data:").strip() for line in lines if line.startswith(b"data:")]
        if events:
            return {"text": "".join(self.token(event) for event in events if event != b"[DONE]")}
        # Video-LLaMA sends the bare text, after a line that says of which video
        return {"text": b"".join(line for line in lines if not line.startswith(b"{'video_url'")).decode()}

    def hand_on(self, answer, given, chat):
        return made(answer["text"], given)

    def reply(self, answer, handed_on, stream):
        return say(answer["text"], stream)

    def token(self, data):
        return expect(bytes, ast.literal_eval(data.decode().strip())).decode()
`,
  },
} satisfies Record<string, Adapter>
