// The services of a connector: one for each step that deploys something or calls a URL.

import { inferKind } from '../../catalog/infer'
import type { Kind, Slot } from '../../catalog/kind'
import type { Connector, Node, Step } from '../../gmc/connector'
import { withoutSecret } from '../../pipeline/secrets'
import { Names, wantedName } from './names'
import { APPLICATION, type Notes } from './notes'

export type Imported = {
  name: string
  step: Step
  node: Node
  /** null: the catalog has none for it. */
  kind: Kind | null
  /** It runs elsewhere, as far as this connector is concerned. */
  url: string | null
  /** What the document says of it besides `kind`, `endpoint`, `uses` and `condition`. */
  said: Said
  uses: string[]
  condition?: string
}

export type Said = {
  endpoint?: string
  model?: string
  platform?: string
  environment?: Record<string, string>
}

type Reading = {
  namespace: string
  application: string
  kinds: ReadonlyMap<string, Kind>
  notes: Notes
  isLeftOut(step: Step): boolean
}

/** Lives for one import. */
export class Services {
  readonly all: Imported[] = []
  private readonly reading: Reading
  private readonly names: Names
  private readonly byStep = new Map<Step, Imported>()
  private readonly byCluster = new Map<string, Imported>()

  constructor(nodes: Connector['nodes'], reading: Reading) {
    this.reading = reading
    this.names = new Names(reading.application)
    const steps = nodes.flatMap((node) => node.steps.map((step) => ({ node, step })))
    for (const { node, step } of steps)
      if (step.nodeName === '' && step.externalService === '') this.addDeployed(step, node)
    for (const { node, step } of steps)
      if (step.nodeName === '' && step.externalService !== '' && !reading.isLeftOut(step))
        this.addCalled(step, node)
    const order = new Map(steps.map(({ step }, at) => [step, at]))
    this.all.sort((a, b) => order.get(a.step)! - order.get(b.step)!)
  }

  /** What a step runs. A URL may lead to what another step deploys. */
  at(step: Step): Imported | undefined {
    return this.byStep.get(step)
  }

  /** By the name of its Service. */
  called(name: string): Imported | undefined {
    return this.byCluster.get(name)
  }

  /** The same service once more: it can stand in the flow once, so the second time it is called by its URL. */
  again(service: Imported): Imported | null {
    const url = service.url ?? this.urlOf(service)
    return url === null ? null : this.add({ ...service, name: this.names.take(service.name), url })
  }

  /** The first kind of a slot's that GMC knows. */
  firstDeployable(slot: Slot): Kind | undefined {
    return slot.kinds.map((id) => this.reading.kinds.get(id)).find((kind) => kind?.gmc)
  }

  /** A server that no step deploys. */
  elsewhere(kind: Kind, url: string, like: Imported): Imported {
    const made = this.add({ ...like, name: this.names.take(kind.id), kind, url })
    made.url = this.safeUrl(url, made)
    return made
  }

  /** What the catalog has no kind for; gives those that nothing calls, which are left out. */
  tellUnknown(): Set<Imported> {
    const used = new Set(this.all.flatMap(({ uses }) => uses))
    const unknown = this.all.filter(({ kind, url }) => kind === null && url === null)
    const idle = new Set(unknown.filter(({ name, step }) => step.internal?.isDownstream && !used.has(name)))
    for (const service of unknown) {
      const { name, step } = service
      const what = `\`${name}\` is deployed by GMC’s step \`${step.name}\`, for which there is no kind here`
      const message = idle.has(service) ? `${what}: it is left out.` : `${what}.`
      const hint = idle.has(service) ? undefined : 'Give it an image, or the URL where it runs.'
      const on = idle.has(service) ? APPLICATION : name
      this.reading.notes.tell('import-no-kind', 'warning', message, [...step.path, 'name'], on, hint)
    }
    return idle
  }

  private addDeployed(step: Step, node: Node) {
    const endpoint = step.internal?.config.find(([key]) => key === 'endpoint')?.[1]
    const kind = kindOfStep(step.name, endpoint, this.reading.kinds)
    const service = this.add({ name: this.nameOf(step, node), step, node, kind, url: null })
    this.byStep.set(step, service)
    const inCluster = step.internal?.serviceName
    if (inCluster && !this.byCluster.has(inCluster)) this.byCluster.set(inCluster, service)
  }

  private addCalled(step: Step, node: Node) {
    const { externalService: url } = step
    const deployed = this.deployedAt(url)
    if (deployed) return this.byStep.set(step, deployed)
    const { kinds } = this.reading
    const name = this.nameOf(step, node)
    const byUrl = kinds.get(inferKind(name, url, kinds).kind)!
    // in an Ensemble a label only tells answers apart
    const byLabel = node.type === 'Ensemble' ? null : kindOfStep(step.name, undefined, kinds)
    const kind = byUrl.id === 'custom' && byLabel?.role === 'flow' ? byLabel : byUrl
    const service = this.add({ name, step, node, kind, url })
    service.url = this.safeUrl(url, service)
    this.byStep.set(step, service)
  }

  private add({ name, step, node, kind, url }: Omit<Imported, 'said' | 'uses'>): Imported {
    const made = { name, step, node, kind, url, said: {}, uses: [] }
    this.all.push(made)
    return made
  }

  private nameOf(step: Step, node: Node): string {
    const wanted = wantedName(step, node.name)
    const name = this.names.take(wanted)
    if (name !== wanted && step.internal?.serviceName) {
      const message = `\`${wanted}\` is called \`${name}\` here: that name is taken, or cannot be one.`
      this.reading.notes.tell('import-renamed', 'info', message, [...step.path, 'internalService'], name)
    }
    return name
  }

  private safeUrl(url: string, { name, step }: Imported): string {
    const safe = withoutSecret('', url, name)
    if (safe === null) return url
    const message = 'The password in this URL was replaced by a reference.'
    this.reading.notes.tell('import-secret', 'warning', message, [...step.path, 'externalService'], name)
    return safe
  }

  private deployedAt(url: string): Imported | undefined {
    const match = /^https?:\/\/([a-z0-9-]+)((?:\.[a-z0-9-]+)*)(?::\d+)?(\/.*)?$/.exec(url)
    const service = match && this.byCluster.get(match[1]!)
    if (!service) return undefined
    const { namespace } = this.reading
    const ends = ['', `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`]
    return ends.includes(match[2]!) && (match[3] ?? '') === pathOf(service) ? service : undefined
  }

  private urlOf(service: Imported): string | null {
    const name = service.step.internal?.serviceName
    if (!name || !service.kind?.gmc) return null
    const host = `${name}.${this.reading.namespace}.svc.cluster.local`
    return `http://${host}:${service.kind.gmc.port}${pathOf(service)}`
  }
}

/** What the controller appends to the URL of its Service. */
function pathOf({ step }: Imported): string {
  return step.internal?.config.find(([key]) => key === 'endpoint')?.[1] ?? ''
}

/** Of several kinds that one step deploys, the one that answers on this path. */
function kindOfStep(
  step: string,
  endpoint: string | undefined,
  kinds: ReadonlyMap<string, Kind>,
): Kind | null {
  const all = [...kinds.values()].filter(({ gmc }) => gmc && Object.values(gmc.steps).includes(step))
  const answering = all.find(({ gmc, call }) => (gmc!.endpoint ?? call.endpoint) === endpoint)
  return answering ?? all.find(({ primary }) => primary) ?? all[0] ?? null
}
