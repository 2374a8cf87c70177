import { describe, expect, it } from 'vitest'
import { CATALOG } from './catalog'
import { kindsById } from './infer'
import { readKinds as readKindsWith } from './read-kinds'

const readKinds = (value: unknown) => readKindsWith(value, CATALOG)
const call = { port: 9000, endpoint: '/v1/sum' }
const ADAPTERS = new Set(CATALOG.flatMap((kind) => kind.call.adapter ?? []))
const problemsOf = (value: unknown) =>
  readKinds(value).problems.map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('readKinds', () => {
  it('reads nothing from nothing', () => {
    for (const value of [null, undefined, {}, []])
      expect(readKinds(value)).toEqual({ kinds: [], problems: [] })
  })

  it('fills in what is obvious', () => {
    const { kinds, problems } = readKinds({ summary: { call, container: { image: 'example.com/sum:1' } } })
    expect(problems).toEqual([])
    expect(kinds).toEqual([
      {
        id: 'summary',
        title: 'summary',
        role: 'flow',
        family: 'other',
        icon: 'srv',
        help: '',
        source: 'x-kinds of this document',
        call: { protocol: 'http', ...call, input: [], output: [], adapter: 'custom' },
        container: { image: 'example.com/sum:1', health: null },
        slots: [],
        variants: {},
      },
    ])
  })

  it('reads every kind of the catalog under another name as it stands', () => {
    const own = CATALOG.map((kind) => {
      const { aliases: _, ...rest } = kind
      return { ...rest, id: `my-${kind.id}` }
    })
    expect(readKinds(own)).toEqual({ kinds: own, problems: [] })
    const map = Object.fromEntries(own.map(({ id, ...kind }) => [id, kind]))
    expect(readKinds(map)).toEqual({ kinds: own, problems: [] })
  })

  it('lets own kinds use each other and the catalog', () => {
    const value = {
      front: {
        call,
        container: {
          image: 'front',
          environment: [{ name: 'MODEL', value: '${X:-a} {model:llm} {index:db}' }],
        },
        slots: [
          {
            name: 'llm',
            help: '',
            kinds: ['my-llm', 'vllm'],
            required: true,
            by: { 'my-llm': [{ name: 'A' }] },
          },
          { name: 'db', help: '', kinds: ['redis-vector-db'], required: false },
        ],
      },
      'my-llm': { role: 'backing', call, model: { variable: 'M', default: 'm' }, provides: ['vllm'] },
    }
    const { kinds, problems } = readKinds(value)
    expect(problems).toEqual([])
    expect(kinds.map(({ id }) => id)).toEqual(['front', 'my-llm'])
    expect(kinds[1]!.call.adapter).toBeUndefined()
    expect(kindsById(CATALOG, kinds).size).toBe(CATALOG.length + 2)
  })

  it.each<[unknown, string]>([
    ['text', ': must be a map from id to kind, or a list of kinds'],
    [{ a: null }, 'a: must be a map'],
    [{ a: [] }, 'a: must be a map'],
    [{ a: {} }, 'a: "call" is missing'],
    [{ a: { call: 7 } }, 'a.call: must be a map'],
    [{ a: { call: {} } }, 'a.call: "port" is missing'],
    [{ a: { call: { port: 0 } } }, 'a.call.port: must be a whole number from 1 to 65535'],
    [{ a: { call: { port: '80' } } }, 'a.call.port: must be a whole number from 1 to 65535'],
    [{ a: { call: { port: 80, endpoint: 'v1' } } }, 'a.call.endpoint: must be a path that begins with "/"'],
    [{ a: { call: { ...call, prot: 'http' } } }, 'a.call.prot: unknown field "prot"'],
    [
      { a: { call: { ...call, protocol: 'ftp' } } },
      'a.call.protocol: must be one of http, https, redis, postgresql, mariadb, bolt, mongodb, tcp',
    ],
    [
      { a: { call: { ...call, adapter: 'mine' } } },
      `a.call.adapter: there is no adapter "mine"; there are ${[...ADAPTERS, 'graph-retriever'].join(', ')}`,
    ],
    [{ a: { call, role: 'main' } }, 'a.role: must be one of flow, backing, side'],
    [{ a: { call, id: 'b' } }, 'a.id: must be "a", as its key is, or be left out'],
    [
      { 'a b': { call } },
      'a b.id: must be a name: letters, digits, "_", "." and "-", not beginning with "." or "-"',
    ],
    [[{ call }], '0.id: must be a name: letters, digits, "_", "." and "-", not beginning with "." or "-"'],
    [{ llm: { call } }, 'llm: the name "llm" belongs to the catalog'],
    [{ redis: { call } }, 'redis: the name "redis" belongs to the catalog'],
    [{ a: { call, aliases: ['b', 'tgi'] } }, 'a.aliases.1: the name "tgi" belongs to the catalog'],
    [{ a: { call, aliases: ['b'] }, b: { call } }, 'b: the name "b" belongs to "a"'],
    [
      [
        { id: 'a', call },
        { id: 'a', call },
      ],
      '1: the name "a" belongs to "a"',
    ],
    [{ a: { call, container: { image: 'x', health: {} } } }, 'a.container.health: "every" is missing'],
    [
      { a: { call, container: { image: 'x', health: { get: '/', every: 1, timeout: 1, retries: 1 } } } },
      'a.container.health: needs either "get" and "with", or "run"',
    ],
    [{ a: { call, container: { image: 'x', command: 'run me' } } }, 'a.container.command: must be a list'],
    [
      { a: { call, container: { image: 'x', environment: [{ name: 'A', value: 1 }] } } },
      'a.container.environment.0.value: must be text (a number or a yes/no needs quotes)',
    ],
    [{ a: { call, variants: { cpu: {} } } }, 'a.variants.cpu: unknown field "cpu"'],
    [{ a: { call, provides: ['nothing'] } }, 'a.provides.0: there is no kind "nothing"'],
    [{ a: { call, realisedAs: { gmc: 'nothing' } } }, 'a.realisedAs.gmc: there is no kind "nothing"'],
    [{ a: { call, slots: [slot({ kinds: [] })] } }, 'a.slots.0.kinds: needs at least one kind'],
    [{ a: { call, slots: [slot({}), slot({})] } }, 'a.slots.0.name: a second slot named "s"'],
    [
      { a: { call, slots: [slot({ by: { vllm: [] } })] } },
      'a.slots.0.by.vllm: "vllm" is none of the kinds of this slot',
    ],
    [
      { a: { call, slots: [slot({ adapters: { vllm: 'agent' } })] } },
      'a.slots.0.adapters.vllm: "vllm" is none of the kinds of this slot',
    ],
    [
      { a: { call, slots: [slot({ adapters: { tgi: 'mine' } })] } },
      `a.slots.0.adapters.tgi: there is no adapter "mine"; there are ${[...ADAPTERS, 'graph-retriever'].join(', ')}`,
    ],
    [{ a: { call, gmc: { steps: {}, port: 1, slots: { s: 'S' } } } }, 'a.gmc.slots.s: there is no slot "s"'],
    [
      { a: { call, container: { image: 'x', command: ['{model}'] } } },
      'a.container.command.0: {model}: this kind has no model',
    ],
    [
      { a: { call, container: { image: 'x', command: ['{url:s}'] } } },
      'a.container.command.0: {url:s}: there is no slot "s"',
    ],
    [
      { a: { call, slots: [slot({ environment: [{ name: 'I', value: '{index:s}' }] })] } },
      'a.slots.0.environment.0.value: {index:s}: not all kinds of the slot have an index',
    ],
    [
      { a: { call, variants: { gaudi: { shm: '{model:s}' } } } },
      'a.variants.gaudi.shm: {model:s}: there is no slot "s"',
    ],
  ])('refuses %j', (value, problem) => {
    expect(problemsOf(value)).toContain(problem)
    const { kinds } = readKinds(value)
    // whatever comes out can be relied on
    expect(readKinds(kinds)).toEqual({ kinds, problems: [] })
  })

  it('keeps the good ones, and leaves out what leans on a bad one', () => {
    const value = {
      good: { call },
      bad: { call: { port: 1 }, role: 'main' },
      leaning: { call, provides: ['bad'] },
      chained: { call, provides: ['leaning'] },
    }
    expect(readKinds(value).kinds.map(({ id }) => id)).toEqual(['good'])
    expect(readKinds(value).problems.map(({ path }) => path)).toEqual([
      ['bad', 'role'],
      ['leaning', 'provides', 0],
      ['chained', 'provides', 0],
    ])
  })

  it('keeps a kind that only says more than there is to say, without that', () => {
    const { kinds, problems } = readKinds({ a: { call: { ...call, prot: 'http' }, colour: 'red' } })
    expect(kinds).toEqual(readKinds({ a: { call } }).kinds)
    expect(problems.map(({ path, known }) => [path, known?.includes('protocol')])).toEqual([
      [['a', 'call', 'prot'], true],
      [['a', 'colour'], false],
    ])
  })

  it('changes nothing of what it is given', () => {
    const value = { a: { call: { ...call } } }
    const before = structuredClone(value)
    readKinds(value)
    expect(value).toEqual(before)
  })
})

function slot(fields: object) {
  return { name: 's', help: '', kinds: ['tei-embedding'], required: true, ...fields }
}
