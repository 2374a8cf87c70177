// Images and videos that are made.

import { py } from '../python'
import type { Adapter } from './adapter'

const SETTINGS = 'num_inference_steps guidance_scale num_images_per_prompt seed negative_prompt height width'

export const IMAGES = {
  text2image: {
    serviceType: 'UNDEFINED',
    python: 'Text2Image',
    helpers: ['expect'],
    asks: 'prompt',
    source: py`
class Text2Image(Adapter):
    """OPEA's text to image: {"prompt", ...} -> {"images": [base64, ...]}"""

    own = "${SETTINGS}"

    def request(self, given, chat):
        return {"prompt": given.get("text", chat.question), **chat.own(self.own)}

    def hand_on(self, answer, given, chat):
        return {**given, "images": [expect(str, image) for image in answer["images"]]}
`,
  },

  image2image: {
    serviceType: 'UNDEFINED',
    python: 'Image2Image',
    helpers: ['expect'],
    takes: ['images'],
    asks: 'prompt',
    source: py`
class Image2Image(Adapter):
    """OPEA's image to image: {"image": base64, "prompt", ...} -> {"images": [base64, ...]}"""

    own = "${SETTINGS} strength"

    def request(self, given, chat):
        images = given.get("images", chat.images)
        if not images:
            raise HTTPException(422, "there is no image in the request")
        return {"image": images[0], "prompt": given.get("text", chat.question), **chat.own(self.own)}

    def hand_on(self, answer, given, chat):
        return {**given, "images": [expect(str, image) for image in answer["images"]]}
`,
  },

  image2video: {
    serviceType: 'UNDEFINED',
    python: 'Image2Video',
    helpers: ['expect'],
    takes: ['links'],
    source: py`
class Image2Video(Adapter):
    """OPEA's image to video: {"images_path": [{"image_path": URL}, ...]} -> {"video_path"}"""

    def request(self, given, chat):
        if not chat.links:
            raise HTTPException(422, "there is no URL of an image in the request")
        return {"images_path": [{"image_path": link} for link in chat.links]}

    def hand_on(self, answer, given, chat):
        return {**given, "video_path": expect(str, answer["video_path"])}
`,
  },

  animation: {
    serviceType: 'UNDEFINED',
    python: 'Animation',
    helpers: ['expect'],
    takes: ['audio'],
    source: py`
class Animation(Adapter):
    """OPEA's animation: {"byte_str": base64 of the sound} -> {"video_path"}"""

    def request(self, given, chat):
        audio = given.get("audio", chat.audio)
        if not audio:
            raise HTTPException(422, "there is no sound in the request")
        return {"byte_str": audio}

    def hand_on(self, answer, given, chat):
        return {**given, "video_path": expect(str, answer["video_path"])}
`,
  },
} satisfies Record<string, Adapter>
