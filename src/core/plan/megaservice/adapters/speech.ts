// Speech in and out, as base64 between the services and to the client.

import { py } from '../python'
import type { Adapter } from './adapter'

export const SPEECH = {
  'whisper-asr': {
    serviceType: 'ASR',
    python: 'WhisperAsr',
    helpers: ['expect', 'say'],
    takes: ['audio'],
    forms: true,
    speaks: true,
    source: py`
class WhisperAsr(Adapter):
    """Whisper itself: {"audio": base64} -> {"asr_result": text}. Where nothing was said it is passed over."""

    empty = {"asr_result": ""}

    def request(self, given, chat):
        audio = given.get("audio", chat.audio)
        return {"audio": audio} if audio else None

    def hand_on(self, answer, given, chat):
        return {**given, "text": expect(str, answer["asr_result"])}

    def reply(self, answer, handed_on, stream):
        return say(answer["asr_result"], stream)
`,
  },

  asr: {
    serviceType: 'ASR',
    python: 'Asr',
    helpers: ['expect', 'say'],
    modules: ['base64'],
    takes: ['audio'],
    forms: true,
    speaks: true,
    converts: true,
    source: py`
class Asr(Adapter):
    """OPEA's speech to text: a form with a file -> {"text"}. Where nothing was said it is passed over."""

    sends = "data"
    empty = {"text": ""}

    def request(self, given, chat):
        audio = given.get("audio", chat.audio)
        if not audio:
            return None
        form = aiohttp.FormData()
        form.add_field("file", base64.b64decode(audio), filename="audio.wav", content_type="audio/wav")
        return form

    def hand_on(self, answer, given, chat):
        return {**given, "text": expect(str, answer["text"])}

    def reply(self, answer, handed_on, stream):
        return say(answer["text"], stream)
`,
  },

  'speecht5-tts': {
    serviceType: 'TTS',
    python: 'SpeechT5',
    helpers: ['expect'],
    speaks: true,
    asks: 'text',
    source: py`
class SpeechT5(Adapter):
    """SpeechT5 itself: {"text", "voice"} -> {"tts_result": base64}"""

    def request(self, given, chat):
        return {"text": given.get("text", chat.question), "voice": chat.body.get("voice", "default")}

    def hand_on(self, answer, given, chat):
        return {**given, "audio": expect(str, answer["tts_result"])}

    def reply(self, answer, handed_on, stream):
        return answer["tts_result"]
`,
  },

  'gpt-sovits-tts': {
    serviceType: 'TTS',
    python: 'GptSovits',
    helpers: ['sound'],
    modules: ['base64'],
    converts: true,
    asks: 'text',
    source: py`
class GptSovits(Adapter):
    """GPT-SoVITS itself: {"text", "text_language"} -> the sound; here its base64."""

    def request(self, given, chat):
        return {"text": given.get("text", chat.question), "text_language": chat.body.get("text_language", "zh")}

    def read(self, content, kind):
        return sound(content, kind)

    def hand_on(self, answer, given, chat):
        return {**given, "audio": answer}
`,
  },

  tts: {
    serviceType: 'TTS',
    python: 'Tts',
    helpers: ['sound'],
    modules: ['base64'],
    converts: true,
    asks: 'input',
    source: py`
class Tts(Adapter):
    """OPEA's text to speech: {"input", "voice"} -> the sound; here its base64."""

    def request(self, given, chat):
        return {"input": given.get("text", chat.question), "voice": chat.body.get("voice", "default")}

    def read(self, content, kind):
        return sound(content, kind)

    def hand_on(self, answer, given, chat):
        return {**given, "audio": answer}
`,
  },
} satisfies Record<string, Adapter>
