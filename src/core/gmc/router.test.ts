// What is said of a GMConnector whose requests fail, or take another way than it looks.

import { describe, expect, it, test } from 'vitest'
import { type Data, ROOT, spoilt, told } from '../../fixtures/connector'
import { admit } from './admission'

describe('the router', () => {
  const EMBEDDING = `${ROOT}.0`
  test.each<[Record<string, unknown>, string]>([
    [{ [ROOT]: [] }, 'error spec.nodes.root: `root` runs nothing, and that crashes the router.'],
    [
      { 'spec.nodes.models.steps': undefined },
      'error spec.nodes.models: `models` runs nothing, and that crashes the router.',
    ],
    [
      { 'spec.nodes.both.steps.1.nodeName': 'root' },
      'error spec.nodes.both.steps.1.nodeName: This leads back to `root`: the router goes round until it crashes.',
    ],
    [
      { 'spec.nodes.spare': { routerType: 'Sequence', steps: [{ name: 'Asr' }] } },
      'warning spec.nodes.spare: No way from `root` leads here, so the router never runs it.',
    ],
    [
      { [`${ROOT}.2.internalService`]: { isDownstreamService: true }, 'spec.nodes.both.steps': undefined },
      `warning ${ROOT}.2: A downstream step is not called: \`both\` never runs from here.`,
    ],
    [
      { [`${EMBEDDING}.internalService.config.endpoint`]: 'v1' },
      `error ${EMBEDDING}.internalService.config.endpoint: The path is put behind the port as it stands, so it must begin with \`/\`: \`v1\`.`,
    ],
    [
      { 'spec.nodes.both.steps.0.externalService': 'redis://a:6379' },
      'error spec.nodes.both.steps.0.externalService: `redis://a:6379` is no URL that a request can go to.',
    ],
    [
      { [`${EMBEDDING}.data`]: '$request' },
      `warning ${EMBEDDING}.data: \`$request\` has no effect: the router knows \`$response\` only, and sends what the node was called with.`,
    ],
    [{ [`${EMBEDDING}.data`]: '$response' }, ''],
    [
      { [`${ROOT}.2.data`]: undefined },
      `warning ${ROOT}.2: Without \`data: $response\` it gets what the node was called with, and the answer of \`Embedding\` is dropped.`,
    ],
    [
      { [`${EMBEDDING}.condition`]: 'a' },
      `error ${EMBEDDING}.condition: The first step of a Sequence has no answer before it to test, so every request fails.`,
    ],
    [
      { [`${ROOT}.3.condition`]: 'a' },
      `warning ${ROOT}.3.condition: In a Sequence a condition tells only whether the answer before has such a key; where it has none, the request fails.`,
    ],
    [
      { 'spec.nodes.both.steps.1.name': 'Retriever' },
      'warning spec.nodes.both.steps.1.name: An Ensemble puts answers under step names, and `Retriever` is one already: the last one stays.',
    ],
    [
      { 'spec.nodes.both.steps.1.internalService': { isDownstreamService: true } },
      'warning spec.nodes.both.steps.1: An Ensemble calls downstream steps like any other: put the service and its servers into a Sequence.',
    ],
    [
      { 'spec.nodes.both.steps.1.data': '$response' },
      'warning spec.nodes.both.steps.1.data: An Ensemble ignores `data`.',
    ],
    [
      { 'spec.nodes.both.steps.1.condition': 'a' },
      'warning spec.nodes.both.steps.1.condition: An Ensemble ignores `condition`.',
    ],
    [
      { 'spec.nodes.models.steps.1.condition': 'model==small' },
      'warning spec.nodes.models: Where none of these conditions holds, the router goes on with the answer before, and crashes when there is none.',
    ],
    [{ 'spec.nodes.models.steps.1.condition': 'model==' }, ''],
    [
      { 'spec.nodes.models.steps.1.condition': undefined },
      'warning spec.nodes.models.steps.1: A step without a condition always runs, besides those whose condition holds.',
    ],
    [
      { 'spec.nodes.models.steps.0.condition': 'model=="large"' },
      'warning spec.nodes.models.steps.0.condition: `model=="large"` holds only for a value with the quotes in it.',
    ],
    [
      { 'spec.nodes.models.steps.0.condition': 'model==gpt-3.5' },
      'warning spec.nodes.models.steps.0.condition: `model==gpt-3.5` never holds: with a `.` or a `#` in it, it is read as a path. Write `[@this].#(model=="gpt-3.5")`.',
    ],
    [
      { 'spec.nodes.models.steps.0.condition': 'model!=large' },
      'warning spec.nodes.models.steps.0.condition: `model!=large` never holds: only `==` works without a query.',
    ],
    [
      { 'spec.nodes.models.steps.1.data': '$response' },
      'warning spec.nodes.models.steps.1.data: Where only `[@this].#(model!="large")` holds, no step has run before this one, and then `$response` sends an empty body.',
    ],
    [
      { [`${ROOT}.4.internalService.isDownstreamService`]: undefined },
      `warning ${ROOT}.4: Every request goes through \`DataPrep\`, unless it says \`isDownstreamService: true\`.`,
    ],
    [
      { 'spec.nodes.models.steps.3': { name: 'UI', internalService: { isDownstreamService: true } } },
      'warning spec.nodes.models.steps.3: The router looks for `UI` in `root` only, so `/ui` does not reach it.',
    ],
  ])('%j', (changes, expected) => {
    const found = told(changes).filter((one) => one.includes('gmc-routing'))
    const own = found.filter((one) => expected === '' || one.includes(expected.slice(expected.indexOf(':'))))
    expect(own).toEqual(expected === '' ? [] : [expected.replace(' ', ' gmc-routing ')])
  })

  it('gets an empty body behind servers', () => {
    const steps = [
      { name: 'Tgi', internalService: { serviceName: 'tgi', isDownstreamService: true } },
      { name: 'Llm', data: '$response', internalService: { serviceName: 'llm' } },
    ]
    expect(admit(spoilt({ 'spec.nodes': { root: { routerType: 'Sequence', steps } } }))).toEqual([
      {
        code: 'gmc-routing',
        message: 'No step has run before this one, and then `$response` sends an empty body.',
        hint: 'Put it before its downstream steps, or leave `data` out.',
        severity: 'error',
        path: ['spec', 'nodes', 'root', 'steps', 1, 'data'],
      },
    ])
  })

  it('is followed through ten thousand nodes', () => {
    const nodes: Data = {}
    for (let at = 0; at < 10_000; at++) {
      const steps = [{ name: 'Router', nodeName: `n${at + 1}` }]
      nodes[at === 0 ? 'root' : `n${at}`] = { routerType: 'Sequence', steps }
    }
    nodes.n10000 = { routerType: 'Sequence', steps: [{ name: 'Router', nodeName: 'n5000' }] }
    expect(told({ 'spec.nodes': nodes }).filter((one) => one.includes('gmc-routing'))).toEqual([
      'error gmc-routing spec.nodes.n10000.steps.0.nodeName: This leads back to `n5000`: the router goes round until it crashes.',
    ])
  })
})
