// The GMConnector as data: nodes with their services, each followed by the servers that it names.

import type { Pipeline, Service } from '../../pipeline/pipeline'
import { noted } from '../../yaml/print'
import type { FlowNode, FlowStep } from './arrange'
import { type Configuring, configOf, endpointOf } from './config'
import { urlOfJoin } from './joining'
import type { Placement } from './placement'
import { labelOf } from './steps'

export type Connecting = Configuring & Placement & { helper: string }

/** `spec.nodes`, ready to print. */
export function nodesOf(nodes: readonly FlowNode[], connecting: Connecting): Record<string, unknown> {
  const printer = new Steps(connecting)
  return Object.fromEntries(
    nodes.map((node) => {
      const steps = printer.stepsOf(node)
      return [node.name, noted({ routerType: node.type, steps }, { cause: FLOW })]
    }),
  )
}

const FLOW = ['opea_mega_service', 'mega_flow']

/** Lives for one export: each service is deployed at one step. */
class Steps {
  private readonly connecting: Connecting
  private readonly services: ReadonlyMap<string, Service>
  private readonly placed = new Set<string>()

  constructor(connecting: Connecting) {
    this.connecting = connecting
    this.services = new Map(connecting.pipeline.services.map((service) => [service.name, service]))
  }

  stepsOf({ name, type, steps }: FlowNode): unknown[] {
    const made = steps.flatMap((step, at) => {
      // the first executed step gets what came in; `$response` there would be an empty body
      const data = type === 'Sequence' && at > 0 ? '$response' : undefined
      return this.flowSteps(step, data)
    })
    return name === 'root' ? [...made, ...this.besideTheFlow()] : made
  }

  private flowSteps(
    { label, service, node, join, condition }: FlowStep,
    data: string | undefined,
  ): unknown[] {
    const step = (what: object) => ({
      name: label,
      data,
      condition: condition && noted(condition.text, { cause: condition.path }),
      ...what,
      // otherwise the next step is fed with the error of this one
      dependency: 'Hard',
    })
    if (node !== undefined) return [step({ nodeName: node })]
    if (join !== undefined) {
      const { helper, pipeline } = this.connecting
      return [step({ externalService: urlOfJoin(helper, pipeline.application.namespace, join) })]
    }
    const { path, remote, declared } = this.services.get(service)!
    if (remote) {
      const externalService = noted(declared.endpoint, { cause: [...path, 'endpoint'] })
      return [noted(step({ externalService }), { cause: path })]
    }
    if (this.connecting.hoisted.has(service)) {
      return [noted(step({ externalService: this.urlOf(service) }), { cause: path })]
    }
    this.placed.add(service)
    return [
      noted(step({ internalService: this.internal(service) }), { cause: path }),
      ...this.servers(service),
    ]
  }

  /** Shared servers' callers from other nodes, then what runs beside the flow: all skipped by the router. */
  private besideTheFlow(): unknown[] {
    const side = this.connecting.deployment.services.filter(({ role }) => role === 'side')
    return [...this.connecting.hoisted, ...side.map(({ name }) => name)].flatMap((name) =>
      this.downstream(name),
    )
  }

  private servers(name: string): unknown[] {
    return this.connecting.deployment.serversOf(name).flatMap((server) => this.downstream(server))
  }

  private downstream(name: string): unknown[] {
    if (this.placed.has(name)) return []
    this.placed.add(name)
    const service = this.services.get(name)!
    const internalService = { ...this.internal(name), isDownstreamService: true }
    const step = { name: labelOf(service, this.connecting.pipeline), internalService }
    return [noted(step, { cause: service.path }), ...this.servers(name)]
  }

  private internal(name: string) {
    const config = configOf(this.services.get(name)!, this.connecting)
    return { serviceName: this.connecting.names.get(name)!, config }
  }

  /** From anywhere in the cluster. */
  private urlOf(name: string): string {
    const { pipeline, names } = this.connecting
    const service = this.services.get(name)!
    const { port } = pipeline.kinds.get(service.kind)!.gmc!
    const { namespace } = (pipeline as Pipeline).application
    return `http://${names.get(name)}.${namespace}.svc.cluster.local:${port}${endpointOf(service, pipeline.kinds) ?? ''}`
  }
}
