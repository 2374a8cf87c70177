// Where the text says what the canvas shows: lines of a service, the rule of an edge.

import { spanOfEdge } from '../../core/pipeline/flow'
import type { Snapshot } from '../../core/snapshot'
import type { Span } from '../../core/text/span'
import { spanInside } from '../../core/yaml/inside'
import { find, spanOf } from '../../core/yaml/look-up'

/** From its name to the end of its value; an implied one is where its user is. */
export function spanOfService({ document, pipeline }: Snapshot, name: string): Span | null {
  const service = pipeline?.services.find((one) => one.name === name)
  if (!service) return null
  const key = spanOf(document, service.path, 'key')
  const value = spanOf(document, service.path)
  return { from: Math.min(key.from, value.from), to: Math.max(key.to, value.to) }
}

/** The place in the first rule, or in `uses`, that makes an edge; null when no line does. */
export function spanOfLine({ document, pipeline, text }: Snapshot, from: string, to: string): Span | null {
  for (const rule of pipeline?.rules ?? []) {
    const span = spanOfEdge(rule, from, to)
    const scalar = span && find(document, rule.path)
    if (scalar) return spanInside(text, scalar.place, span)
  }
  const link = pipeline?.links.find((one) => one.from === from && one.to === to)
  return link ? spanOf(document, link.path, link.declared ? 'value' : 'key') : null
}
