// What to tell about a place in the text: a service's name, the value of its `kind`, or a key of the language.

import {
  APPLICATION_FIELDS,
  DOCUMENT_FIELDS,
  RESOURCE_FIELDS,
  SERVICE_FIELDS,
} from '../../core/pipeline/fields'
import type { Pipeline, Service } from '../../core/pipeline/pipeline'
import { knownVariables, usualOf } from '../../core/pipeline/variables'
import type { Snapshot } from '../../core/snapshot'
import type { Path } from '../../core/text/diagnostic'
import type { Span } from '../../core/text/span'
import { pathAt, spanOf } from '../../core/yaml/look-up'
import { code, literal } from './markdown'
import { nameAt } from './places'

export type Help = Span & {
  /** Markdown. */
  paragraphs: string[]
}

export function helpAt(snapshot: Snapshot, offset: number): Help | null {
  const { pipeline, document } = snapshot
  if (!pipeline) return null
  const path = pathAt(document, offset)
  const isHere = ({ from, to }: Span) => from <= offset && offset <= to
  const key = spanOf(document, path, 'key')
  if (isHere(key)) {
    const help = keyHelp(path, pipeline)
    if (help) return { ...key, paragraphs: help }
  }
  const isKind = path[0] === 'opea_micro_services' && path.length === 3 && path[2] === 'kind'
  const place = isKind ? { ...spanOf(document, path), name: String(path[1]) } : nameAt(snapshot, offset)
  const service = place && isHere(place) && pipeline.services.find(({ name }) => name === place.name)
  if (!service) return null
  return { from: place.from, to: place.to, paragraphs: serviceHelp(service, pipeline, isKind) }
}

function serviceHelp(service: Service, { kinds }: Pipeline, isKind: boolean): string[] {
  const kind = kinds.get(service.kind)
  if (!kind) return [`**${literal(service.name)}**`]
  const { input, output } = kind.call
  const facts = [
    service.model && `Model: ${code(service.model)}`,
    service.port !== null && `Port: ${code(String(service.port))}`,
    input.length > 0 && `Reads ${input.map(code).join(', ')}`,
    output.length > 0 && `Answers ${output.map(code).join(', ')}`,
  ]
  const title = isKind ? kind.title : `${service.name}, ${kind.title}`
  return [`**${literal(title)}**`, literal(kind.help), facts.filter(Boolean).join(' · ')].filter(Boolean)
}

function keyHelp(path: Path, pipeline: Pipeline): string[] | null {
  const [top, second, third, fourth] = path.map(String)
  if (top === undefined) return null
  const titled = (name: string, help: string | undefined) => (help ? [`**${literal(name)}**`, help] : null)
  if (path.length === 1) return titled(top, DOCUMENT_FIELDS[top])
  if (top === 'opea_mega_service')
    return path.length === 2 ? titled(second!, APPLICATION_FIELDS[second!]?.help) : null
  if (top !== 'opea_micro_services' || third === undefined) return null
  if (path.length === 3) return titled(third, SERVICE_FIELDS[third]?.help)
  if (third === 'resources') return titled(fourth!, RESOURCE_FIELDS[fourth!]?.help)
  if (third !== 'environment') return null
  const service = pipeline.services.find(({ name }) => name === second)
  const variable = service && knownVariables(pipeline, service).find(({ name }) => name === fourth)
  if (!variable) return null
  const usual = `Where the document does not say: ${code(usualOf(variable))}`
  return [`**${literal(fourth!)}**`, ...(variable.help ? [literal(variable.help)] : []), usual]
}
