// What GMC demands of a GMConnector beyond its schema: the admission webhook's five rules, and what the
// controller and the router only find out at deployment, or never. `spoil` breaks a good connector so that
// the rule must notice it.

import { parse } from 'yaml'
import { isDownstream, nodesOf, stepsOf, textsOf } from './connector.mjs'

const legalNames = new Set(
  `TeiEmbedding TeiEmbeddingGaudi Embedding VectorDB Retriever Reranking TeiReranking Tgi TgiGaudi TgiNvidia Llm
   DocSum Router WebRetriever Asr Tts SpeechT5 SpeechT5Gaudi Whisper WhisperGaudi DataPrep UI`.split(/\s+/),
)

/** Config keys whose value the controller takes for a service name and replaces by its URL. */
const magicKeys = [
  'TEI_EMBEDDING_ENDPOINT',
  'TEI_RERANKING_ENDPOINT',
  'TGI_LLM_ENDPOINT',
  'REDIS_URL',
  'ASR_ENDPOINT',
  'TTS_ENDPOINT',
  'TEI_ENDPOINT',
]

/** Names that code in the images reads as a variable of another meaning: Kubernetes sets <NAME>_PORT. */
const colliding = ['redis', 'milvus', 'mongo', 'qdrant', 'opensearch', 'vdms', 'pathway', 'vllm']
const dnsLabel = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/

/** The router's template quotes nothing: `no` or `null` would be read as something else than a name. */
const unquotable = (name) => typeof parse(String(name), { version: '1.1' }) !== 'string'

const eachStep = (connector, problemsOf) =>
  stepsOf(connector).flatMap((found) => problemsOf(found).map((problem) => `${found.at}: ${problem}`))

const configs = ({ service }) => Object.entries(service.config ?? {})

const flowSteps = (connector, node) =>
  stepsOf(connector).filter((found) => found.node === node && !isDownstream(found))

const rootSteps = ({ spec }) => spec.nodes.root.steps

const withKey = (connector) =>
  stepsOf(connector).find((found) => configs(found).some(([key]) => magicKeys.includes(key)))

const webhook = [
  {
    title: 'webhook 1: every step has a name',
    problems: (connector) => eachStep(connector, ({ step }) => (step.name ? [] : ['no name'])),
    spoil: (connector) => delete rootSteps(connector)[0].name,
  },
  {
    title: 'webhook 2: every name is a step type that GMC knows',
    problems: (connector) =>
      eachStep(connector, ({ step }) => (legalNames.has(step.name) ? [] : [`unknown step ${step.name}`])),
    spoil: (connector) => {
      rootSteps(connector)[0].name = 'Guardrails'
    },
  },
  {
    title: 'webhook 3: every nodeName is a node',
    problems: (connector) =>
      eachStep(connector, ({ step }) =>
        !step.nodeName || step.nodeName in connector.spec.nodes ? [] : [`no node ${step.nodeName}`],
      ),
    spoil: (connector) => {
      rootSteps(connector)[0].nodeName = 'nowhere'
    },
  },
  {
    title: 'webhook 4: no service name stands twice, in whatever node',
    problems: (connector) => {
      const seen = new Set()
      return eachStep(connector, ({ service }) => {
        const again = service.serviceName && seen.has(service.serviceName)
        seen.add(service.serviceName)
        return again ? [`${service.serviceName} is taken`] : []
      })
    },
    spoil: (connector) => {
      const [one, other] = rootSteps(connector)
      one.internalService.serviceName = other.internalService.serviceName
    },
  },
  {
    title: 'webhook 5: there is a node root',
    problems: ({ spec }) => ('root' in (spec?.nodes ?? {}) ? [] : ['no root']),
    spoil: ({ spec }) => delete spec.nodes.root,
  },
]

const deployment = [
  {
    title: 'a key that takes a service names a downstream step of the same node',
    problems: (connector) =>
      eachStep(connector, (found) =>
        configs(found)
          .filter(([key]) => magicKeys.includes(key))
          .filter(([, value]) => !downstreamNamed(connector, found.node, value))
          .map(([key, value]) => `${key}: no downstream step of ${found.node} is called ${value}`),
      ),
    spoil: (connector) => {
      const [key] = configs(withKey(connector)).find(([name]) => magicKeys.includes(name))
      withKey(connector).service.config[key] = 'http://somewhere.example.com'
    },
  },
  {
    title: 'every downstream step is asked by another of its node, or by the router itself',
    problems: (connector) =>
      eachStep(connector, (found) => {
        if (!isDownstream(found) || ['DataPrep', 'UI'].includes(found.step.name)) return []
        const callers = stepsOf(connector)
          .filter(({ node }) => node === found.node)
          .flatMap(configs)
        return callers.some(([, value]) => value === found.service.serviceName) ? [] : ['nobody asks for it']
      }),
    spoil: (connector) => {
      stepsOf(connector).find(isDownstream).service.serviceName = 'forgotten'
    },
  },
  {
    title: 'an endpoint begins with a slash',
    problems: (connector) =>
      eachStep(connector, ({ service: { config = {} } }) =>
        config.endpoint === undefined || config.endpoint.startsWith('/')
          ? []
          : [`endpoint ${config.endpoint}`],
      ),
    spoil: (connector) => {
      withKey(connector).service.config.endpoint = 'v1/embeddings'
    },
  },
  {
    title: "no text that the router's template cannot carry: ', ---, control characters",
    problems: ({ spec }) =>
      textsOf(spec)
        .filter(([, text]) => /'|---|[\u007f-\u009f]/.test(text))
        .map(([path, text]) => `${path}: ${text}`),
    spoil: (connector) => {
      withKey(connector).service.config.PROMPT = "it's"
    },
  },
  {
    title: 'config keys are names of variables, and their values carry no reference and no secret',
    problems: (connector) =>
      eachStep(connector, (found) =>
        configs(found)
          .filter(
            ([key, value]) =>
              !/^[A-Za-z_]\w*$/.test(key) || /\$\{/.test(value) || /TOKEN$|SECRET|PASSWORD/.test(key),
          )
          .map(([key, value]) => `${key}: ${value}`),
      ),
    spoil: (connector) => {
      withKey(connector).service.config.MODEL_ID = '${MODEL_ID}'
    },
  },
  {
    title: 'service names are DNS labels of old and new Kubernetes, none the router’s, none a variable’s',
    problems: (connector) => {
      const router = connector.spec.routerConfig.serviceName
      const { namespace } = connector.metadata
      const own = dnsLabel.test(router) && !unquotable(router) ? [] : [`the router is called ${router}`]
      if (namespace !== undefined && unquotable(namespace)) own.push(`the namespace is called ${namespace}`)
      const bad = (name) => !dnsLabel.test(name) || name === router || colliding.includes(name)
      return own.concat(
        eachStep(connector, ({ step, service }) => {
          if (!step.internalService) return []
          return bad(service.serviceName ?? '') ? [`serviceName ${service.serviceName}`] : []
        }),
      )
    },
    spoil: (connector) => {
      withKey(connector).service.serviceName = connector.spec.routerConfig.serviceName
    },
  },
  {
    title: 'everything stays in the namespace of the connector',
    problems: (connector) => {
      const { namespace } = connector.metadata
      const strays = eachStep(connector, ({ service }) =>
        [undefined, '', namespace].includes(service.nameSpace) ? [] : [`nameSpace ${service.nameSpace}`],
      )
      const router = connector.spec.routerConfig.nameSpace
      return [undefined, '', namespace].includes(router) ? strays : [...strays, `the router is in ${router}`]
    },
    spoil: (connector) => {
      withKey(connector).service.nameSpace = 'elsewhere'
    },
  },
  {
    title: 'no step is called Router and deployed: the controller would fail for ever',
    problems: (connector) =>
      eachStep(connector, ({ step }) =>
        step.name === 'Router' && step.internalService ? ['internal Router'] : [],
      ),
    spoil: (connector) => {
      rootSteps(connector)[0].name = 'Router'
    },
  },
  {
    title: 'the flow of a Sequence begins with the request and goes on with $response',
    problems: (connector) =>
      nodesOf(connector)
        .filter(([, { routerType }]) => routerType === 'Sequence')
        .flatMap(([node]) => flowSteps(connector, node))
        .filter(
          ({ node, step }) => (step.data === '$response') === (flowSteps(connector, node)[0].step === step),
        )
        .map(({ at, step }) => `${at}: data ${step.data}`),
    spoil: (connector) => {
      flowSteps(connector, 'root')[0].step.data = '$response'
    },
  },
  {
    title: 'root has a step that runs, and every other node is called, once around no circle',
    problems: (connector) => {
      if (flowSteps(connector, 'root').length === 0) return ['root runs nothing: the router crashes']
      const reached = new Set()
      const circles = []
      const visit = (node, path) => {
        if (path.includes(node)) return circles.push(`circle: ${[...path, node].join(' → ')}`)
        reached.add(node)
        for (const { step } of stepsOf(connector).filter(
          (found) => found.node === node && found.step.nodeName,
        )) {
          visit(step.nodeName, [...path, node])
        }
      }
      visit('root', [])
      const idle = nodesOf(connector).filter(([node]) => !reached.has(node))
      return [...circles, ...idle.map(([node]) => `${node} is never called`)]
    },
    spoil: (connector) => {
      rootSteps(connector)[0].nodeName = 'root'
    },
  },
]

function downstreamNamed(connector, node, name) {
  return stepsOf(connector).some(
    (found) => found.node === node && isDownstream(found) && found.service.serviceName === name,
  )
}

export const rules = [...webhook, ...deployment]
