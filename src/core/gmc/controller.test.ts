// What is said of a GMConnector that the controller cannot deploy, or not as it looks.

import { describe, expect, it, test } from 'vitest'
import { ROOT, spoilt, told } from '../../fixtures/connector'
import { admit } from './admission'

const LONG = 'a'.repeat(64)

describe('the controller', () => {
  const SERVICE = `${ROOT}.0.internalService`
  test.each<[Record<string, unknown>, string]>([
    [
      { [`${ROOT}.0.name`]: 'Router' },
      `error ${ROOT}.0.name: The controller has no manifest for \`Router\`: such a step can only call a URL or a node.`,
    ],
    [
      { [`${SERVICE}.serviceName`]: 'Embedding_1' },
      `error ${SERVICE}.serviceName: \`Embedding_1\` can name no Service: a lower-case letter, then letters, digits and \`-\`, up to 63.`,
    ],
    [
      { [`${SERVICE}.serviceName`]: LONG },
      `error ${SERVICE}.serviceName: \`${LONG}\` can name no Service: a lower-case letter, then letters, digits and \`-\`, up to 63.`,
    ],
    [
      { [`${SERVICE}.serviceName`]: '1a' },
      `warning ${SERVICE}.serviceName: Kubernetes before 1.36 takes no Service whose name begins with a digit, as \`1a\` does.`,
    ],
    [
      { [`${SERVICE}.serviceName`]: 'redis' },
      `warning ${SERVICE}.serviceName: For a Service \`redis\` Kubernetes sets REDIS_PORT, which OPEA’s code reads as a number.`,
    ],
    [
      { [`${SERVICE}.nameSpace`]: 'other' },
      `error ${SERVICE}.nameSpace: GMC deploys in the namespace of the GMConnector only, \`chat\`.`,
    ],
    [
      { 'spec.routerConfig.nameSpace': 'other' },
      'error spec.routerConfig.nameSpace: GMC deploys in the namespace of the GMConnector only, `chat`.',
    ],
    [
      { [`${SERVICE}.config.TEI_EMBEDDING_ENDPOINT`]: 'tgi' },
      `error ${SERVICE}.config.TEI_EMBEDDING_ENDPOINT: \`TEI_EMBEDDING_ENDPOINT\` names the service of a downstream step in the same node, and \`tgi\` is none of \`root\`.`,
    ],
    [
      { [`${SERVICE}.config.TEI_EMBEDDING_ENDPOINT`]: 'embedding' },
      `error ${SERVICE}.config.TEI_EMBEDDING_ENDPOINT: \`TEI_EMBEDDING_ENDPOINT\` names the service of a downstream step in the same node, and \`embedding\` is none of \`root\`.`,
    ],
    [
      { 'spec.nodes.models.steps.2.externalService': 'http://tgi.example.com' },
      'warning spec.nodes.models.steps.0.internalService.config.TGI_LLM_ENDPOINT: `tgi` runs elsewhere, but `TGI_LLM_ENDPOINT` would lead to where GMC deploys a `Tgi`.',
    ],
    [
      { [`${SERVICE}.config.a-b`]: 'x' },
      `error ${SERVICE}.config.a-b: Keys become variables, and \`a-b\` can be none: letters, digits and \`_\` only.`,
    ],
    [
      { [`${ROOT}.1.internalService.config.PORT`]: '90' },
      `warning ${ROOT}.1.internalService.config.PORT: GMC’s Service leads to a fixed port: with \`PORT\` the server would listen elsewhere.`,
    ],
    [
      { [`${ROOT}.0.externalService`]: 'http://e.example.com/x' },
      `warning ${SERVICE}: Nothing is deployed at this step, because it has a URL.`,
    ],
    [
      { [`${ROOT}.2.internalService`]: {} },
      `warning ${ROOT}.2.internalService: Nothing is deployed at this step, because it calls node \`both\`.`,
    ],
    [
      { 'spec.routerConfig.serviceName': 'Router' },
      'error spec.routerConfig.serviceName: `Router` can name no Service.',
    ],
    [
      { 'spec.routerConfig.serviceName': 'no' },
      'error spec.routerConfig.serviceName: YAML reads `no` as something else than a text, and the template of the router does not quote it.',
    ],
    [
      { 'spec.routerConfig.serviceName': 'embedding' },
      `error ${SERVICE}.serviceName: The router is called \`embedding\` too: the two would take the Service from one another.`,
    ],
    [
      { 'spec.routerConfig.serviceName': '', [`${SERVICE}.serviceName`]: 'router-service' },
      `error ${SERVICE}.serviceName: The router is called \`router-service\` too: the two would take the Service from one another.`,
    ],
    [
      { 'metadata.namespace': '123' },
      'error metadata.namespace: YAML reads `123` as something else than a text, and the template of the router does not quote it.',
    ],
    [
      { [`${ROOT}.1.name`]: 'TeiEmbeddingGaudi', [`${ROOT}.4.name`]: 'TeiEmbedding' },
      `warning ${ROOT}.4.name: \`TeiEmbeddingGaudi\` and \`TeiEmbedding\` share their configuration: the last one deployed decides for both.`,
    ],
    [
      { [`${SERVICE}.config.PROMPT`]: "it's" },
      `error ${SERVICE}.config.PROMPT: The template from which GMC deploys its router cannot carry \`'\`.`,
    ],
    [
      { 'spec.nodes.a---b': { routerType: 'Ensemble' } },
      'error spec.nodes.a---b: The template from which GMC deploys its router cannot carry `---`.',
    ],
    [
      { [`${ROOT}.0.data`]: '\u0085' },
      `error ${ROOT}.0.data: The template from which GMC deploys its router cannot carry control characters.`,
    ],
    [
      { [`${SERVICE}.config.A`]: 'x'.repeat(100_000) },
      'warning spec: The flow has 102 KB: the router may not start, because it gets all as one argument of at most 128 KiB.',
    ],
    [
      { [`${SERVICE}.config.A`]: 'é'.repeat(70_000) },
      'error spec: The flow has 142 KB: the router cannot start, because it gets all as one argument of at most 128 KiB.',
    ],
  ])('%j', (changes, expected) => {
    const found = told(changes).filter((one) => one.includes('gmc-controller'))
    expect(found).toEqual([expected.replace(' ', ' gmc-controller ')])
  })

  it('with a way out of another namespace', () => {
    expect(admit(spoilt({ [`${SERVICE}.nameSpace`]: 'other' }))).toEqual([
      {
        code: 'gmc-controller',
        message: 'GMC deploys in the namespace of the GMConnector only, `chat`.',
        hint: 'What runs in another namespace is called by `externalService: http://NAME.NAMESPACE.svc.cluster.local:PORT/PATH`.',
        severity: 'error',
        path: ['spec', 'nodes', 'root', 'steps', 0, 'internalService', 'nameSpace'],
      },
    ])
  })

  it('knows no namespace where the file says none', () => {
    expect(told({ 'metadata.namespace': undefined, [`${SERVICE}.nameSpace`]: 'other' })).toEqual([])
  })
})
