// The request of try.sh and README.md: of the shape that the first services take.

import { expect, test } from 'vitest'
import { emit } from '../../../index'

function sent(flow: string, services: string): Record<string, unknown> {
  const text = `opea_micro_services: { ${services} }\nopea_mega_service: { name: app, mega_flow: ["${flow}"] }\n`
  const { files, diagnostics } = emit(text, 'compose')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const script = files.find(({ path }) => path === 'try.sh')!.text
  return JSON.parse(/^printf '%s\\n' '(\{.*\})' \|$/m.exec(script)![1]!)
}

const messages = [{ role: 'user', content: 'What is OPEA?' }]
const picture = expect.stringMatching(/^data:image\/png;base64,iVBOR/)
const content = [
  { type: 'text', text: 'What is in this picture?' },
  { type: 'image_url', image_url: { url: picture } },
]

test.each([
  ['a question', 'llm', 'llm: ', { messages, stream: false }],
  ['a question, to a voice', 'tts', 'tts: { kind: speecht5-tts }', { messages, stream: false }],
  [
    'sound',
    'asr >> llm',
    'asr: { kind: whisper-asr }, llm: ',
    { audio: expect.stringMatching(/^UklGR/), stream: false },
  ],
  [
    'sound and a question',
    '(asr, embedding) >> llm',
    'asr: { kind: whisper-asr }, embedding: , llm: ',
    { messages, audio: expect.stringMatching(/^UklGR/), stream: false },
  ],
  [
    'what to paint',
    'text2image',
    'text2image: ',
    { messages: [{ role: 'user', content: 'A fox in the snow.' }], stream: false },
  ],
  ['a picture', 'lvm', 'lvm: ', { messages: [{ role: 'user', content }], stream: false }],
  [
    'the address of a picture',
    'image2video',
    'image2video: ',
    { images_path: [{ image_path: expect.stringMatching(/^https:/) }], stream: false },
  ],
  ['whatever one’s own services take', 'a >> b', 'a: { image: me/a }, b: { image: me/b }', { text: 'hello' }],
])('%s', (_, flow, services, body) => expect(sent(flow, services)).toEqual(body))
