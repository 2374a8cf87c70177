// `gmc_join: adapter`: which calls of the helper stand where, and what deploys it.

import { describe, expect, it, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { emit } from '../../../index'
import { documentOf } from '../../../laws/gmc-flow'
import { exportedFrom, replay } from '../../../laws/gmc-replay'
import { admit } from '../../gmc/admission'

/** Services elsewhere, of edges such as `a>b`; a name alone stands alone. */
function adapted(flow: string, more = ''): string {
  const parts = flow.split(' ').map((one) => one.split('>') as [string, string])
  const names = [...new Set(parts.flat())]
  const edges = parts.filter(([, to]) => to !== undefined)
  return documentOf({ names, edges }, ['elsewhere'], 'adapter').replace('opea_mega', `${more}opea_mega`)
}

/** The steps of each node: the host of a service, `→node`, or the call of the helper. */
function stepsOf(text: string): Record<string, string> {
  const { connector } = exportedFrom(text)!
  return Object.fromEntries(
    Object.entries(connector.spec.nodes).map(([name, { steps }]) => {
      const words = steps!.map(({ name: label, nodeName, externalService = '' }) => {
        const call = nodeName
          ? `→${nodeName}`
          : externalService.replace(
              /^http:\/\/(?:join-answers[^/]*|(\w+)[^/]*).*?(?=$|\/(?:merge|name)|\/x$)/,
              '$1',
            )
        return `${label} ${call.replace(/\/x$/, '')}`
      })
      return [name, words.join(', ')]
    }),
  )
}

describe('the helper', () => {
  test('is not there where nothing is to be joined', () => {
    const { services, codes } = exportedFrom(adapted('a>b b>c'))!
    expect(services).toEqual([])
    expect(codes).not.toContain('gmc-join')
  })

  test('merges what branches answer, and nothing else about a flow that nests changes', () => {
    expect(stepsOf(adapted('a>b a>c b>d c>d'))).toEqual({
      root: 'Router a, Router →parallel-1, Router /merge?from=Router&from=DocSum, Router d',
      'parallel-1': 'Router b, DocSum c',
    })
  })

  test('names the answers of several ends, however deep they stand', () => {
    expect(stepsOf(adapted('a>b a>c c>d c>e'))).toEqual({
      root: 'Router a, Router →parallel-1, Router /name?b=Router&d=DocSum/Router&e=DocSum/DocSum',
      'parallel-1': 'Router b, DocSum →branch-1',
      'branch-1': 'Router c, Router →parallel-2',
      'parallel-2': 'Router d, DocSum e',
    })
  })

  test('brings each service of a flow that does not nest its answers, and carries what is needed later', () => {
    expect(stepsOf(adapted('a>b b>c a>c c>d a>d'))).toEqual({
      root: 'Router a, Router →level-1, Router →level-2, Router /merge?from=Router&from=DocSum/a, Router d',
      'level-1': 'Router b, DocSum /name?a=',
      'level-2': 'Router →to-c, DocSum /name?*=DocSum',
      'to-c': 'Router /merge?from=Router&from=DocSum/a, Router c',
    })
  })

  test('spells names so that the router’s template can carry them', () => {
    const { root } = stepsOf(adapted('a>b---c a>d').replace('//b---c', '//b'))
    expect(root).toContain('/name?b-%2D-c=Router&d=DocSum')
  })

  test('has a name that no service has', () => {
    const more = '  join-answers: { kind: dataprep }\n'
    const text = adapted('a>c b>c', more)
    expect(exportedFrom(text)!.services).toEqual(['join-answers-2'])
    expect(emit(text, 'gmc').files[0]!.text).toContain(
      'http://join-answers-2.megaservice.svc.cluster.local:8080/merge',
    )
  })
})

describe('its documents', () => {
  const { files } = emit(adapted('a>c b>c'), 'gmc')
  const documents = parseAllDocuments(files[0]!.text, { version: '1.1' }).map((one) => one.toJS())

  it('are its program, its pod and its Service, before the connector', () => {
    expect(
      documents.map(({ kind, metadata }) => `${kind} ${metadata.name} ${metadata.namespace ?? ''}`),
    ).toEqual([
      'Namespace megaservice ',
      'ConfigMap join-answers megaservice',
      'Deployment join-answers megaservice',
      'Service join-answers megaservice',
      'GMConnector megaservice megaservice',
    ])
  })

  it('fit one another', () => {
    const [, config, deployment, service] = documents
    const { selector, template } = deployment.spec
    const [container] = template.spec.containers
    expect(selector.matchLabels).toEqual(template.metadata.labels)
    expect(service.spec.selector).toEqual(template.metadata.labels)
    expect(template.spec.volumes[0].configMap.name).toBe(config.metadata.name)
    expect(template.spec.volumes[0].name).toBe(container.volumeMounts[0].name)
    expect(container.command).toEqual([
      'python',
      '-u',
      `${container.volumeMounts[0].mountPath}/join.py`,
      '8080',
    ])
    expect(Object.keys(config.data)).toEqual(['join.py'])
    expect([container.ports[0].containerPort, container.readinessProbe.httpGet.port]).toEqual([8080, 8080])
    expect(service.spec.ports).toEqual([{ port: 8080 }])
  })

  it('are waited for', () => {
    expect(files[1]!.text).toContain('kubectl rollout status -n megaservice deployment/join-answers\n')
    expect(files[1]!.text).toContain('READY says 1/4/1')
  })
})

it('runs sixty services beside one another, three times as many as an Ensemble has names for', async () => {
  const names = Array.from({ length: 60 }, (_, at) => `n${at}`)
  const text = adapted([...names.flatMap((name) => [`${name}>x`, `${name}>y`]), 'n0>z', 'x>z'].join(' '))
  const { connector } = exportedFrom(text)!
  expect(admit(connector)).toEqual([])
  const { calls, reply } = await replay(connector)
  expect(calls.map(({ name }) => name).sort()).toEqual([...names, 'x', 'y', 'z'].sort())
  const heard = new Map(calls.map((call) => [call.name, call.heard]))
  expect([heard.get('n0'), heard.get('n59'), heard.get('y'), heard.get('z')]).toEqual([
    [],
    [],
    [...names].sort(),
    ['n0', 'x'],
  ])
  for (const { body } of calls.filter(({ name }) => name.startsWith('n'))) expect(body.question).toBe(true)
  expect(Object.keys(JSON.parse(reply!.body))).toEqual(['y', 'z'])
})

test.each([22, 23, 70])('%i services beside one another, and one behind them all', async (count) => {
  const names = Array.from({ length: count }, (_, at) => `n${at}`)
  const { connector } = exportedFrom(adapted(names.map((name) => `${name}>x`).join(' ')))!
  expect(admit(connector)).toEqual([])
  const { calls } = await replay(connector)
  expect(calls.map(({ name }) => name)).toEqual([...names, 'x'])
  expect(calls.at(-1)!.heard).toEqual([...names].sort())
})

test('what is carried is said by what changes', () => {
  const { root, ...levels } = stepsOf(adapted('a>b b>c c>d d>e a>c a>e b>d c>e'))
  expect(root).toBe(
    'Router a, Router →level-1, Router →level-2, Router →level-3, Router /merge?from=Router&from=DocSum/a&from=DocSum/c, Router e',
  )
  expect(Object.entries(levels).flatMap(([name, steps]) => (name.startsWith('level') ? steps : []))).toEqual([
    'Router b, DocSum /name?a=',
    'Router →to-c, DocSum /name?*=DocSum&b=Router',
    'Router →to-d, DocSum /name?*=DocSum&-=b&c=Router',
  ])
})

test('conditions choose between branches, whose ends are merged', async () => {
  const services = ['a', 'b', 'c', 'd', 'e'].map((name) => {
    const condition = { b: 'm==x', c: 'm==x', d: 'otherwise' }[name]
    const more = condition ? `, condition: ${condition}` : ''
    return `  ${name}: { endpoint: 'http://${name}.example.com/x'${more} }\n`
  })
  const text = `opea_micro_services:\n${services.join('')}opea_mega_service:\n  gmc_join: adapter\n  mega_flow: ['a >> (b, c, d) >> e']\n`
  const { connector } = exportedFrom(text)!
  expect(admit(connector)).toEqual([])
  const names = async (request: object) =>
    (await replay(connector, request)).calls.map(({ name, heard }) => [name, ...heard].join())
  expect(await names({ m: 'x' })).toEqual(['a', 'b,a', 'c,a', 'e,b,c'])
  expect(await names({ m: 'y' })).toEqual(['a', 'd,a', 'e,d'])
})
