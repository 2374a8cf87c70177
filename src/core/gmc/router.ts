// What GMC's router makes of the nodes (cmd/router/main.go; each rule was seen on the running router).

import type { Finding, Path, Severity } from '../text/diagnostic'
import { conditionFindings } from './condition'
import type { Connector, Node, Step } from './connector'

/** Findings: `gmc-routing`. */
export function routerFindings({ nodes }: Connector): Finding[] {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const root = byName.get('root')
  const reached = root ? reachedFrom(root, byName) : new Set(nodes)
  return [
    ...nodes.flatMap((node) => (reached.has(node) ? nodeFindings(node) : idle(node))),
    ...(root ? circles(root, byName) : []),
    ...specials(nodes),
  ]
}

function nodeFindings(node: Node): Finding[] {
  const found = node.steps.flatMap((step) => stepFindings(step, node))
  if (node.type === 'Ensemble') return [...found, ...ensemble(node)]
  const executed = node.steps.filter((step) => !isDownstream(step))
  if (executed.length === 0)
    return [...found, told('error', `\`${node.name}\` runs nothing, and that crashes the router.`, node.path)]
  return [...found, ...(node.type === 'Sequence' ? sequence(node) : conditionFindings(node, executed))]
}

function stepFindings(step: Step, node: Node): Finding[] {
  const { path, internal, externalService, nodeName, data } = step
  if (isDownstream(step) && node.type !== 'Ensemble') {
    if (nodeName === '') return []
    return [told('warning', `A downstream step is not called: \`${nodeName}\` never runs from here.`, path)]
  }
  const found: Finding[] = []
  const endpoint = internal?.config.find(([key]) => key === 'endpoint')?.[1]
  if (nodeName === '' && externalService === '' && endpoint !== undefined && !endpoint.startsWith('/')) {
    const message = `The path is put behind the port as it stands, so it must begin with \`/\`: \`${endpoint}\`.`
    found.push(told('error', message, [...path, 'internalService', 'config', 'endpoint']))
  }
  if (nodeName === '' && externalService !== '' && !/^https?:\/\/[^/?#]/i.test(externalService))
    found.push(
      told('error', `\`${externalService}\` is no URL that a request can go to.`, [
        ...path,
        'externalService',
      ]),
    )
  if (data !== '' && data !== '$response') {
    const message = `\`${data}\` has no effect: the router knows \`$response\` only, and sends what the node was called with.`
    found.push(told('warning', message, [...path, 'data']))
  }
  return found
}

function sequence({ steps }: Node): Finding[] {
  const found: Finding[] = []
  let before: Step | null = null
  for (const [at, step] of steps.entries()) {
    if (isDownstream(step)) continue
    if (step.condition !== '') {
      const message = before
        ? 'In a Sequence a condition tells only whether the answer before has such a key; where it has none, the request fails.'
        : 'The first step of a Sequence has no answer before it to test, so every request fails.'
      found.push(told(before ? 'warning' : 'error', message, [...step.path, 'condition']))
    }
    const takesAnswer = step.data === '$response'
    if (takesAnswer && at > 0 && !before) {
      const message = 'No step has run before this one, and then `$response` sends an empty body.'
      found.push({
        ...told('error', message, [...step.path, 'data']),
        hint: 'Put it before its downstream steps, or leave `data` out.',
      })
    }
    if (!takesAnswer && before) {
      const message = `Without \`data: $response\` it gets what the node was called with, and the answer of \`${before.name}\` is dropped.`
      found.push(told('warning', message, step.path))
    }
    before = step
  }
  return found
}

/** Every step is called with the same, and the answers are put into one object by step name. */
function ensemble({ steps }: Node): Finding[] {
  const taken = new Set<string>()
  return steps.flatMap((step) => {
    const { name, path, data, condition } = step
    const found: Finding[] = []
    if (taken.has(name))
      found.push(
        told(
          'warning',
          `An Ensemble puts answers under step names, and \`${name}\` is one already: the last one stays.`,
          [...path, 'name'],
        ),
      )
    taken.add(name)
    if (isDownstream(step))
      found.push(
        told(
          'warning',
          'An Ensemble calls downstream steps like any other: put the service and its servers into a Sequence.',
          path,
        ),
      )
    for (const [key, value] of Object.entries({ data, condition }))
      if (value !== '') found.push(told('warning', `An Ensemble ignores \`${key}\`.`, [...path, key]))
    return found
  })
}

function idle({ path, steps }: Node): Finding[] {
  // services that are called by URL may be deployed in a node of their own
  if (steps.every(isDownstream)) return []
  return [told('warning', 'No way from `root` leads here, so the router never runs it.', path)]
}

function reachedFrom(root: Node, byName: ReadonlyMap<string, Node>): Set<Node> {
  const reached = new Set([root])
  for (const node of reached) for (const next of calledBy(node, byName)) reached.add(next.node)
  return reached
}

function calledBy({ steps }: Node, byName: ReadonlyMap<string, Node>): { node: Node; step: Step }[] {
  return steps.flatMap((step) => {
    const node = byName.get(step.nodeName)
    return node && !isDownstream(step) ? [{ node, step }] : []
  })
}

/** The steps that lead back to a node which is being run. Without recursion: a flow may be as deep as a file. */
function circles(root: Node, byName: ReadonlyMap<string, Node>): Finding[] {
  const found: Finding[] = []
  const done = new Set<Node>()
  const open = new Set([root])
  const trail = [{ node: root, rest: calledBy(root, byName) }]
  while (trail.length > 0) {
    const { node, rest } = trail.at(-1)!
    const call = rest.shift()
    if (!call) {
      done.add(node)
      open.delete(node)
      trail.pop()
    } else if (open.has(call.node)) {
      const message = `This leads back to \`${call.node.name}\`: the router goes round until it crashes.`
      found.push(told('error', message, [...call.step.path, 'nodeName']))
    } else if (!done.has(call.node)) {
      open.add(call.node)
      trail.push({ node: call.node, rest: calledBy(call.node, byName) })
    }
  }
  return found
}

/** DataPrep and UI are found in root, and stand beside the flow. */
function specials(nodes: readonly Node[]): Finding[] {
  return nodes.flatMap(({ name: node, steps }) =>
    steps.flatMap((step) => {
      const isSpecial =
        (step.name === 'DataPrep' || step.name === 'UI') && step.internal && step.nodeName === ''
      if (!isSpecial) return []
      const path = step.name === 'UI' ? '/ui' : '/dataprep'
      if (node !== 'root')
        return [
          told(
            'warning',
            `The router looks for \`${step.name}\` in \`root\` only, so \`${path}\` does not reach it.`,
            step.path,
          ),
        ]
      if (isDownstream(step)) return []
      return [
        told(
          'warning',
          `Every request goes through \`${step.name}\`, unless it says \`isDownstreamService: true\`.`,
          step.path,
        ),
      ]
    }),
  )
}

function isDownstream({ internal }: Step): boolean {
  return internal?.isDownstream === true
}

function told(severity: Severity, message: string, path: Path): Finding {
  return { code: 'gmc-routing', severity, message, path }
}
