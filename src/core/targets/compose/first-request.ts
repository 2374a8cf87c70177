// The first request to an application: of the shape that its first services take.

import type { Adapter } from '../../plan/megaservice/adapters/adapter'
import { adapterOf } from '../../plan/megaservice/program'
import type { Plan } from '../../plan/plan'
import { SOUND } from '../../plan/samples'

/** A blue square: enough to see that an answer comes. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsMtpJiMaxgi+hcEKLNXzWgQEBAQEBAQEBAQEBAQE' +
  'BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQELgvTzSGlIJr2PAAAAABJRU5ErkJggg=='
/** The one that OPEA's own documentation of image2video takes. */
const LINK =
  'https://huggingface.co/datasets/huggingface/documentation-images/resolve/main/diffusers/svd/rocket.png'

/** As a JSON object. */
export function firstRequest({ megaservice: { nodes, edges } }: Plan): object {
  if (nodes.every(({ adapter }) => adapter === 'custom')) return { text: 'hello' }
  const later = new Set(edges.map(([, to]) => to))
  const roots = nodes.filter(({ name }) => !later.has(name)).map((node) => adapterOf(node))
  const takes = new Set(roots.flatMap((adapter) => adapter.takes ?? []))
  // who reads sound or links reads no text
  const asks = roots.some((adapter) => !adapter.takes || adapter.takes.includes('images'))
  const picture = { type: 'image_url', image_url: { url: `data:image/png;base64,${PICTURE}` } }
  const question = questionFor(roots)
  const content = takes.has('images') ? [{ type: 'text', text: question }, picture] : question
  return {
    ...(asks && { messages: [{ role: 'user', content }] }),
    ...(takes.has('audio') && { audio: SOUND }),
    ...(takes.has('links') && { images_path: [{ image_path: LINK }] }),
    stream: false,
  }
}

/** Who paints wants a picture described; who sees is asked of the one that comes along. */
function questionFor(roots: readonly Adapter[]): string {
  if (roots.every(({ asks }) => asks === 'prompt')) return 'A fox in the snow.'
  return roots.some(({ takes }) => takes?.includes('images')) ? 'What is in this picture?' : 'What is OPEA?'
}
