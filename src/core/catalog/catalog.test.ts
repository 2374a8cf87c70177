import { describe, expect, it } from 'vitest'
import { CATALOG } from './catalog'
import { inferKind, kindsById } from './infer'
import { FAMILIES, type Kind, PLATFORMS } from './kind'
import { shapeProblems } from './kind-shape'
import { adaptersOf, referenceProblems } from './read-kinds'

const kinds = kindsById(CATALOG)
const kind = (id: string) => kinds.get(id)!
const ids = CATALOG.map(({ id }) => id)

describe.each(CATALOG.map((kind) => [kind.id, kind] as const))('%s', (_, kind) => {
  it('is data: JSON loses nothing of it', () => {
    expect(JSON.parse(JSON.stringify(kind))).toStrictEqual(kind)
  })

  it('has the shape that is asked of kinds from outside', () => {
    expect(shapeProblems(kind, [])).toEqual([])
  })

  it('names only slots, kinds and adapters that exist', () => {
    expect(referenceProblems(kind, kinds, adaptersOf(CATALOG))).toEqual([])
  })

  it('says in full sentences what it is, and where the facts come from', () => {
    expect(kind.help).toMatch(/^[A-Z].{20,}\.$/)
    expect(kind.source).not.toBe('')
    const variables = [...(kind.container?.environment ?? []), ...kind.slots.flatMap(slotVariables)]
    for (const { name, help } of variables) expect(help, name).toBeTruthy()
  })

  it('never has a value for a secret', () => {
    const variables = [...(kind.container?.environment ?? []), ...kind.slots.flatMap(slotVariables)]
    for (const variable of variables) {
      if (/TOKEN$|KEY$|SECRET$|(?<!RANDOM_ROOT_)PASSWORD$/.test(variable.name))
        expect(variable.secret, variable.name).toBe(true)
      // what stands in it is a reference, see `login`
      if (variable.secret) expect(variable.value ?? '{}', variable.name).toMatch(/^(\{[a-z:]*\}\/?)+$/)
    }
  })

  it('can stand where its role says', () => {
    expect(kind.call.adapter !== undefined).toBe(kind.role === 'flow')
    if (kind.role === 'backing') expect(kind.call.endpoint).toBeNull()
    expect(FAMILIES).toContain(kind.family)
    expect(kind.call.hostPort).toBeTypeOf('number')
  })

  it('has a CPU variant wherever it has variants', () => {
    const platforms = Object.keys(kind.variants)
    expect(PLATFORMS).toEqual(expect.arrayContaining(platforms))
    if (platforms.length > 0 && (kind.platforms ?? PLATFORMS).includes('xeon'))
      expect(platforms).toContain('xeon')
  })
})

describe('the catalog as a whole', () => {
  it('has each name once, as an id or as an alias', () => {
    const names = CATALOG.flatMap(({ id, aliases = [] }) => [id, ...aliases])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('has at most one primary kind per endpoint, and one wherever several answer', () => {
    const endpoints = new Set(CATALOG.flatMap(({ call }) => call.endpoint ?? []))
    // by which nothing is inferred
    endpoints.delete('/')
    for (const endpoint of endpoints) {
      const answering = CATALOG.filter(({ call }) => call.endpoint === endpoint)
      const primary = answering.filter((kind) => kind.primary)
      expect(primary.length, endpoint).toBeLessThanOrEqual(1)
      if (answering.length > 1) expect(primary.length, endpoint).toBe(1)
    }
  })

  it('is the same container for a direct kind and its server', () => {
    for (const direct of CATALOG.filter(({ provides }) => provides)) {
      for (const server of direct.provides!.map(kind)) {
        expect(direct.container).toBe(server.container)
        expect(direct.variants).toBe(server.variants)
        expect(direct.model).toEqual(server.model)
        expect(direct.call).toMatchObject({ port: server.call.port, hostPort: server.call.hostPort })
      }
    }
  })

  it('realises a kind by one that the target has', () => {
    for (const { realisedAs } of CATALOG) {
      if (realisedAs?.gmc) expect(kind(realisedAs.gmc).gmc).toBeDefined()
    }
  })

  it('has a server for each slot of a GMC step that is itself a GMC step', () => {
    for (const { gmc, slots, id } of CATALOG) {
      if (!gmc) continue
      for (const slot of slots.filter(({ required, only }) => required && !only)) {
        expect(gmc.slots?.[slot.name], id).toBeDefined()
        expect(slot.kinds.some((filling) => kind(filling).gmc)).toBe(true)
      }
    }
  })

  it('takes every platform that has hardware of its own for language models', () => {
    for (const id of ['vllm', 'vllm-chat', 'tgi'])
      expect(Object.keys(kind(id).variants)).toEqual([...PLATFORMS])
    for (const id of ids) {
      for (const [platform, variant] of Object.entries(kind(id).variants)) {
        expect(variant.accelerator, `${id} ${platform}`).toBe(platform === 'xeon' ? undefined : platform)
      }
    }
  })
})

describe('datatypes', () => {
  const fits = (from: string, to: string) => {
    const [output, input] = [kind(from).call.output, kind(to).call.input]
    return output.length === 0 || input.length === 0 || output.some((type) => input.includes(type))
  }

  it.each([
    'embedding > retriever > reranking > llm',
    'tei-embed > retriever > tei-rerank > vllm-chat',
    'embedding > retriever > llm',
    'guardrails > embedding > retriever > reranking > llm > guardrails',
    'guardrails > llm',
    'llm > llm',
    'embedding > custom > retriever',
    'reranking > custom > llm',
  ])('fit: %s', (chain) => {
    const names = chain.split(' > ')
    for (const [index, to] of names.entries()) {
      if (index > 0) expect(fits(names[index - 1]!, to), to).toBe(true)
    }
  })

  it.each([
    ['embedding', 'llm'],
    ['embedding', 'reranking'],
    ['embedding', 'embedding'],
    ['retriever', 'embedding'],
    ['retriever', 'guardrails'],
    ['reranking', 'retriever'],
    ['llm', 'reranking'],
    ['llm', 'retriever'],
    ['guardrails', 'reranking'],
  ])('do not fit: %s > %s', (from, to) => {
    expect(fits(from, to)).toBe(false)
  })
})

describe('inferKind', () => {
  it.each([
    ['embedding', null, 'embedding', 'name'],
    ['retrieval', '/v1/retrieval', 'retriever', 'name'],
    ['rerank', '/rerank', 'reranking', 'name'],
    ['redis', null, 'redis-vector-db', 'name'],
    ['vllm', null, 'vllm', 'name'],
    ['custom', '/v1/embeddings', 'custom', 'name'],
    ['llm', 'https://models.example.com/v1/embeddings', 'llm', 'name'],
    ['s1', '/v1/embeddings', 'embedding', 'endpoint'],
    ['s1', '/embed', 'tei-embed', 'endpoint'],
    ['s1', '/v1/retrieval', 'retriever', 'endpoint'],
    ['s1', '/v1/reranking', 'reranking', 'endpoint'],
    ['s1', '/rerank', 'tei-rerank', 'endpoint'],
    ['s1', '/v1/chat/completions', 'llm', 'endpoint'],
    ['s1', '/v1/guardrails', 'guardrails', 'endpoint'],
    ['s1', '/v1/dataprep/ingest', 'dataprep', 'endpoint'],
    ['s1', '/v1/embeddings/', 'embedding', 'endpoint'],
    ['s1', '/v1/embeddings?trace=1', 'embedding', 'endpoint'],
    ['s1', 'https://guard.example.com/v1/guardrails', 'guardrails', 'endpoint'],
    ['s1', 'http://user:pw@[::1]:8080/v1/guardrails#x', 'guardrails', 'endpoint'],
    ['s1', 'http://${HOST:-localhost/x}:8080/v1/guardrails', 'guardrails', 'endpoint'],
    ['s1', '${LLM_URL}/v1/chat/completions', 'llm', 'endpoint'],
    ['s1', 'http://localhost:8081/v1/add', 'custom', 'fallback'],
    ['s1', 'http://localhost:8081', 'custom', 'fallback'],
    ['s1', 'http://embed', 'custom', 'fallback'],
    ['s1', '', 'custom', 'fallback'],
    ['s1', '/', 'custom', 'fallback'],
    ['s1', null, 'custom', 'fallback'],
    ['LLM', null, 'custom', 'fallback'],
    ['constructor', null, 'custom', 'fallback'],
  ])('%s %s: %s by %s', (name, endpoint, expected, origin) => {
    expect(inferKind(name, endpoint, kinds)).toEqual({ kind: expected, origin })
  })

  it('knows a document’s own kinds, which take nothing away from the catalog', () => {
    const own: Kind = {
      ...kind('custom'),
      id: 'summary',
      aliases: ['sum', 'rerank'],
      call: { ...kind('custom').call, endpoint: '/v1/retrieval' },
    }
    const all = kindsById(CATALOG, [own, { ...own, id: 'llm' }])
    expect([...all.keys()]).toEqual([...ids, 'summary'])
    expect(all.get('llm')).toBe(kind('llm'))
    expect(inferKind('sum', null, all)).toEqual({ kind: 'summary', origin: 'name' })
    expect(inferKind('rerank', null, all).kind).toBe('reranking')
    expect(inferKind('x', '/v1/retrieval', all).kind).toBe('retriever')
    expect(inferKind('x', '/v1/retrieval', kindsById(CATALOG, [{ ...own, primary: true }])).kind).toBe(
      'summary',
    )
    expect(inferKind('sum', null, kinds).kind).toBe('custom')
  })

  // a quadratic search would run into the time limit of the test
  it('stays linear on an endless endpoint', () => {
    for (const endpoint of ['${'.repeat(100_000), 'a'.repeat(200_000), `/${'?'.repeat(200_000)}`]) {
      expect(inferKind('x', endpoint, kinds).kind).toBe('custom')
    }
  })
})

function slotVariables({ environment = [], by = {} }: Kind['slots'][number]) {
  return [...environment, ...Object.values(by).flat()]
}

it('servers of models are a family of their own', () => {
  expect(CATALOG.filter(({ role, family }) => role === 'backing' && family === 'models')).toEqual([])
})
