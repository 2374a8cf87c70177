// "Why is this line here?": from lines of an output to the document, and back.

import type { OutFile } from '../../core/targets/target'
import type { Path } from '../../core/text/diagnostic'

/** What caused a line, counted from 1; null where nothing in particular did. */
export function causeOf({ causes }: OutFile, line: number): Path | null {
  return causes?.[line - 1] ?? null
}

/** The service that a path stands in. */
export function serviceOf(path: Path): string | null {
  return path[0] === 'opea_micro_services' && path.length > 1 ? String(path[1]) : null
}

/** Lines that some services caused. */
export function linesOf({ causes }: OutFile, services: readonly string[]): number[] {
  if (!causes || services.length === 0) return []
  const wanted = new Set(services)
  return causes.flatMap((path, at) => {
    const service = path && serviceOf(path)
    return service !== null && wanted.has(service) ? [at + 1] : []
  })
}

/** A path for a person: `llm › model`. */
export function spoken(path: Path): string {
  const isService = serviceOf(path) !== null
  const words = isService ? path.slice(1) : path[0] === 'opea_mega_service' ? path.slice(1) : path
  return words.map((key) => (typeof key === 'number' ? key + 1 : key)).join(' › ') || 'opea_mega_service'
}
