// The shape of a kind as a value that came from outside: which fields there are and what each must be.
// It follows the type: a field added to `Kind` does not compile until it stands here.

import type { Role, Slot, Variable, Variant } from './kind'
import { type Call, type Container, FAMILIES, type GmcFacts, type Kind, PLATFORMS } from './kind'

export type Problem = {
  path: (string | number)[]
  message: string
  /** The fields that there are, where the problem is one that there is not: it does no harm. */
  known?: readonly string[]
}

type Place = readonly (string | number)[]
type Check = (value: unknown, at: Place, problems: Problem[]) => void

/** Is a value from outside an object that is no list? */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is wrong with the shape of a kind; nothing found means that it is one. */
export function shapeProblems(value: unknown, at: Place): Problem[] {
  const problems: Problem[] = []
  KIND(value, at, problems)
  return problems
}

function says(message: string, holds: (value: unknown) => boolean): Check {
  return (value, at, problems) => {
    if (!holds(value)) problems.push({ path: [...at], message })
  }
}

function oneOf(words: readonly string[]): Check {
  return says(`must be one of ${words.join(', ')}`, (value) => words.includes(value as string))
}

function orNull(check: Check): Check {
  return (value, at, problems) => {
    if (value !== null) check(value, at, problems)
  }
}

function list(check: Check): Check {
  return (value, at, problems) => {
    if (!Array.isArray(value)) problems.push({ path: [...at], message: 'must be a list' })
    else for (const [index, item] of value.entries()) check(item, [...at, index], problems)
  }
}

/** A map whose keys are free, or one of `keys`. */
function mapOf(check: Check, keys?: readonly string[]): Check {
  return (value, at, problems) => {
    if (!isMap(value)) return problems.push({ path: [...at], message: 'must be a map' })
    for (const key of Object.keys(value)) {
      if (keys && !keys.includes(key)) unknown(key, keys, at, problems)
      else check(value[key], [...at, key], problems)
    }
  }
}

/** A map whose fields are those of T. */
function record<T>(fields: { [K in keyof T]-?: Check }, required: readonly (keyof T & string)[]): Check {
  const checks = new Map(Object.entries<Check>(fields))
  return (value, at, problems) => {
    if (!isMap(value)) return problems.push({ path: [...at], message: 'must be a map' })
    for (const key of Object.keys(value)) {
      const check = checks.get(key)
      if (check) check(value[key], [...at, key], problems)
      else unknown(key, [...checks.keys()], at, problems)
    }
    for (const key of required) {
      if (!Object.hasOwn(value, key)) problems.push({ path: [...at], message: `"${key}" is missing` })
    }
  }
}

function unknown(key: string, known: readonly string[], at: Place, problems: Problem[]): void {
  problems.push({ path: [...at, key], message: `unknown field "${key}"`, known })
}

const text = says('must be text (a number or a yes/no needs quotes)', (value) => typeof value === 'string')
const flag = says('must be true or false', (value) => typeof value === 'boolean')
const texts = list(text)
const name = says(
  'must be a name: letters, digits, "_", "." and "-", not beginning with "." or "-"',
  (value) => typeof value === 'string' && /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(value),
)
const variableName = says(
  'must be the name of a variable: anything but "=" and blanks',
  (value) => typeof value === 'string' && /^[^\s=]+$/.test(value),
)
const path = says(
  'must be a path that begins with "/"',
  (value) => typeof value === 'string' && value.startsWith('/'),
)
const port = says('must be a whole number from 1 to 65535', (value) => isWhole(value, 1, 65535))
const seconds = says('must be a number of seconds', (value) => isWhole(value, 0, 86_400))
const count = says('must be a whole number', (value) => isWhole(value, 0, 10_000))

function isWhole(value: unknown, from: number, to: number): boolean {
  return Number.isInteger(value) && (value as number) >= from && (value as number) <= to
}

// maps to `true`, so that a new member of one of these types does not compile until it stands here
const ROLES = Object.keys({ flow: true, backing: true, side: true } satisfies Record<Role, true>)
const PROTOCOLS = Object.keys({
  http: true,
  https: true,
  redis: true,
  postgresql: true,
  mariadb: true,
  bolt: true,
  mongodb: true,
  tcp: true,
} satisfies Record<Call['protocol'], true>)
const TARGETS = Object.keys({ compose: true, gmc: true, python: true } satisfies Record<
  keyof NonNullable<Kind['realisedAs']>,
  true
>)
const GMC_PLATFORMS = Object.keys({ xeon: true, gaudi: true, nvidia: true } satisfies Record<
  keyof GmcFacts['steps'],
  true
>)

const VARIABLE = record<Variable>(
  { name: variableName, value: text, required: flag, secret: flag, help: text },
  ['name'],
)
const variables = list(VARIABLE)

type HealthFields = Record<'get' | 'with' | 'run' | 'every' | 'timeout' | 'retries' | 'startAfter', unknown>

const HEALTH_FIELDS: Record<keyof HealthFields, Check> = {
  get: path,
  with: oneOf(['curl', 'python']),
  run: texts,
  every: seconds,
  timeout: seconds,
  retries: count,
  startAfter: seconds,
}
const PART_OF_HEALTH = record<HealthFields>(HEALTH_FIELDS, [])
const WHOLE_HEALTH = record<HealthFields>(HEALTH_FIELDS, ['every', 'timeout', 'retries'])

function health(value: unknown, at: Place, problems: Problem[]): void {
  WHOLE_HEALTH(value, at, problems)
  if (!isMap(value)) return
  const [get, tool, run] = ['get', 'with', 'run'].map((key) => Object.hasOwn(value, key))
  if (get === run || get !== tool) {
    problems.push({ path: [...at], message: 'needs either "get" and "with", or "run"' })
  }
}

const CONTAINER_FIELDS = {
  image: text,
  published: flag,
  entrypoint: texts,
  command: texts,
  environment: variables,
  volumes: texts,
  shm: text,
  security: texts,
  restart: oneOf(['unless-stopped', 'always']),
}
const CONTAINER = record<Container>({ ...CONTAINER_FIELDS, health: orNull(health) }, ['image', 'health'])
const VARIANT = record<Variant>(
  {
    ...CONTAINER_FIELDS,
    health: PART_OF_HEALTH,
    port,
    accelerator: oneOf(['gaudi', 'nvidia', 'rocm']),
    devices: texts,
    capabilities: texts,
    groups: texts,
    ipc: oneOf(['host']),
    source: text,
  },
  [],
)

const CALL = record<Call>(
  {
    protocol: oneOf(PROTOCOLS),
    port,
    endpoint: orNull(path),
    url: text,
    hostPort: port,
    input: texts,
    output: texts,
    adapter: text,
  },
  ['protocol', 'port', 'endpoint', 'input', 'output'],
)

const SLOT = record<Slot>(
  {
    name,
    help: text,
    kinds: list(name),
    required: flag,
    only: record<NonNullable<Slot['only']>>({ slot: name, kinds: list(name) }, ['slot', 'kinds']),
    many: flag,
    model: flag,
    environment: variables,
    by: mapOf(variables),
    adapters: mapOf(text),
  },
  ['name', 'help', 'kinds', 'required'],
)

const GMC = record<GmcFacts>(
  { steps: mapOf(text, GMC_PLATFORMS), port, endpoint: path, slots: mapOf(text), model: text, index: text },
  ['steps', 'port'],
)

const PASSWORD = record<NonNullable<NonNullable<Kind['login']>['password']>>(
  { variable: variableName, default: text },
  ['variable'],
)

const KIND = record<Kind>(
  {
    id: name,
    title: text,
    role: oneOf(ROLES),
    family: oneOf(FAMILIES),
    icon: text,
    help: text,
    source: text,
    aliases: list(name),
    primary: flag,
    call: CALL,
    container: orNull(CONTAINER),
    model: record<NonNullable<Kind['model']>>({ variable: variableName, default: text, gated: flag }, [
      'variable',
      'default',
    ]),
    slots: list(SLOT),
    provides: list(name),
    platforms: list(oneOf(PLATFORMS)),
    variants: mapOf(VARIANT, PLATFORMS),
    index: record<NonNullable<Kind['index']>>({ variable: variableName, default: text }, [
      'variable',
      'default',
    ]),
    askedInWords: flag,
    login: record<NonNullable<Kind['login']>>({ user: text, password: PASSWORD, database: text }, []),
    hosted: text,
    memory: list(count),
    realisedAs: mapOf(name, TARGETS),
    gmc: GMC,
  },
  ['id', 'title', 'role', 'family', 'icon', 'help', 'source', 'call', 'container', 'slots', 'variants'],
)
