// Exports of `gmc_join: adapter` open again as the flow that was drawn, without the helper.

import { describe, expect, test } from 'vitest'
import { processorTime } from '../../../fixtures/processor-time'
import { compile, emit } from '../../../index'
import { acyclic, type Drawn, documentOf, nested, SORTS } from '../../../laws/gmc-flow'
import { read } from '../../read'

const exported = (text: string) => emit(text, 'gmc').files[0]!.text
const opened = (text: string) => read([{ path: 'file', text }])

const flowOf = (text: string) => {
  const { pipeline, diagnostics } = compile(text)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const { flowServices, flow, services, links } = pipeline!
  return {
    nodes: [...flowServices].sort(),
    edges: flow.map((edge) => edge.join(' >> ')).sort(),
    kinds: services.map(({ name, kind, endpoint }) => `${name} ${kind} ${endpoint}`).sort(),
    uses: links.map(({ from, to }) => `${from} ${to}`).sort(),
  }
}

const elsewhere = (flow: string) => {
  const edges = flow.split(' ').map((edge) => edge.split('>') as [string, string])
  return documentOf({ names: [...new Set(edges.flat())], edges }, ['elsewhere'], 'adapter')
}

test('an edge that bypasses others', () => {
  const { text, diagnostics } = opened(exported(elsewhere('a>b b>c c>d a>d')))
  expect(diagnostics).toEqual([])
  expect(text).toBe(`# From the GMConnector megaservice.
opea_micro_services:
  a:
    endpoint: http://a.example.com/x
  b:
    endpoint: http://b.example.com/x
  c:
    endpoint: http://c.example.com/x
  d:
    endpoint: http://d.example.com/x

opea_mega_service:
  name: megaservice
  platform: xeon
  gmc_join: adapter
  mega_flow:
    - a >> b >> c
    - (a, c) >> d
`)
})

test('names that are escaped on the way', () => {
  const document = elsewhere('a--b>b b>c a--b>c').replace('//a--b', '//a')
  const file = exported(document)
  expect(file).toContain('from=DocSum/a-%2Db')
  expect(flowOf(opened(file).text).edges).toEqual(['a >> b', 'a >> c', 'b >> c'])
})

/** Bits out of a number, always the same. */
const bitsOf = (seed: number, density: number) =>
  Array.from(
    { length: 66 },
    (_, bit) => ((Math.imul(seed + 1, 7919 + bit * 104_729) >>> 7) % 97) / 97 < density,
  )

function survives({ names, edges }: Drawn, seed: number) {
  const sorts = SORTS.map((_, place) => SORTS[(place * (seed + 1)) % SORTS.length]!)
  const document = documentOf({ names, edges }, sorts, 'adapter')
  const file = exported(document)
  if (!file.includes('join.py')) return false
  const { text, diagnostics } = opened(file)
  expect(diagnostics.filter(({ code }) => code.startsWith('import-'))).toEqual([])
  expect(text).toContain('gmc_join: adapter')
  // what was implied is written down
  const back = flowOf(text)
  expect(back.edges).toEqual(flowOf(document).edges)
  expect(back.nodes).toEqual(flowOf(document).nodes)
  expect(flowOf(opened(exported(text)).text)).toEqual(back)
  return true
}

describe('any flow', () => {
  test.each([0.15, 0.3, 0.6])('of %d of all edges', (density) => {
    const joined = Array.from({ length: 24 }, (_, seed) =>
      survives(acyclic(3 + (seed % 9), bitsOf(seed, density)), seed),
    )
    expect(joined.filter(Boolean).length).toBeGreaterThan(12)
  })

  test('that nests', () => {
    const joined = Array.from({ length: 24 }, (_, seed) =>
      survives(nested(Array.from({ length: 4 + (seed % 8) }, (_, at) => (seed * 31 + at * 17) % 11)), seed),
    )
    expect(joined.filter(Boolean).length).toBeGreaterThan(12)
  })

  test('with levels that are wider than a node', () => {
    const names = Array.from({ length: 70 }, (_, at) => `n${at}`)
    const edges = names
      .slice(60)
      .flatMap((to, at) => names.slice(at, 60).map((from): [string, string] => [from, to]))
    expect(survives({ names, edges }, 5)).toBe(true)
  })
})

test('branches by conditions, and what they are joined with', () => {
  const document = [
    ['b:', 'm==x'],
    ['c:', 'otherwise'],
    ['f:', 'k'],
    ['g:', 'k'],
    ['h:', 'otherwise'],
  ].reduce(
    (text, [name, condition]) => text.replace(`  ${name} { `, `  ${name} { condition: '${condition}', `),
    elsewhere('a>b a>c b>d b>e c>z d>z e>z z>f z>g z>h y>z'),
  )
  const file = exported(document)
  expect(file).toContain('routerType: Switch')
  expect(file).toContain('join.py')
  const { text, diagnostics } = opened(file)
  expect(diagnostics.filter(({ code }) => code.startsWith('import-'))).toEqual([])
  expect(flowOf(text)).toEqual(flowOf(document))
  const conditions = (yaml: string) =>
    compile(yaml).pipeline!.services.flatMap(({ name, declared: { condition } }) =>
      condition === undefined ? [] : `${name} ${condition}`,
    )
  expect(conditions(text).sort()).toEqual(conditions(document).sort())
})

describe('what is not just as we write it', () => {
  const file = exported(elsewhere('a>b b>c a>c'))
  const LEFT = 'Left out: the Service `join-answers`, which the flow calls: it must go on running.'
  const warnings = (text: string) =>
    opened(text).diagnostics.flatMap(({ severity, message }) => (severity === 'warning' ? [message] : []))

  test('is told of nothing', () => expect(warnings(file)).toEqual([]))

  test.each([
    ['a helper of somebody else', (text: string) => text.replaceAll('megaflow\n', 'mine\n')],
    [
      'a path that leads nowhere',
      (text: string) => text.replace(/(:8080\/merge\?.*)from=/, '$1from=nowhere/'),
    ],
    ['another verb', (text: string) => text.replace(':8080/merge?', ':8080/other?')],
    ['a condition', (text: string) => text.replace(/( +)nodeName: level-1/, '$&\n$1condition: a==b')],
    ['a step that gets the request again', (text: string) => text.replace('          data: $response\n', '')],
    [
      'a node that is called twice',
      (text: string) =>
        text.replace(
          / {8}- name: Router\n {10}data: \$response\n {10}nodeName: level-1\n {10}dependency: Hard\n/,
          '$&$&',
        ),
    ],
    ['no root', (text: string) => text.replace('    root:', '    other:')],
  ])('calls the helper where it runs: %s', (_, change) => {
    const changed = change(file)
    expect(changed).not.toBe(file)
    expect(warnings(changed)).toContain(LEFT)
  })

  const repeated = (step: string) => {
    const first = file.indexOf(
      '        - name: Router\n          data: $response\n          nodeName: level-1',
    )
    const host = 'http://join-answers.megaservice.svc.cluster.local:8080'
    return file.slice(0, first) + step.replaceAll('HOST', host).repeat(2000) + file.slice(first)
  }

  test('answers that grow with every call end soon', () => {
    const step = '        - { name: Router, data: $response, externalService: "HOST/name?x=&y=" }\n'
    const open = () => expect(opened(repeated(step)).text).toContain('gmc_join: adapter')
    expect(processorTime(open)).toBeLessThan(10_000)
  })

  test('nodes within nodes within nodes', () => {
    const nodes = Array.from(
      { length: 3000 },
      (_, at) =>
        `    deep-${at}: { routerType: Sequence, steps: [{ name: Router, nodeName: deep-${at + 1} }] }\n`,
    )
    const text = file
      .replace('    root:\n', `${nodes.join('')}    root:\n`)
      .replace('nodeName: level-1', 'nodeName: deep-0')
      .replace('    level-1:', '    deep-3000:')
    expect(warnings(text)).toContain(LEFT)
  })
})
