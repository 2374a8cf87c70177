// What is exported, run on a small router that follows the observed rules of GMC's own: every service gets the
// answers of just those that lead to it in the flow. And the rules of admission and controller, on all of it.

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { edit, emit } from '../../../index'
import { compile } from '../../compile'
import { SERVICE_KEYS, STEP_NAMES } from '../../gmc/steps'
import { edgesOf, parseRule } from '../../pipeline/flow'
import { TEMPLATES } from '../../templates'
import { gmc } from '.'

type Internal = { serviceName?: string; config?: Record<string, string>; isDownstreamService?: boolean }
type Step = {
  name: string
  data?: string
  dependency?: string
  condition?: string
  nodeName?: string
  externalService?: string
  internalService?: Internal
}
type Connector = {
  metadata: { name: string; namespace: string }
  spec: {
    routerConfig: { serviceName: string }
    nodes: Record<string, { routerType: string; steps: Step[] }>
  }
}
type Body = Record<string, unknown>

/** As Kubernetes reads it: YAML 1.1. */
function read(text: string, version: '1.1' | '1.2' = '1.1'): Connector {
  const documents = parseAllDocuments(text, { version }).map((document) => document.toJS())
  return documents.find(({ kind }) => kind === 'GMConnector')
}

function exported(text: string): Connector {
  const { files, diagnostics } = emit(text, 'gmc')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return read(files[0]!.text)
}

/** The services called for one request, each with the names of those whose answers it got. */
function run(connector: Connector, request: Body = { request: true }): { name: string; got: string[] }[] {
  const calls: { name: string; got: string[] }[] = []
  const { nodes } = connector.spec
  const isDownstream = (step: Step) => step.internalService?.isDownstreamService === true

  const callStep = (step: Step, input: Body | null): Body | null => {
    if (step.nodeName) return callNode(step.nodeName, input)
    const name = serviceOf(step)
    calls.push({ name, got: sendersOf(input).sort() })
    return { from: name }
  }
  const callNode = (name: string, input: Body | null): Body | null => {
    const { routerType, steps } = nodes[name]!
    let last: Body | null = null
    if (routerType === 'Ensemble') {
      // downstream steps are called like any other
      const answers: Body = {}
      for (const step of steps) answers[step.name] = callStep(step, input)
      return answers
    }
    steps.forEach((step, index) => {
      if (isDownstream(step)) return
      if (routerType === 'Switch' && step.condition !== undefined && !holds(step.condition, request)) return
      // the first executed step included: then nothing is sent
      last = callStep(step, step.data === '$response' && index > 0 ? last : input)
    })
    return last
  }
  callNode('root', request)
  return calls
}

/** The service behind a URL of the cluster, or the host of one elsewhere. */
function serviceOf({ internalService, externalService }: Step): string {
  return internalService?.serviceName ?? /^http:\/\/([^.:/]+)/.exec(externalService!)![1]!
}

function sendersOf(body: Body | null): string[] {
  if (body === null) return ['NOTHING']
  if (body.request) return []
  return typeof body.from === 'string'
    ? [body.from]
    : Object.values(body).flatMap((one) => sendersOf(one as Body))
}

/** As much of gjson as is written here. */
function holds(text: string, body: Body): boolean {
  const equals = (key: string, value: string) => key in body && String(body[key]) === value
  const simple = /^([\w-]+)==(.*)$/.exec(text)
  if (simple) return equals(simple[1]!, simple[2]!)
  if (/^[\w-]+$/.test(text)) return text in body
  return text
    .replace(/^\[@this\]\./, '')
    .split('#|')
    .every((query) => {
      const inner = query.slice(2, -1)
      const unless = /^\[@this\]\.#\(([\w-]+)=="(.*)"\)==~null$/.exec(inner)
      if (unless) return !equals(unless[1]!, unless[2]!)
      const absent = /^([\w-]+)!=~\*$/.exec(inner)
      if (absent) return !(absent[1]! in body)
      const equal = /^([\w-]+)=="(.*)"$/.exec(inner)!
      return equals(equal[1]!, equal[2]!)
    })
}

/** gmc.md: the webhook's five rules, and what the controller and the router only find out later. */
function faultsOf({ metadata, spec }: Connector): string[] {
  const faults: string[] = []
  const seen = new Set([spec.routerConfig.serviceName])
  if (!spec.nodes.root) faults.push('no root')
  if (/'|---/.test(JSON.stringify(spec))) faults.push('a character that the template cannot carry')
  const called = new Set(['root'])
  for (const [node, { routerType, steps }] of Object.entries(spec.nodes)) {
    const downstream = new Set(
      steps.flatMap(({ internalService: one }) => (one?.isDownstreamService ? [one.serviceName] : [])),
    )
    if (downstream.size === steps.length) faults.push(`${node} runs nothing`)
    if (routerType === 'Ensemble') {
      if (downstream.size > 0) faults.push(`${node} would call downstream steps`)
      if (new Set(steps.map(({ name }) => name)).size < steps.length) faults.push(`${node} has a label twice`)
    }
    const executed = steps.filter(({ internalService: one }) => !one?.isDownstreamService)
    if (executed.some(({ dependency }) => dependency !== 'Hard'))
      faults.push(`${node} goes on after an error`)
    if (executed[0]?.data !== undefined) faults.push(`${node} begins with an empty body`)
    for (const { name, nodeName, internalService, externalService } of steps) {
      if (!STEP_NAMES.includes(name)) faults.push(`step name ${name}`)
      if (nodeName !== undefined && !spec.nodes[nodeName]) faults.push(`no node ${nodeName}`)
      if (nodeName !== undefined) called.add(nodeName)
      if ([nodeName, internalService, externalService].filter((one) => one !== undefined).length !== 1)
        faults.push(`${name} calls nothing or two things`)
      if (!internalService) continue
      const { serviceName, config = {} } = internalService
      if (name === 'Router') faults.push('Router cannot be deployed')
      if (!/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(serviceName!)) faults.push(`${serviceName} is no name`)
      if (seen.has(serviceName!)) faults.push(`${serviceName} twice`)
      seen.add(serviceName!)
      for (const [key, value] of Object.entries(config)) {
        if (typeof value !== 'string') faults.push(`${key} is no string`)
        if (SERVICE_KEYS.has(key) && !downstream.has(value)) faults.push(`${key}: no ${value} in ${node}`)
      }
      if (config.endpoint !== undefined && !config.endpoint.startsWith('/')) faults.push('endpoint')
    }
  }
  for (const name of Object.keys(spec.nodes)) if (!called.has(name)) faults.push(`${name} is never called`)
  for (const step of Object.values(spec.nodes).flatMap(({ steps }) => steps)) {
    const inside = new RegExp(`^http://([^.]+)\\.${metadata.namespace}\\.svc\\.cluster\\.local:\\d+/`)
    const name = inside.exec(step.externalService ?? '')?.[1]
    if (name !== undefined && !seen.has(name)) faults.push(`${name} is called and not deployed`)
  }
  return faults
}

describe('examples', () => {
  // rows of four; what else is exported is tried against the API server and the simulator
  const ROWS = ['chatqna', 'chatqna-wrappers', 'rfc-chatqna']
  const cases = TEMPLATES.filter(({ name }) => ROWS.includes(name)).flatMap(({ name, text }) =>
    ['xeon', 'gaudi', 'nvidia'].map((platform) => ({ name, text, platform })),
  )
  test.each(cases)('$name on $platform is what GMC takes', ({ text, platform }) => {
    const document = edit(text, 'configure', { key: 'platform', value: platform }).text
    const connector = exported(document)
    expect(faultsOf(connector)).toEqual([])
    expect(read(emit(document, 'gmc').files[0]!.text, '1.2')).toEqual(connector)
    const [first, second, third, last] = run(connector)
    expect([first!.got, second!.got, third!.got, last!.got]).toEqual([
      [],
      [first!.name],
      [second!.name],
      [third!.name],
    ])
    const tgi = { xeon: 'Tgi', gaudi: 'TgiGaudi', nvidia: 'TgiNvidia' }[platform]
    expect(connector.spec.nodes.root!.steps.map(({ name }) => name)).toContain(tgi)
  })
})

/** Services of all sorts: with servers that some of them share, without, and elsewhere. */
const SORTS = ['embedding', 'retriever', 'reranking', 'llm', 'elsewhere', 'elsewhere']

function documentOf(rules: readonly string[], sorts: readonly string[], more = ''): string {
  const names = [...new Set(rules.flatMap((rule) => parseRule(rule).stages.flatMap((stage) => stage.names)))]
  const lines = [...new Set(names.map(({ name }) => name))].map((name) => {
    const sort = sorts[Number(name.slice(1)) % sorts.length]!
    return sort === 'elsewhere'
      ? `  ${name}: { endpoint: 'http://${name}.example.com/x' }`
      : `  ${name}: { kind: ${sort} }`
  })
  return [
    'opea_micro_services:',
    ...lines,
    'opea_mega_service:',
    more,
    '  mega_flow:',
    ...rules.map((rule) => `    - ${rule}`),
  ].join('\n')
}

/** Calls, each as `name(senders)`, without repeats and in one order. */
function callsOf(connector: Connector): string[] {
  return run(connector).map(({ name, got }) => `${name}(${[...new Set(got)].join()})`)
}

function callsSaid(rules: readonly string[]): string[] {
  const parsed = rules.map(parseRule)
  const names = [
    ...new Set(parsed.flatMap(({ stages }) => stages.flatMap((one) => one.names.map(({ name }) => name)))),
  ]
  const edges = parsed.flatMap(edgesOf)
  const senders = (name: string) =>
    [...new Set(edges.filter(([, to]) => to === name).map(([from]) => from))].sort()
  return names.map((name) => `${name}(${senders(name).join()})`).sort()
}

describe('random flows', () => {
  const sorts = fc.array(fc.constantFrom(...SORTS), { minLength: 1, maxLength: 8 })

  /** Rules of a flow that nests: each part said by its edges. */
  const nested = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 14 }).map((choices) => {
    type Part = { first: string[]; last: string[]; rules: string[] }
    const parts: Part[] = [...choices.keys()].map((at) => ({
      first: [`n${at}`],
      last: [`n${at}`],
      rules: [`n${at}`],
    }))
    const group = (names: readonly string[]) => (names.length > 1 ? `(${names.join(', ')})` : names[0]!)
    for (const choice of choices) {
      if (parts.length < 2) break
      const [a, b] = [parts.shift()!, parts.splice(choice % parts.length, 1)[0]!]
      parts.push(
        choice % 2 === 0
          ? {
              first: a.first,
              last: b.last,
              rules: [...a.rules, ...b.rules, `${group(a.last)} >> ${group(b.first)}`],
            }
          : {
              first: [...a.first, ...b.first],
              last: [...a.last, ...b.last],
              rules: [...a.rules, ...b.rules],
            },
      )
    }
    return parts.flatMap(({ rules }) => rules)
  })

  it('that nest: each service once, with the answers that the flow says', () => {
    let hoisted = 0
    fc.assert(
      fc.property(nested, sorts, (rules, kinds) => {
        const { files, diagnostics } = emit(documentOf(rules, kinds), 'gmc')
        const errors = diagnostics.filter(({ severity }) => severity === 'error')
        expect(errors).toEqual([])
        const connector = read(files[0]!.text)
        expect(faultsOf(connector)).toEqual([])
        expect(callsOf(connector).sort()).toEqual(callsSaid(rules))
        if (files[0]!.text.includes('svc.cluster.local')) hoisted++
      }),
      { numRuns: 150, seed: 11 },
    )
    expect(hoisted).toBeGreaterThan(30)
  }, 60_000)

  it('of any form: what is refused can be recomputed, and then every call is right', () => {
    const counts = { direct: 0, refused: 0 }
    const graphs = fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }).map((bits) => {
      const names = ['n0', 'n1', 'n2', 'n3', 'n4', 'n5']
      const pairs = names.flatMap((from, at) => names.slice(at + 1).map((to) => `${from} >> ${to}`))
      return [...names, ...pairs.filter((_, at) => bits[at])]
    })
    fc.assert(
      fc.property(graphs, sorts, (rules, kinds) => {
        const errors = emit(documentOf(rules, kinds), 'gmc').diagnostics.filter(
          ({ severity }) => severity === 'error',
        )
        const codes = new Set(errors.map(({ code }) => code))
        if (codes.size > 0) expect(['gmc-shortcut', 'gmc-crossing']).toContain([...codes].join())
        counts[codes.size > 0 ? 'refused' : 'direct']++
        const connector = exported(documentOf(rules, kinds, '  gmc_join: recompute'))
        expect(faultsOf(connector)).toEqual([])
        const calls = callsOf(connector)
        expect([...new Set(calls)].sort()).toEqual(callsSaid(rules))
        if (codes.size === 0) expect(calls).toHaveLength(6)
      }),
      { numRuns: 100, seed: 3 },
    )
    expect(Math.min(counts.direct, counts.refused)).toBeGreaterThan(10)
  }, 60_000)
})

describe('conditions', () => {
  const text = `opea_micro_services:
  embedding:
  retriever:
  big: { kind: llm, condition: model==large, uses: [tgi-big] }
  bigger: { kind: llm, condition: model==large, uses: [tgi-big] }
  other: { endpoint: 'http://other.example.com/x', condition: plan }
  rest: { kind: llm, condition: otherwise, uses: [tgi-rest] }
  rest-check: { endpoint: 'http://rest-check.example.com/x' }
  end: { endpoint: 'http://end.example.com/x' }
  tgi-big: { kind: tgi, model: big/model }
  tgi-rest: { kind: tgi }
opea_mega_service:
  mega_flow:
    - embedding >> retriever >> (big, bigger, other, rest)
    - rest >> rest-check
    - (big, bigger, other, rest-check) >> end
`
  const connector = exported(text)

  it('are a Switch that GMC takes', () => {
    expect(faultsOf(connector)).toEqual([])
    expect(
      connector.spec.nodes['switch-1']!.steps.filter(({ condition }) => condition).map(
        ({ condition }) => condition,
      ),
    ).toEqual(['model==large', 'plan', '[@this].#([@this].#(model=="large")==~null)#|#(plan!=~*)'])
  })

  test.each([
    [{ model: 'large' }, ['big', 'bigger'], ['big', 'bigger']],
    [{ plan: 'gold' }, ['other'], ['other']],
    [{ model: 'tiny' }, ['rest', 'rest-check'], ['rest-check']],
    [{}, ['rest', 'rest-check'], ['rest-check']],
  ])('%j runs %j', (request, services, last) => {
    const calls = run(connector, { request: true, ...request })
    expect(calls.slice(2, -1).map(({ name }) => name)).toEqual(services)
    expect(calls.at(-1)).toEqual({ name: 'end', got: last })
  })
})

it('exports a thousand services', () => {
  const stage = (at: number) => `(${Array.from({ length: 10 }, (_, one) => `n${at * 10 + one}`)})`
  const rule = Array.from({ length: 100 }, (_, at) => stage(at)).join(' >> ')
  const { declared } = compile(documentOf([rule], ['elsewhere']))
  expect(gmc.emit(declared!).files).not.toEqual([])
})
