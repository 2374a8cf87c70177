// What is said of a GMConnector that the cluster refuses: each rule by a sound one with a single fault.

import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { ROOT, SOUND, spoilt, told } from '../../fixtures/connector'
import { admit } from './admission'

it('says nothing of a sound one', () => {
  expect(admit(parse(SOUND))).toEqual([])
})

describe('the API server refuses by the CRD', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ spec: [] }, 'spec: `spec` must be a mapping.'],
    [{ 'spec.nodes': undefined }, 'spec.nodes: `nodes` is missing.'],
    [{ 'spec.routerConfig': null }, 'spec.routerConfig: `routerConfig` is missing.'],
    [
      { 'spec.routerConfig.serviceName': undefined },
      'spec.routerConfig.serviceName: `serviceName` is missing.',
    ],
    [{ 'spec.routerConfig.name': 1 }, 'spec.routerConfig.name: `name` must be a text.'],
    [{ 'spec.nodes.both.routerType': undefined }, 'spec.nodes.both.routerType: `routerType` is missing.'],
    [
      { 'spec.nodes.both.routerType': 'Splitter' },
      'spec.nodes.both.routerType: `Splitter` is none of `Sequence`, `Ensemble`, `Switch`.',
    ],
    [{ [`${ROOT}.0.dependency`]: 'hard' }, `${ROOT}.0.dependency: \`hard\` is none of \`Soft\`, \`Hard\`.`],
    [{ [`${ROOT}.0`]: null }, `${ROOT}.0: \`steps[0]\` must be a mapping.`],
    [{ 'spec.nodes.extra': 'Sequence' }, 'spec.nodes.extra: `extra` must be a mapping.'],
    [{ 'spec.nodes.both.steps': {} }, 'spec.nodes.both.steps: `steps` must be a list.'],
    [
      { [`${ROOT}.0.image`]: 'x' },
      `${ROOT}.0.image: \`image\` is no field of \`steps[0]\`, and the API server refuses those it does not know.`,
    ],
    [
      { [`${ROOT}.0.internalservice`]: null },
      `${ROOT}.0.internalservice: \`internalservice\` is no field of \`steps[0]\`, and the API server refuses those it does not know. Did you mean \`internalService\`?`,
    ],
    [
      { [`${ROOT}.0.internalService.config.A`]: 5 },
      `${ROOT}.0.internalService.config.A: \`A\` must be a text.`,
    ],
    [
      { [`${ROOT}.1.internalService.isDownstreamService`]: 'true' },
      `${ROOT}.1.internalService.isDownstreamService: \`isDownstreamService\` must be \`true\` or \`false\`.`,
    ],
    [
      { more: 1 },
      'more: `more` is no field of the GMConnector, and the API server refuses those it does not know.',
    ],
    [
      { status: { state: 1 } },
      'status.state: `state` is no field of `status`, and the API server refuses those it does not know.',
    ],
    [{ apiVersion: 'gmc.opea.io/v1' }, 'apiVersion: `gmc.opea.io/v1` is none of `gmc.opea.io/v1alpha3`.'],
    [{ 'metadata.name': undefined }, 'metadata.name: `name` is missing.'],
    [
      { 'metadata.name': 'My_Chat' },
      'metadata.name: `My_Chat` can be no name: lower-case letters, digits, `-` and `.` only, up to 253.',
    ],
    [
      { 'metadata.namespace': 'a.b' },
      'metadata.namespace: `a.b` can name no namespace: only lower-case letters, digits and `-` inside, up to 63.',
    ],
    [{ 'metadata.labels': { 'a b': 'x' } }, 'metadata.labels.a b: `a b` can name no label.'],
    [
      { 'metadata.labels': { a: 'x y' } },
      'metadata.labels.a: `x y` can be no label: up to 63 letters, digits, `-`, `_` and `.`.',
    ],
    [
      { 'metadata.annotations': { 'a/b/c': 'x' } },
      'metadata.annotations.a/b/c: `a/b/c` can name no annotation.',
    ],
    [
      { 'metadata.annotations': { a: 'é'.repeat(140_000) } },
      'metadata.annotations: All annotations together hold at most 256 KiB.',
    ],
    [{ 'metadata.finalizers': ['a b'] }, 'metadata.finalizers.0: `a b` cannot name a finalizer.'],
    [
      { 'metadata.creationTimestamp': 'now' },
      'metadata.creationTimestamp: `now` is no valid `creationTimestamp`.',
    ],
    [
      { 'metadata.ownerReferences': [{ kind: 'X', name: 'x', uid: 'u' }] },
      'metadata.ownerReferences.0.apiVersion: `apiVersion` is missing.',
    ],
  ])('%j', (changes, expected) => {
    expect(told(changes).filter((one) => one.includes('gmc-schema'))).toEqual([
      `error gmc-schema ${expected}`,
    ])
  })

  it('what is no mapping at all', () => {
    for (const value of [null, undefined, 'x', 5, []]) {
      expect(admit(value)[0]).toEqual({
        code: 'gmc-schema',
        message: 'The GMConnector must be a mapping.',
        severity: 'error',
        path: [],
      })
    }
  })

  it('and takes what it drops or puts in itself', () => {
    const whole = {
      'metadata.generateName': 'chat-',
      'metadata.creationTimestamp': null,
      'metadata.managedFields': [{ manager: 'kubectl', operation: 'Update' }],
      'metadata.annotations': { 'Some.Thing/Else': '' },
      'status.accessUrl': 5,
      'status.condition': { type: 1 },
      'spec.nodes.both.steps.0.condition': null,
    }
    expect(told(whole)).toEqual([])
  })

  it('saying how a number becomes a text', () => {
    const [finding] = admit(spoilt({ [`${ROOT}.0.internalService.config.A`]: true }))
    expect(finding!.hint).toBe('Put it into quotes: "true".')
  })
})

describe('the webhook refuses', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ [`${ROOT}.0.name`]: '' }, `${ROOT}.0.name: A step must have a name.`],
    [{ [`${ROOT}.2.name`]: undefined }, `${ROOT}.2.name: A step must have a name.`],
    [{ [`${ROOT}.0.name`]: 'Lvm' }, `${ROOT}.0.name: GMC knows no step \`Lvm\`. Did you mean \`Llm\`?`],
    [{ [`${ROOT}.2.nodeName`]: 'bot' }, `${ROOT}.2.nodeName: There is no node \`bot\`.`],
    [
      { 'spec.nodes.models.steps.0.internalService.serviceName': 'tei' },
      'spec.nodes.models.steps.0.internalService.serviceName: `tei` stands in node `root` already: a service has one step, whatever calls it.',
    ],
    [{ 'spec.nodes.root': null }, 'spec.nodes: There is no node `root`, with which the router begins.'],
    [{ 'spec.nodes.root': undefined }, 'spec.nodes: There is no node `root`, with which the router begins.'],
  ])('%j', (changes, expected) => {
    expect(told(changes).filter((one) => one.includes('gmc-webhook'))).toEqual([
      `error gmc-webhook ${expected}`,
    ])
  })

  it('with a way out', () => {
    const [finding] = admit(spoilt({ [`${ROOT}.2.name`]: 'Guardrails' }))
    expect(finding).toEqual({
      code: 'gmc-webhook',
      message: 'GMC knows no step `Guardrails`.',
      hint: 'A service that it has no step for can be called by its URL, as `externalService` of a step named `Router`.',
      severity: 'error',
      path: ['spec', 'nodes', 'root', 'steps', 2, 'name'],
    })
  })
})
