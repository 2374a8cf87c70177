// The Python of a chat graph around its adapters: their base, and the events of a stream.
// Text only; program.ts chooses what a program needs of it.

import { py } from './python'

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

const BLOCKING = py`
    def blocks(self, answer):
        """Patterns of the services after this one that must not be asked."""
        return []
`

const SPEAKING = py`
    def reply(self, answer, handed_on, stream):
        """What the client gets when this service is the last."""
        return answer
`

const CONVERTING = py`
    sends = "json"  # how aiohttp is to post what request() gives

    def read(self, content, kind):
        """The answer in the bytes that came, of that content type."""
        return json.loads(content)
`

/** The base of all adapters, with what those of the program may do besides. */
export function baseAdapter(may: { block: boolean; speak: boolean; convert: boolean }): string {
  const parts = [may.convert && CONVERTING, may.block && BLOCKING, may.speak && SPEAKING]
  return [ADAPTER, ...parts.filter((part) => part !== false)].join('\n')
}

export const EVENT = py`
DONE = "data: [DONE]\n\n"


def event(text):
    """One event of the stream. Bytes as Python writes them are what OPEA's own user interfaces read."""
    return f"data: {text.encode(errors='replace')!r}\n\n"
`
