// The first request to an application: of the shape that its first services take.

import type { Plan } from '../../plan/plan'

const QUESTION = 'What is OPEA?'
/** A tenth of a second of silence, and a picture of one point: enough to see that an answer comes. */
const SOUND = `UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=`
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='

/** As a JSON object. */
export function firstRequest({ megaservice, pipeline }: Plan): object {
  const { nodes, edges } = megaservice
  if (nodes.every(({ adapter }) => adapter === 'custom')) return { text: 'hello' }
  const later = new Set(edges.map(([, to]) => to))
  const kinds = new Map(pipeline.services.map(({ name, kind }) => [name, pipeline.kinds.get(kind)!]))
  const roots = nodes.filter(({ name }) => !later.has(name)).map(({ name }) => kinds.get(name)!)
  const takes = (type: string) => roots.some(({ call }) => call.input.includes(type))
  if (takes('Audio')) return { audio: SOUND }
  const picture = { type: 'image_url', image_url: { url: `data:image/png;base64,${PICTURE}` } }
  const content = takes('Image') ? [{ type: 'text', text: QUESTION }, picture] : QUESTION
  return { messages: [{ role: 'user', content }], stream: false }
}
