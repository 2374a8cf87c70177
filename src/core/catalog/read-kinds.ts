// A document's own kinds (`x-kinds`): the one place where a kind from outside becomes a `Kind`. What is wrong
// with one is told and that kind left out, unless it only says more than there is to say; the others stay. Fields
// with an obvious value may be left out.

import { type Kind, PLACEHOLDER } from './kind'
import { isMap, type Problem, shapeProblems } from './kind-shape'

/** Of a map from id to kind, or a list of kinds. Paths begin below `value`. */
export function readKinds(value: unknown, catalog: readonly Kind[]): { kinds: Kind[]; problems: Problem[] } {
  if (value === null || value === undefined) return { kinds: [], problems: [] }
  if (!isMap(value) && !Array.isArray(value)) {
    return {
      kinds: [],
      problems: [{ path: [], message: 'must be a map from id to kind, or a list of kinds' }],
    }
  }
  const problems: Problem[] = []
  const read: Entry[] = []
  const taken = new Map<string, string>()
  for (const kind of catalog) for (const name of namesOf(kind)) taken.set(name, 'the catalog')

  for (const [key, item] of entries(value)) {
    const completed = complete(key, item)
    const found = [...shapeProblems(completed, [key]), ...keyProblems(key, item)]
    const isSound = () => found.every(({ known }) => known !== undefined)
    if (isSound()) {
      // the shape was checked field by field just above
      const kind = without(completed, found) as Kind
      found.push(...nameProblems(kind, key, taken))
      if (isSound()) {
        read.push({ key, kind })
        for (const name of namesOf(kind)) taken.set(name, `"${kind.id}"`)
      }
    }
    problems.push(...found)
  }
  return { kinds: consistent(read, catalog, problems), problems }
}

/** A value without its unknown fields. */
function without(value: unknown, unknown: readonly Problem[]): unknown {
  if (unknown.length === 0) return value
  const copy = JSON.parse(JSON.stringify(value))
  for (const { path } of unknown) {
    const parent = path.slice(1, -1).reduce<unknown>((at, key) => (at as Record<Key, unknown>)[key], copy)
    delete (parent as Record<Key, unknown>)[path.at(-1)!]
  }
  return copy
}

type Key = string | number
type Entry = { key: Key; kind: Kind }

function entries(value: Record<string, unknown> | unknown[]): [Key, unknown][] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item])
  return Object.keys(value).map((key) => [key, value[key]])
}

/** Leaves out kinds that name what is not there, until all that is left fits together. */
function consistent(read: Entry[], catalog: readonly Kind[], problems: Problem[]): Kind[] {
  const adapters = adaptersOf(catalog)
  let left = read
  for (;;) {
    const kinds = new Map([...catalog, ...left.map(({ kind }) => kind)].map((kind) => [kind.id, kind]))
    const found = left.map(({ key, kind }) => referenceProblems(kind, kinds, adapters, [key]))
    if (found.every((list) => list.length === 0)) return left.map(({ kind }) => kind)
    problems.push(...found.flat())
    left = left.filter((_, index) => found[index]!.length === 0)
  }
}

function complete(key: Key, item: unknown): unknown {
  if (!isMap(item)) return item
  const id = item.id ?? (typeof key === 'string' ? key : undefined)
  const kind: Record<string, unknown> = {
    title: typeof id === 'string' ? id : '',
    role: 'flow',
    family: 'other',
    icon: 'srv',
    help: '',
    source: 'x-kinds of this document',
    container: null,
    slots: [],
    variants: {},
    ...item,
    id,
  }
  if (isMap(kind.call)) {
    const adapter = kind.role === 'flow' ? { adapter: 'custom' } : {}
    kind.call = { protocol: 'http', endpoint: null, input: [], output: [], ...adapter, ...kind.call }
  }
  if (isMap(kind.container)) kind.container = { health: null, ...kind.container }
  return kind
}

function keyProblems(key: Key, item: unknown): Problem[] {
  if (typeof key === 'number' || !isMap(item) || item.id === undefined || item.id === key) return []
  return [{ path: [key, 'id'], message: `must be "${key}", as its key is, or be left out` }]
}

function namesOf(kind: Kind): string[] {
  return [kind.id, ...(kind.aliases ?? [])]
}

function nameProblems(kind: Kind, key: Key, taken: ReadonlyMap<string, string>): Problem[] {
  const problems: Problem[] = []
  const owner = taken.get(kind.id)
  if (owner) problems.push({ path: [key], message: `the name "${kind.id}" belongs to ${owner}` })
  kind.aliases?.forEach((alias, index) => {
    const other = taken.get(alias)
    if (other)
      problems.push({ path: [key, 'aliases', index], message: `the name "${alias}" belongs to ${other}` })
  })
  return problems
}

/** The ways in which a catalog's kinds are called. */
export function adaptersOf(catalog: readonly Kind[]): string[] {
  const inSlots = catalog.flatMap(({ slots }) =>
    slots.flatMap(({ adapters = {} }) => Object.values(adapters)),
  )
  return [...new Set([...catalog.flatMap((kind) => kind.call.adapter ?? []), ...inSlots])]
}

/** Names in a kind that lead nowhere: kinds, slots, adapters, placeholders. The catalog is held to it too. */
export function referenceProblems(
  kind: Kind,
  kinds: ReadonlyMap<string, Kind>,
  adapters: readonly string[],
  at: readonly Key[] = [],
): Problem[] {
  const problems: Problem[] = []
  const tell = (message: string, ...path: Key[]) => problems.push({ path: [...at, ...path], message })
  const mustBeKind = (id: string, ...path: Key[]) => {
    if (!kinds.has(id)) tell(`there is no kind "${id}"`, ...path)
  }

  const mustBeAdapter = (id: string, ...path: Key[]) => {
    if (!adapters.includes(id)) tell(`there is no adapter "${id}"; there are ${adapters.join(', ')}`, ...path)
  }

  if (kind.call.adapter !== undefined) mustBeAdapter(kind.call.adapter, 'call', 'adapter')
  kind.provides?.forEach((id, index) => {
    mustBeKind(id, 'provides', index)
  })
  for (const [target, id] of Object.entries(kind.realisedAs ?? {})) mustBeKind(id, 'realisedAs', target)

  const slots = new Map(kind.slots.map((slot) => [slot.name, slot]))
  kind.slots.forEach((slot, index) => {
    if (slots.get(slot.name) !== slot) tell(`a second slot named "${slot.name}"`, 'slots', index, 'name')
    if (slot.kinds.length === 0) tell('needs at least one kind', 'slots', index, 'kinds')
    slot.kinds.forEach((id, position) => {
      mustBeKind(id, 'slots', index, 'kinds', position)
    })
    for (const key of ['by', 'adapters'] as const) {
      for (const id of Object.keys(slot[key] ?? {})) {
        if (!slot.kinds.includes(id))
          tell(`"${id}" is none of the kinds of this slot`, 'slots', index, key, id)
      }
    }
    for (const [id, adapter] of Object.entries(slot.adapters ?? {}))
      mustBeAdapter(adapter, 'slots', index, 'adapters', id)
  })
  for (const { only } of kind.slots) {
    if (only && !slots.has(only.slot)) tell(`there is no slot "${only.slot}"`, 'slots')
    for (const id of only?.kinds ?? []) mustBeKind(id, 'slots')
  }
  for (const name of Object.keys(kind.gmc?.slots ?? {})) {
    if (!slots.has(name)) tell(`there is no slot "${name}"`, 'gmc', 'slots', name)
  }

  const { container, variants } = kind
  for (const { path, text } of strings({ container, variants, slots: kind.slots, url: kind.call.url }, [])) {
    for (const [whole, property, slot] of text.matchAll(PLACEHOLDER)) {
      const wrong =
        slot === undefined
          ? !knows(kind, property!) && `this kind has no ${property}`
          : slotProblem(property!, slots.get(slot), slot, kinds, fillingAt(path, kind, slot))
      if (wrong) tell(`${whole}: ${wrong}`, ...path)
    }
  }
  return problems
}

function slotProblem(
  property: string,
  slot: Kind['slots'][number] | undefined,
  name: string,
  kinds: ReadonlyMap<string, Kind>,
  only: string | null,
): string | false {
  if (!slot) return `there is no slot "${name}"`
  const filling = only === null ? slot.kinds : [only]
  const lacks = filling.some((id) => kinds.has(id) && !knows(kinds.get(id)!, property))
  return lacks && `not all kinds of the slot have ${/^[aeiou]/.test(property) ? 'an' : 'a'} ${property}`
}

/** The one kind that a place is about: what stands under `by` is for one filling. */
function fillingAt([first, index, key, id]: Key[], { slots }: Kind, slot: string): string | null {
  const isOfSlot = first === 'slots' && key === 'by' && slots[index as number]?.name === slot
  return isOfSlot ? String(id) : null
}

/** Does a placeholder mean something for a kind? */
function knows({ model, index, login, hosted }: Kind, property: string): boolean {
  switch (property) {
    case 'model':
      return model !== undefined
    case 'index':
      return index !== undefined
    case 'user':
    case 'password':
    case 'database':
      return login?.[property] !== undefined
    default:
      return hosted === undefined
  }
}

function* strings(value: unknown, path: Key[]): Generator<{ path: Key[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value }
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* strings(item, [...path, index])
  else if (isMap(value)) for (const key of Object.keys(value)) yield* strings(value[key], [...path, key])
}
