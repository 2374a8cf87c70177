// Copies of services: duplicated in place, or pasted from YAML that came from anywhere.

import { inferKind } from '../catalog/infer'
import { edgesOf, namesOf, printRule } from '../pipeline/flow'
import type { PlacedRule } from '../pipeline/pipeline'
import { readPipeline } from '../pipeline/read'
import { FLOW_PATH } from '../pipeline/read-flow'
import { type Document, parse } from '../yaml/document'
import { refuse } from '../yaml/guard'
import { copiedValue, find, pairsOf, plainValue, rootOf } from '../yaml/look-up'
import type { Place } from '../yaml/tree'
import { names, numberedName, text } from './arguments'
import type { Command } from './command'
import type { Draft } from './draft'
import { addEdge, writeFlowDown } from './flow-edits'

/** Without edges and ports. Refusals: `edit-merge`, `no-such-service`, `implied-service`. */
export const duplicate: Command = {
  id: 'duplicate',
  label: 'Duplicate',
  help: 'Copies services, without their edges.',
  arguments: [{ name: 'names', type: 'names', help: 'The services to copy.' }],
  run(draft, args) {
    const select = names(args).map((name) => {
      const service = draft.service(name)
      const source = find(draft.document, service.path)
      if (!source)
        return refuse('edit-merge', service.path, `\`${name}\` comes through a merge key; change it there.`)
      const copy = numberedName(draft, name)
      const value = copiedEntry(draft.document, source.place)
      const entry = withoutPort(
        keepKind(draft, copy, service.kind, service.declared.kind, service.declared.endpoint, value),
      )
      draft.set(['opea_micro_services', copy], entry ?? undefined, { after: name })
      return copy
    })
    return { select }
  },
}

/** The keys of a service; null where it has none. */
function copiedEntry(document: Document, place: Place): Record<string, unknown> | null {
  return pairsOf(document, place) ? (copiedValue(document, place) as Record<string, unknown>) : null
}

/** A copy under another name keeps the kind that was inferred from the old one. */
function keepKind(
  draft: Draft,
  name: string,
  kind: string,
  written: string | undefined,
  endpoint: string | undefined,
  value: Record<string, unknown> | null,
) {
  const same = written !== undefined || inferKind(name, endpoint ?? null, draft.pipeline.kinds).kind === kind
  return same ? value : { kind, ...value }
}

/** Two services cannot publish one port of the host. */
function withoutPort(value: Record<string, unknown> | null): Record<string, unknown> | null {
  if (value === null || !Object.hasOwn(value, 'port')) return value
  const { port: _port, ...rest } = value
  return rest
}

/** Names that are taken get a number. Refusals: `bad-paste`. */
export const paste: Command = {
  id: 'paste',
  label: 'Paste',
  help: 'Adds the services of another YAML text, with the edges between them.',
  arguments: [{ name: 'text', type: 'text', help: 'A pipeline, or a map of services.' }],
  run(draft, args) {
    const source = pastedDocument(text(args, 'text'))
    const { pipeline } = readPipeline(source, draft.catalog)
    const named = new Map<string, string>()
    const given = new Set<string>()
    const entries = pipeline.services.map((service) => {
      const place = find(source, service.path)?.place
      const name = numberedName(draft, service.name, given)
      named.set(service.name, name)
      given.add(name)
      const value = place ? copiedEntry(source, place) : null
      const { kind, declared } = service
      const entry =
        name === service.name ? value : keepKind(draft, name, kind, declared.kind, declared.endpoint, value)
      return { path: ['opea_micro_services', name], value: entry ?? undefined }
    })
    // the first makes the mapping where there is none; each by itself would read the text as often
    draft.setAll(entries.slice(0, 1))
    draft.setAll(entries.slice(1))
    for (const { name, declared } of pipeline.services) {
      if (declared.uses?.some((used) => named.get(used) !== used && named.has(used))) {
        draft.set(
          ['opea_micro_services', named.get(name)!, 'uses'],
          declared.uses.map((used) => named.get(used) ?? used),
        )
      }
    }
    pasteFlow(draft, pipeline.rules, named)
    return { select: [...named.values()] }
  },
}

/** Rules among what was pasted as they are; of others, what they say of it. */
function pasteFlow(draft: Draft, rules: readonly PlacedRule[], named: ReadonlyMap<string, string>) {
  const known = rules.filter((rule) => namesOf(rule).some((name) => named.has(name)))
  if (known.length === 0) return
  writeFlowDown(draft, [...named.values()])
  const isWhole = (rule: PlacedRule) =>
    rule.faults.length === 0 && namesOf(rule).every((name) => named.has(name))
  const whole = known.filter(isWhole)
  draft.appendAll(
    FLOW_PATH,
    whole.map(({ stages }) =>
      printRule(stages.map(({ names }) => names.map(({ name }) => named.get(name)!))),
    ),
  )
  const rest = known.filter((rule) => !isWhole(rule))
  const edges = rest.flatMap(edgesOf).filter(([from, to]) => named.has(from) && named.has(to))
  for (const [from, to] of edges) addEdge(draft, named.get(from)!, named.get(to)!)
  const said = new Set([...edges.flat(), ...whole.flatMap(namesOf)])
  const alone = new Set(rest.flatMap(namesOf).filter((name) => named.has(name) && !said.has(name)))
  draft.appendAll(
    FLOW_PATH,
    [...alone].map((name) => named.get(name)!),
  )
}

/** A whole pipeline, or a map of services, which is put into one. */
function pastedDocument(pasted: string): Document {
  const document = parse(pasted)
  const root = rootOf(document)
  if (!root) refuse('bad-paste', [], 'The pasted text is not YAML.')
  if (root.place.node.type !== 'map') refuse('bad-paste', [], 'The pasted text holds no services.')
  if (find(document, ['opea_micro_services'])) return document
  const value = plainValue(document, root.place) as Record<string, unknown>
  const isServices = Object.values(value).every(
    (one) => one === null || (typeof one === 'object' && !Array.isArray(one)),
  )
  if (!isServices || value.apiVersion || value.services)
    refuse('bad-paste', [], 'The pasted text holds no services of a pipeline.')
  const lines = pasted.replace(/^\uFEFF/, '').replace(/^(?=.)/gm, '  ')
  const wrapped = parse(`opea_micro_services:\n${lines}`)
  return wrapped.root ? wrapped : refuse('bad-paste', [], 'The pasted text holds no services of a pipeline.')
}
