// The Python that reads what the client sends: a chat request, with sound, images and files where the graph reads them.

import { py } from './python'

export type Takes = {
  /** Sound, images as base64, or the URLs of images. */
  audio: boolean
  images: boolean
  links: boolean
  /** Forms with files. */
  forms: boolean
  /** Fields in which the question may stand instead of in `messages`. */
  asks: string[]
  /** Fields that only some services know. */
  own: boolean
}

const CHOSEN = py`

    @property
    def question(self):
        return self.asked["content"]

    def chosen(self, names):
        """Those of the options that the client has set; for the rest a service has defaults of its own."""
        return self.options.model_dump(include=set(names.split()), exclude_unset=True, exclude_none=True)
`

const OWN = py`

    def own(self, names):
        """Those of the fields that the request has, for a service that knows them; they are not checked."""
        return {name: self.body[name] for name in names.split() if self.body.get(name) is not None}
`

const chat = ({ audio, images, links, own }: Takes) =>
  [
    py`
@dataclass
class Chat:
    """What the client asks for; every adapter sees it, whatever the services before it answered."""

    body: dict  # the request as it came
    options: ChatCompletionRequest  # the same, checked
    messages: list  # the conversation, each {"role": ..., "content": text}
    asked: dict  # the last message of the user
    stream: bool
`,
    audio ? '    audio: str | None  # what was said, as base64\n' : '',
    images ? '    images: list  # as base64\n' : '',
    links ? '    links: list  # of images, their URLs\n' : '',
    CHOSEN,
    own ? OWN : '',
  ].join('')

const TEXT_OF = py`
def text_of(message):
    """The message with its content as one text."""
    role, content = message["role"], message["content"]
    if role not in ("system", "user", "assistant"):
        raise ValueError(f"unknown role {role!r}")
    if not isinstance(content, str):
        others = {part["type"] for part in content} - {"text"}
        if others:
            raise ValueError(f"only text can be answered, not {', '.join(sorted(others))}")
        content = "\n".join(part["text"] for part in content)
    return {"role": role, "content": content}
`

const seeing = py`
    if kind == "image_url":
        media["images"].append(expect(str, part["image_url"]["url"]))
        return ""
`

const hearing = py`
    if kind in ("audio", "input_audio"):  # as OPEA's and as OpenAI's clients have it
        media["audio"] = part["audio"] if kind == "audio" else part["input_audio"]["data"]
        return ""
`

const textOfMedia = ({ audio, images, links }: Takes) =>
  [
    py`
def text_of(message, media):
    """The message with its content as one text; what else is in it is put among the media."""
    role, content = message["role"], message["content"]
    if role not in ("system", "user", "assistant"):
        raise ValueError(f"unknown role {role!r}")
    if not isinstance(content, str):
        content = "\n".join(filter(None, [text_in(part, media) for part in content]))
    return {"role": role, "content": content}


def text_in(part, media):
    """The text of a part of a message."""
    kind = part["type"]
    if kind == "text":
        return part["text"]
`,
    images || links ? seeing : '',
    audio ? hearing : '',
    '    raise ValueError(f"{kind} cannot be answered")\n',
  ].join('')

const BASE64_OF = py`


def base64_of(text):
    """Base64, without what a data: URL has before it."""
    text = expect(str, text)
    text = text.partition(",")[2] if text.startswith("data:") else text
    base64.b64decode(text, validate=True)
    return text
`

const IMAGE_OF = py`


async def image_of(url):
    """An image as base64, whether it came so or has to be fetched."""
    if not url.startswith(("http://", "https://")):
        return base64_of(url)
    timeout = aiohttp.ClientTimeout(total=60)
    try:
        async with (
            aiohttp.ClientSession(trust_env=True, timeout=timeout) as session,
            session.get(url, raise_for_status=True) as response,
        ):
            return base64.b64encode(await response.read()).decode()
    except (aiohttp.ClientError, TimeoutError) as error:
        raise ValueError(f"{url} cannot be fetched: {error!s:.200}") from error
`

const fields = ({ audio }: Takes) =>
  [
    py`


async def fields(request):
    """The fields of the request: JSON, or a form whose files are text${audio ? ' or sound' : ''}."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return expect(dict, json.loads(await request.body()))
    form = await request.form()
    body = {name: value for name, value in form.items() if isinstance(value, str)}
    for file in (value for _, value in form.multi_items() if not isinstance(value, str)):
        content = await file.read()
`,
    audio
      ? py`
        if (body.get("type") or (file.content_type or "").partition("/")[0]) in ("audio", "video"):
            body["audio"] = base64.b64encode(content).decode()
            continue
`
      : '',
    py`
        try:
            body["messages"] = "\n".join(filter(None, [body.get("messages"), content.decode()]))
        except ValueError as error:
            raise ValueError(f"the file {file.filename!r} is no text") from error
    return body
`,
  ].join('')

const HEAD = py`


async def read_chat(request):
    """The request as a Chat; 422 where it is none."""
    try:
`

const TAIL = py`
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HTTPException(422, f"not a chat request: {type(error).__name__}: {error}") from error
    stream = options.stream if "stream" in body else True  # as OPEA's own megaservices have it
`

const READ = py`
        body = json.loads(await request.body())
        options = ChatCompletionRequest.model_validate(body)
        told = options.messages
        messages = [{"role": "user", "content": told}] if isinstance(told, str) else [text_of(each) for each in told]
        asked = [message for message in messages if message["role"] == "user" and message["content"].strip()]
        if not asked:
            raise ValueError("there is no question in messages")
`

const RETURN = py`
    return Chat(body=body, options=options, messages=messages, asked=asked[-1], stream=bool(stream))
`

/** The class Chat and how one is read. */
export function requestSource(takes: Takes): string {
  const { audio, images, links, forms, asks } = takes
  if (!audio && !images && !links && !forms && asks.length === 0)
    return [chat(takes), '\n\n', TEXT_OF, HEAD, READ, TAIL, RETURN].join('')
  const seen = images || links
  const media = audio || seen
  const lines = (...each: (string | false)[]) => each.filter((line) => line !== false).join('\n')
  const reading = lines(
    forms
      ? '        body = await fields(request)'
      : '        body = expect(dict, json.loads(await request.body()))',
    '        told = body.get("messages") or ""',
    media &&
      `        media = {${[audio && '"audio": body.get("audio")', seen && '"images": []'].filter(Boolean).join(', ')}}`,
    seen &&
      lines(
        '        images = body.get("image") or []',
        '        media["images"] += [images] if isinstance(images, str) else [expect(str, image) for image in images]',
      ),
    links &&
      '        media["images"] += [expect(str, each["image_path"]) for each in body.get("images_path") or []]',
    audio &&
      lines(
        '        if body.get("type") in ("audio", "video") and isinstance(told, str) and told and not media["audio"]:',
        '            media["audio"], told = told, ""  # as the clients of DocSum have it',
      ),
    asks.length > 0 &&
      `        told = told or next((body[name] for name in (${asks.map((name) => `"${name}"`).join(', ')},) if body.get(name)), "")`,
    '        options = ChatCompletionRequest.model_validate({**body, "messages": told})',
    '        told = options.messages',
    '        if isinstance(told, str):',
    '            told = [{"role": "user", "content": told}]',
    `        messages = [text_of(each${media ? ', media' : ''}) for each in told]`,
    '        asked = [message for message in messages if message["role"] == "user" and message["content"].strip()]',
    media
      ? lines(
          '        if not asked and not any(media.values()):',
          `            raise ValueError("there is no question in messages, and no ${[audio && 'sound', seen && 'image'].filter(Boolean).join(' or ')}")`,
          '        if not asked:',
          '            asked = [{"role": "user", "content": ""}]',
        )
      : lines('        if not asked:', '            raise ValueError("there is no question in messages")'),
    audio && '        audio = base64_of(media["audio"]) if media["audio"] else None',
    images && '        images = [await image_of(url) for url in media["images"]]',
    '',
  )
  const more = [audio && 'audio=audio', images && 'images=images', links && 'links=media["images"]']
  const made = [
    '    return Chat(',
    '        body=body,',
    '        options=options,',
    '        messages=messages,',
    '        asked=asked[-1],',
    '        stream=bool(stream),',
    ...more.filter((each) => each !== false).map((each) => `        ${each},`),
    '    )\n',
  ].join('\n')
  return [
    chat(takes),
    '\n\n',
    media ? textOfMedia(takes) : TEXT_OF,
    audio || images ? BASE64_OF : '',
    images ? IMAGE_OF : '',
    forms ? fields(takes) : '',
    HEAD,
    reading,
    TAIL,
    made,
  ].join('')
}
