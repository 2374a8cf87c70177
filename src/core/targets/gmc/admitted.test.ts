// The net below the target's findings: what a cluster would refuse is told at what caused the line.

import { expect, it } from 'vitest'
import { noted } from '../../yaml/print'
import { admitted } from './admitted'

const connector = (step: object) => ({
  apiVersion: 'gmc.opea.io/v1alpha3',
  kind: 'GMConnector',
  metadata: { name: 'chat', namespace: undefined },
  spec: noted(
    {
      routerConfig: { name: 'router', serviceName: 'router-service' },
      nodes: { root: noted({ routerType: 'Sequence', steps: [step] }, { cause: ['flow'] }) },
    },
    { cause: ['application'] },
  ),
})

it('says nothing of what is taken, and no warnings', () => {
  expect(admitted(connector({ name: 'Llm', data: '$request' }))).toEqual([])
})

it('tells errors where they come from', () => {
  const url = noted('nowhere', { cause: ['services', 'a', 'endpoint'] })
  const step = noted({ name: noted('Lvm', {}), externalService: url }, { cause: ['services', 'a'] })
  expect(admitted(connector(step)).map(({ code, path }) => [code, path])).toEqual([
    ['gmc-webhook', ['services', 'a']],
    ['gmc-routing', ['services', 'a', 'endpoint']],
  ])
  expect(admitted({ ...connector({}), spec: {} }).map(({ path }) => path)).toContainEqual([
    'opea_mega_service',
  ])
})
