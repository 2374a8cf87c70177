// GMConnectors with one or two things about them changed, the same in every run: for comparing verdicts.

/** `count` copies of a connector, each changed: { label, connector }. */
export function mutationsOf(connector, count, seed) {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => {
    const copy = structuredClone(connector)
    const labels = Array.from({ length: random(4) === 0 ? 2 : 1 }, () => change(copy, random))
    return { label: labels.join(', then '), connector: copy }
  })
}

const VALUES = [
  ...[null, 5, 5.5, -1, true, false, '', 'x', 'Sequence', 'Hard', 'soft', '2024-01-01T00:00:00Z'],
  ...[[], {}, [null], ['x'], [{}], { a: null }, { a: 1 }, { a: 'x' }, { name: 'x' }],
]

const NAMES = [
  '',
  'a',
  'A',
  'a_b',
  'a.b',
  'a..b',
  '-a',
  'a-',
  '1',
  'é',
  'a b',
  'a/b',
  'a/b/c',
  'A.B/c',
  'a_b/c',
]
const LONG = [62, 63, 64, 252, 253, 254].map((length) => 'a'.repeat(length))
const TEXTS = [...NAMES, ...LONG, `a/${'b'.repeat(63)}`, `a/${'b'.repeat(64)}`, 'a\n', '_a', 'a_', '.a', 'a.']

const OWNER = { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'u' }
const METADATA = {
  name: TEXTS,
  namespace: TEXTS,
  generateName: [...TEXTS, 'a-', 'a.', '-'],
  finalizers: [...TEXTS.map((text) => [text]), ['foregroundDeletion', 'orphan'], [5], 'x'],
  ownerReferences: [
    ...[[], [OWNER], [{ ...OWNER, controller: true }], [{ ...OWNER, controller: 'true' }]],
    ...[[{ ...OWNER, apiVersion: '' }], [{ ...OWNER, uid: undefined }], [{ ...OWNER, extra: 1 }], [null]],
    ...[[{ ...OWNER, apiVersion: 'a/b/c' }], [{ ...OWNER, kind: 'Event' }], [{ ...OWNER, apiVersion: 'a/' }]],
    [
      { ...OWNER, controller: true },
      { ...OWNER, controller: true },
    ],
  ],
  managedFields: [[], [{}], [{ manager: 'x' }], [{ operation: 'Apply' }], [{ operation: 'x' }], 'x', [5]],
  creationTimestamp: [null, '2024-01-01T00:00:00Z', '2024-01-01', 'x', 5, '2024-13-01T00:00:00Z', ''],
  deletionTimestamp: [null, '2024-01-01T00:00:00+02:00', 'x'],
  generation: [5, -5, 5.5, '5', null],
  deletionGracePeriodSeconds: [5, -5, 5.5, '5'],
  uid: ['x', 5, ''],
  resourceVersion: ['5', 5],
  selfLink: ['x', 5],
  extra: ['x', null],
}

function change(connector, random) {
  const kind = random(10)
  if (kind === 0) return changeMetadata(connector, random)
  if (kind === 1) return changePairs(connector, random)
  const places = placesIn(connector)
  const { parent, key, path } = places[random(places.length)]
  if (kind === 2) return renamed(parent, key, path, random)
  if (kind === 3) {
    const other = places[random(places.length)]
    parent[key] = structuredClone(other.parent[other.key])
    return `${path} as ${other.path}`
  }
  if (kind === 4) {
    if (Array.isArray(parent)) parent.splice(key, 1)
    else delete parent[key]
    return `without ${path}`
  }
  const value = structuredClone(VALUES[random(VALUES.length)])
  const inner = parent[key]
  if (kind === 5 && typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
    const added = ['extra', 'status', 'serviceUrl', 'config', 'condition'][random(5)]
    inner[added] = value
    return `${path}.${added}: ${JSON.stringify(value)}`
  }
  parent[key] = value
  return `${path}: ${JSON.stringify(value)}`
}

function changeMetadata(connector, random) {
  const keys = Object.keys(METADATA)
  const key = keys[random(keys.length)]
  const value = structuredClone(METADATA[key][random(METADATA[key].length)])
  connector.metadata = { ...connector.metadata, [key]: value }
  return `metadata.${key}: ${JSON.stringify(value)}`
}

function changePairs(connector, random) {
  const field = ['labels', 'annotations'][random(2)]
  const [key, value] = [TEXTS[random(TEXTS.length)], [...TEXTS, 5, null][random(TEXTS.length + 2)]]
  connector.metadata = { ...connector.metadata, [field]: { [key]: value } }
  return `metadata.${field}: ${JSON.stringify({ [key]: value })}`
}

function renamed(parent, key, path, random) {
  if (Array.isArray(parent)) {
    parent.push(structuredClone(parent[key]))
    return `${path} twice`
  }
  const name = [`${key}s`, key.toLowerCase(), key.toUpperCase(), ''][random(4)]
  const value = parent[key]
  delete parent[key]
  parent[name] = value
  return `${path} as ${name}`
}

/** Every value in it: { parent, key, path }. */
function placesIn(value, path = '') {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((name) => {
    const key = Array.isArray(value) ? Number(name) : name
    const own = `${path}.${name}`
    return [{ parent: value, key, path: own }, ...placesIn(value[key], own)]
  })
}

/** Whole numbers below a bound, always the same for a seed (mulberry32). */
function randomFrom(seed) {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
