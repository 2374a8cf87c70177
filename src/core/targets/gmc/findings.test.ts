// What the target says about documents that it cannot export, or not just so: where, how bad, and in which words.

import { describe, expect, it, test } from 'vitest'
import { emit } from '../../../index'

type Told = [severity: string, code: string, place: string]

const QUIET = new Set(['gmc-old-images', 'gmc-time', 'runs-on-cpu', 'realised-as', 'gmc-rolls'])

/** Findings as severity, code and path, without those that nearly every export has. */
function told(text: string): Told[] {
  return emit(text, 'gmc')
    .diagnostics.filter(({ code }) => !QUIET.has(code))
    .map(({ severity, code, path }): Told => [severity, code, path.slice(1).join('.')])
}

function messages(text: string): string {
  return emit(text, 'gmc')
    .diagnostics.map(({ message, hint }) => `${message} ${hint ?? ''}`)
    .join('\n')
}

/** One service named `s` in the flow of an otherwise sound pipeline. */
const service = (body: string, more = '') =>
  `opea_micro_services:\n  s: ${body}\n${more}opea_mega_service:\n  mega_flow: [s]\n`

const application = (keys: string) =>
  `opea_micro_services:\n  llm:\nopea_mega_service:\n  ${keys}\n  mega_flow: [llm]\n`

const flow = (rules: string, keys = '') => {
  const names = [...new Set(rules.match(/[a-z]\w*/g))]
  const services = names.map((name) => `  ${name}: { endpoint: 'http://${name}.example.com/x' }\n`).join('')
  return `opea_micro_services:\n${services}opea_mega_service:\n${keys}  mega_flow:\n${rules
    .split(' | ')
    .map((rule) => `    - ${rule}\n`)
    .join('')}`
}

describe('a deployed service', () => {
  test.each<[string, Told[]]>([
    ['{ kind: embedding }', []],
    ['{ kind: guardrails }', [['error', 'gmc-no-step', 's']]],
    ['{ image: me/mine }', [['error', 'gmc-no-step', 's']]],
    ['{ kind: embedding, image: me/mine }', [['error', 'gmc-image', 's.image']]],
    ['{ kind: embedding, args: [--x] }', [['error', 'gmc-args', 's.args']]],
    ['{ kind: embedding, args: [] }', []],
    ['{ kind: embedding, port: 6000 }', []],
    ['{ kind: embedding, port: 6001 }', [['info', 'gmc-port', 's.port']]],
    ['{ kind: embedding, replicas: 1 }', []],
    ['{ kind: embedding, replicas: 2 }', [['info', 'gmc-ignored', 's.replicas']]],
    ['{ kind: embedding, resources: { cpus: 2 } }', [['info', 'gmc-ignored', 's.resources']]],
    ['{ kind: embedding, environment: { A: b } }', []],
    ['{ kind: embedding, environment: { A: } }', [['error', 'gmc-pass-through', 's.environment.A']]],
    ['{ kind: embedding, environment: { a-b: c } }', [['error', 'gmc-key', 's.environment.a-b']]],
    ['{ kind: embedding, environment: { REDIS_URL: c } }', [['error', 'gmc-key', 's.environment.REDIS_URL']]],
    ['{ kind: embedding, environment: { endpoint: c } }', [['error', 'gmc-key', 's.environment.endpoint']]],
    ["{ kind: embedding, environment: { A: '${B}' } }", [['error', 'gmc-variable', 's.environment.A']]],
    ["{ kind: embedding, environment: { A: 'a---b' } }", [['error', 'gmc-characters', 's.environment.A']]],
    ['{ kind: embedding, environment: { A: "\\x7f" } }', [['error', 'gmc-characters', 's.environment.A']]],
    ['{ kind: embedding, environment: { TOKENS: x } }', [['warning', 'gmc-secret', 's.environment.TOKENS']]],
    ['{ kind: embedding, environment: { MAX_NEW_TOKENS: "9" } }', []],
    ["{ kind: embedding, model: '${M:-a/b}' }", [['error', 'gmc-variable', 's.model']]],
    ['{ kind: vllm-chat, environment: { A: b } }', [['warning', 'gmc-other-kind', 's.environment']]],
    ['{ kind: embedding, platform: rocm }', [['error', 'gmc-platform', 's.platform']]],
    ['{ kind: embedding, condition: a==b }', [['error', 'gmc-condition', 's.condition']]],
  ])('%s', (body, expected) => {
    expect(told(service(body))).toEqual(expected)
  })

  it('is named where it cannot be deployed, with a way out', () => {
    expect(messages(service('{ kind: guardrails }'))).toMatch(/no step type for `guardrails`.*`s`.*URL/s)
    expect(messages(service('{ image: me/mine }'))).toMatch(/OPEA’s own services only, and `s` is none/)
  })

  it('a reference with a default can be replaced by it', () => {
    const [found] = emit(service("{ kind: embedding, environment: { A: 'x${B:-1}' } }"), 'gmc').diagnostics
    expect(found?.fix?.label).toBe('Write x1')
  })

  it('a server with an image or arguments is not replaced by another kind', () => {
    const more = '  v: { kind: vllm, args: [--x] }\n'
    expect(told(service('{ kind: llm, uses: [v] }', more))).toEqual([['error', 'gmc-no-step', 'v']])
    expect(told(service('{ kind: llm, uses: [v] }', '  v: { kind: vllm }\n'))).toEqual([
      ['info', 'substituted', 'v'],
    ])
  })

  it('PORT would move a server away from its Service', () => {
    const more = '  t: { kind: tgi, environment: { PORT: "1" } }\n'
    expect(told(service('{ kind: llm, uses: [t] }', more))).toEqual([
      ['error', 'gmc-key', 't.environment.PORT'],
    ])
  })

  it('one platform per type', () => {
    const text = `opea_micro_services:
  a: { kind: llm, uses: [t] }
  b: { kind: llm, uses: [u] }
  t: { kind: tgi, platform: gaudi }
  u: { kind: tgi }
opea_mega_service:
  mega_flow: [a >> b]
`
    expect(told(text)).toContainEqual(['error', 'gmc-mixed-platforms', 'u'])
  })
})

describe('a service that runs elsewhere', () => {
  test.each<[string, Told[]]>([
    ['{ endpoint: https://a.example.com/x }', []],
    ['{ endpoint: http://localhost:8000/x }', [['error', 'gmc-localhost', 's.endpoint']]],
    ['{ endpoint: "http://[::1]:8000/x" }', [['error', 'gmc-localhost', 's.endpoint']]],
    ['{ endpoint: http://localhost.example.com/x }', []],
    ['{ endpoint: redis://a:6379 }', [['error', 'gmc-url', 's.endpoint']]],
    ["{ endpoint: '${A}' }", [['error', 'gmc-variable', 's.endpoint']]],
    ["{ endpoint: 'http://${A:-b}/x' }", [['error', 'gmc-variable', 's.endpoint']]],
    ['{ endpoint: http://a/x, api_key: "${K}" }', [['error', 'gmc-api-key', 's.api_key']]],
    [
      '{ kind: vllm-chat, endpoint: http://a/v1/chat/completions, model: m }',
      [['warning', 'gmc-remote-model', 's.model']],
    ],
    ["{ endpoint: http://a/it's }", [['error', 'gmc-characters', 's.endpoint']]],
  ])('%s', (body, expected) => {
    expect(told(service(body))).toEqual(expected)
  })

  it('a server of a kind that GMC’s image does not speak with', () => {
    const more = '  v: { kind: vllm, endpoint: http://v.example.com }\n'
    expect(told(service('{ kind: llm, uses: [v] }', more))).toEqual([
      ['error', 'gmc-remote-server', 's.uses.0'],
    ])
  })

  it('two servers for one variable', () => {
    const text = `opea_micro_services:
  a: { kind: llm, uses: [t] }
  b: { kind: llm, uses: [u] }
  t: { kind: tgi, endpoint: http://t.example.com }
  u: { kind: tgi, endpoint: http://u.example.com }
opea_mega_service:
  mega_flow: [a >> b]
`
    expect(told(text)).toContainEqual(['error', 'gmc-two-servers', 'b.uses.0'])
  })
})

describe('the application', () => {
  test.each<[string, Told[]]>([
    ['name: chat', []],
    ['platform: rocm', [['error', 'gmc-platform', 'platform']]],
    ['name: "yes"', [['error', 'gmc-namespace', 'name']]],
    ['name: "123"', [['error', 'gmc-namespace', 'name']]],
    ['name: 1e3', [['error', 'gmc-namespace', 'name']]],
    ['name: 0x1f', [['error', 'gmc-namespace', 'name']]],
    ['name: 2024-01-01', []],
    ['name: "no"\n  namespace: fine', []],
    ['namespace: Not_One', [['error', 'gmc-namespace', 'namespace']]],
    ['namespace: a---b', [['error', 'gmc-characters', 'namespace']]],
    ['name: llm-deployment', [['warning', 'gmc-name', 'name']]],
    ['port: 8080', []],
    ['port: 9999', [['info', 'gmc-router-port', 'port']]],
    ['endpoint: /ui', [['warning', 'gmc-endpoint', 'endpoint']]],
    ['registry: r.example.com', [['info', 'gmc-images', 'registry']]],
    ['gmc_join: adapter', []],
  ])('%s', (keys, expected) => {
    expect(told(application(keys))).toEqual(expected)
  })
})

describe('names in the cluster', () => {
  test.each<[string, Told[]]>([
    ['redis', [['info', 'name-derived', 'redis']]],
    ['router-service', [['info', 'name-derived', 'router-service']]],
    ['My_llm.2', [['info', 'name-derived', 'My_llm.2']]],
    ['2nd', [['info', 'name-derived', '2nd']]],
    ['x'.repeat(64), [['info', 'name-derived', 'x'.repeat(64)]]],
  ])('%s', (name, expected) => {
    const text = `opea_micro_services:\n  ${name}: { kind: llm }\nopea_mega_service:\n  mega_flow: [${name}]\n`
    expect(told(text)).toEqual(expected)
    const serviceName = /serviceName: (.*)/.exec(emit(text, 'gmc').files[0]!.text.split('steps:')[1]!)![1]!
    expect(serviceName).toMatch(/^(?!router-service$|redis$)[a-z][a-z0-9-]{0,61}[a-z0-9]$/)
  })

  it('two that become one', () => {
    const text =
      'opea_micro_services:\n  a_b: { kind: llm }\n  a.b: { kind: llm }\nopea_mega_service:\n  mega_flow: [a_b >> a.b]\n'
    expect(told(text)).toContainEqual(['error', 'name-clash', 'a.b'])
  })
})

describe('the flow', () => {
  test.each<[string, string, Told[]]>([
    ['a >> b >> c', '', []],
    ['a >> b >> c | a >> c', '', [['error', 'gmc-shortcut', 'mega_flow.1']]],
    ['a >> (c, d) | b >> d', '', [['error', 'gmc-crossing', 'mega_flow.0']]],
    [
      'a >> (b, c) >> d',
      '  gmc_join: adapter\n',
      [
        ['info', 'gmc-fan-out', 'b'],
        ['info', 'gmc-fan-out', 'c'],
        ['info', 'gmc-join', 'gmc_join'],
      ],
    ],
    [
      'a >> b >> c | a >> c',
      '  gmc_join: adapter\n',
      [
        ['info', 'gmc-fan-out', 'b'],
        ['info', 'gmc-join', 'gmc_join'],
      ],
    ],
    [
      'a >> (b, c)',
      '',
      [
        ['info', 'gmc-fan-out', 'b'],
        ['info', 'gmc-keyed-answer', 'b'],
        ['info', 'gmc-fan-out', 'c'],
        ['info', 'gmc-keyed-answer', 'c'],
      ],
    ],
    [
      'a >> (b, c) >> d',
      '',
      [
        ['info', 'gmc-fan-out', 'b'],
        ['info', 'gmc-fan-out', 'c'],
        ['info', 'gmc-keyed-join', 'd'],
      ],
    ],
    [
      'a >> b >> c | a >> c',
      '  gmc_join: recompute\n',
      [
        ['info', 'gmc-fan-out', 'a'],
        ['info', 'gmc-fan-out', 'b'],
        ['info', 'gmc-keyed-join', 'c'],
        ['warning', 'gmc-recompute', 'gmc_join'],
      ],
    ],
  ])('%s %s', (rules, keys, expected) => {
    expect(told(flow(rules, keys))).toEqual(expected)
  })

  it('says what a join gets', () => {
    expect(messages(flow('a >> b >> e'))).not.toMatch(/gets/)
    expect(messages(flow('a >> (b, c) | c >> d | (b, d) >> e'))).toContain(
      '`e` gets {"Router": <b>, "DocSum": <d>}',
    )
  })

  it('more branches than step names', () => {
    const names = Array.from({ length: 23 }, (_, at) => `n${at}`)
    expect(told(flow(`(${names.join(', ')})`))).toContainEqual(['error', 'gmc-branches', 'mega_flow'])
    expect(told(flow(`(${names.slice(1).join(', ')})`)).map(([severity]) => severity)).not.toContain('error')
  })

  it('a model that something follows cannot stream', () => {
    const text = 'opea_micro_services:\n  llm:\n  x: { endpoint: http://x.example.com }\nopea_mega_service:\n'
    expect(told(`${text}  mega_flow: [llm >> x]\n`)).toEqual([['warning', 'gmc-no-stream', 'llm']])
    expect(told(`${text}  mega_flow: [x >> llm]\n`)).toEqual([])
    expect(told(`${text}  mega_flow: ["(x, llm)"]\n`)).toContainEqual(['warning', 'gmc-no-stream', 'llm'])
  })
})

describe('conditions', () => {
  const conditional = (rules: string, conditions: Record<string, string>) =>
    Object.entries(conditions).reduce(
      (text, [name, condition]) => text.replace(`  ${name}: { `, `  ${name}: { condition: '${condition}', `),
      flow(rules),
    )

  test.each<[string, Record<string, string>, Told[]]>([
    ['a >> (b, c)', { b: 'm==x', c: 'otherwise' }, []],
    ['a >> (b, c) >> d', { b: 'm==x', c: 'otherwise' }, []],
    ['(b, c)', { b: 'm==x', c: 'm==y' }, [['warning', 'gmc-no-otherwise', 'c.condition']]],
    ['a >> (b, c)', { b: 'm==x' }, [['error', 'gmc-mixed-conditions', 'b.condition']]],
    ['a >> b >> c', { b: 'm==x' }, [['error', 'gmc-condition', 'b.condition']]],
    // a service behind one with the same condition runs anyway
    ['(b, c) | b >> d', { b: 'm==x', c: 'otherwise', d: 'm == x' }, []],
    [
      '(b, c) | b >> d',
      { b: 'm==x', c: 'otherwise', d: 'm==y' },
      [['error', 'gmc-condition', 'd.condition']],
    ],
    ['(b, c)', { b: 'm==~x', c: 'otherwise' }, [['error', 'gmc-condition', 'b.condition']]],
    ['(b, c, d)', { b: 'm==x', c: 'n==y', d: 'otherwise' }, [['warning', 'gmc-overlap', 'c.condition']]],
  ])('%s %j', (rules, conditions, expected) => {
    expect(told(conditional(rules, conditions))).toEqual(expected)
  })

  it('cannot hold back what is recomputed', () => {
    const text = conditional('a >> b >> c | a >> c', { b: 'm==x' }).replace(
      '  mega_flow',
      '  gmc_join: recompute\n  mega_flow',
    )
    expect(told(text)).toContainEqual(['error', 'gmc-condition', 'b.condition'])
  })
})

test.each<[number, Told[]]>([
  [400, []],
  [1000, [['warning', 'gmc-size', '']]],
  [1400, [['error', 'gmc-size', '']]],
])('a hundred services with paths of %d characters', (length, expected) => {
  const rule = Array.from({ length: 100 }, (_, at) => `n${at}`).join(' >> ')
  expect(told(flow(rule).replaceAll('.example.com/x', `.example.com/${'x'.repeat(length)}`))).toEqual(
    expected,
  )
})
