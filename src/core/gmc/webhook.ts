// The five rules of GMC's admission webhook, in its order (api/v1alpha3/validating_webhook.go).

import type { Finding, Path } from '../text/diagnostic'
import { didYouMean, nearest } from '../text/nearest'
import type { Connector, Step } from './connector'
import { STEP_NAMES } from './steps'

const KNOWN = new Set(STEP_NAMES)

/** Findings: `gmc-webhook`. */
export function webhookFindings({ nodes }: Connector): Finding[] {
  const names = new Set(nodes.map(({ name }) => name))
  const taken = new Map<string, string>()
  const found = nodes.flatMap((node) =>
    node.steps.flatMap((step) => [
      ...stepName(step),
      ...nodeName(step, names),
      ...serviceName(step, node.name, taken),
    ]),
  )
  if (names.has('root')) return found
  return [...found, refusal('There is no node `root`, with which the router begins.', ['spec', 'nodes'])]
}

function stepName({ name, path }: Step): Finding[] {
  if (name === '') return [refusal('A step must have a name.', [...path, 'name'])]
  if (KNOWN.has(name)) return []
  const near = nearest(name, STEP_NAMES)
  const message = `GMC knows no step \`${name}\`.${didYouMean(near)}`
  const hint =
    'A service that it has no step for can be called by its URL, as `externalService` of a step named `Router`.'
  return [{ ...refusal(message, [...path, 'name']), hint }]
}

function nodeName({ nodeName: name, path }: Step, names: ReadonlySet<string>): Finding[] {
  if (name === '' || names.has(name)) return []
  return [refusal(`There is no node \`${name}\`.`, [...path, 'nodeName'])]
}

/** Across all nodes, and whatever else the step says. */
function serviceName({ internal, path }: Step, node: string, taken: Map<string, string>): Finding[] {
  const name = internal?.serviceName
  if (!name) return []
  const owner = taken.get(name)
  if (owner === undefined) taken.set(name, node)
  if (owner === undefined) return []
  const message = `\`${name}\` stands in node \`${owner}\` already: a service has one step, whatever calls it.`
  return [refusal(message, [...path, 'internalService', 'serviceName'])]
}

function refusal(message: string, path: Path): Finding {
  return { code: 'gmc-webhook', severity: 'error', message, path }
}
