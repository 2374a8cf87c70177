// What stands where: from an offset in the text to a service, and from what is selected to spans of the text.

import { spanOfEdge } from '../../core/pipeline/flow'
import type { Snapshot } from '../../core/snapshot'
import type { Path } from '../../core/text/diagnostic'
import type { Span } from '../../core/text/span'
import { spanInside } from '../../core/yaml/inside'
import { find, pathAt, spanOf } from '../../core/yaml/look-up'
import type { Selection } from '../studio/selection'

type NamedPlace = Span & { name: string }

/** The service whose entry, or whose name in a rule, stands at an offset. */
export function serviceAt(snapshot: Snapshot, offset: number): string | null {
  const path = pathAt(snapshot.document, offset)
  if (path[0] === 'opea_micro_services' && typeof path[1] === 'string') {
    const name = path[1]
    const { to } = spanOf(snapshot.document, path.slice(0, 2))
    const isBehind = offset > to && snapshot.text.slice(to, offset).trim() !== ''
    return !isBehind && isService(snapshot, name) ? name : null
  }
  const named = nameInRule(snapshot, path, offset)
  return named && isService(snapshot, named.name) ? named.name : null
}

/** The name at an offset: in a rule, in `uses`, or as the key of a service's entry. */
export function nameAt(snapshot: Snapshot, offset: number): NamedPlace | null {
  const { document } = snapshot
  const path = pathAt(document, offset)
  if (path[0] !== 'opea_micro_services') return nameInRule(snapshot, path, offset)
  if (path.length === 2) {
    const span = spanOf(document, path, 'key')
    return inside(span, offset) ? { ...span, name: String(path[1]) } : null
  }
  if (path[2] !== 'uses') return null
  const scalar = find(document, path)?.place.node
  const span = spanOf(document, path)
  if (scalar?.type !== 'scalar' || !inside(span, offset)) return null
  return { ...span, name: scalar.written }
}

function nameInRule(snapshot: Snapshot, path: Path, offset: number): NamedPlace | null {
  if (path[0] !== 'opea_mega_service' || path[1] !== 'mega_flow') return null
  const rule = snapshot.pipeline?.rules.find((one) => samePath(one.path, path))
  const place = rule && find(snapshot.document, rule.path)?.place
  if (!place) return null
  for (const { name, ...within } of rule.stages.flatMap(({ names }) => names)) {
    const span = spanInside(snapshot.text, place, within)
    if (inside(span, offset)) return { ...span, name }
  }
  return null
}

/** The lines of what is selected: entries of services, or the part of a rule that makes an edge. */
export function spansOf({ document, pipeline, text }: Snapshot, { services, edge }: Selection): Span[] {
  if (!pipeline) return []
  if (edge) {
    for (const rule of pipeline.rules) {
      const within = spanOfEdge(rule, edge[0], edge[1])
      const place = within && find(document, rule.path)?.place
      if (within && place) return [spanInside(text, place, within)]
    }
    const link = pipeline.links.find(({ from, to }) => from === edge[0] && to === edge[1])
    return link ? [spanOf(document, link.path, link.declared ? 'value' : 'key')] : []
  }
  const wanted = new Set(services)
  return pipeline.services
    .filter(({ name, implied }) => wanted.has(name) && !implied)
    .map(({ path }) => ({ from: spanOf(document, path, 'key').from, to: spanOf(document, path).to }))
}

function isService(snapshot: Snapshot, name: string): boolean {
  return snapshot.pipeline?.services.some((service) => service.name === name) ?? false
}

function inside({ from, to }: Span, offset: number): boolean {
  return from <= offset && offset <= to
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((key, at) => key === b[at])
}
