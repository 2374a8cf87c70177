// Questions about a parsed GMConnector.

export const nodesOf = ({ spec }) => Object.entries(spec?.nodes ?? {})

/** Every step: { node, at (for messages), step, service }. */
export const stepsOf = (connector) =>
  nodesOf(connector).flatMap(([node, { steps }]) => stepsOfNode(node, steps))

function stepsOfNode(node, steps) {
  return (steps ?? []).map((step, index) => ({
    node,
    at: `${node}[${index}] ${step.name}`,
    step,
    service: step.internalService ?? {},
  }))
}

export const isDownstream = ({ service }) => service.isDownstreamService === true

/** Every text in a value, keys included: [path, text]. */
export function textsOf(value, path = '') {
  if (typeof value === 'string') return [[path, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => [[path, key], ...textsOf(inner, `${path}/${key}`)])
}
