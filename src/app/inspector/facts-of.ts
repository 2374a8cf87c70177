// What is true of a service without being editable: its datatypes, where it can run, what each target makes of it.

import type { Kind } from '../../core/catalog/kind'
import type { Pipeline, Service } from '../../core/pipeline/pipeline'
import { realise } from '../../core/pipeline/realise'

export type Fact = { title: string; text: string }

export function factsOf(declared: Pipeline, pipeline: Pipeline, service: Service): Fact[] {
  const kind = pipeline.kinds.get(service.kind)
  if (!kind) return []
  const facts: Fact[] = []
  if (service.implied && service.model !== null) facts.push({ title: 'Model', text: service.model })
  const { input, output } = kind.call
  if (kind.role === 'flow' && input.length + output.length > 0)
    facts.push({ title: 'Data', text: `${anyOf(input)} → ${anyOf(output)}` })
  const users = pipeline.uses.filter(([, to]) => to === service.name).map(([from]) => from)
  if (users.length > 0) facts.push({ title: 'Used by', text: users.join(', ') })
  facts.push({ title: 'Runs on', text: platformsOf(kind) })
  facts.push({ title: 'Compose', text: inCompose(service, pipeline) })
  facts.push({ title: 'GMC', text: inGmc(declared, pipeline, service) })
  facts.push({ title: 'Python', text: inPython(declared, service) })
  return facts
}

function anyOf(types: readonly string[]): string {
  return types.length === 0 ? 'anything' : types.join(' or ')
}

function platformsOf({ variants, container }: Kind): string {
  if (!container) return 'whatever its image runs on'
  const others = Object.keys(variants).filter((platform) => platform !== 'xeon')
  return others.length === 0 ? 'xeon (CPU)' : `xeon, ${others.join(', ')}`
}

function inCompose({ remote, image, declared, port, endpoint }: Service, { application }: Pipeline): string {
  if (remote) return `runs elsewhere, reached at ${endpoint}`
  const own = image && /^opea\/([^:@]+)$/.exec(image)?.[1]
  const full = own && !declared.image ? `${application.registry}/${own}:${application.tag}` : image
  const shown = declared.port === undefined ? '' : `, on port ${port} of the host`
  return full ? `${full}${shown}` : 'needs an image'
}

function inGmc(declared: Pipeline, pipeline: Pipeline, service: Service): string {
  if (service.remote) return `reached at ${service.endpoint}`
  const there = realise(declared, 'gmc').pipeline
  const found = there.services.find(({ name }) => name === service.name)
  if (!found) {
    const users = pipeline.links.filter(({ to }) => to === service.name)
    const other = there.links.find(({ from, slot }) =>
      users.some((use) => use.from === from && use.slot === slot),
    )
    return other ? `${other.to} instead` : 'nothing'
  }
  const kind = there.kinds.get(found.kind)
  const steps = kind?.gmc?.steps
  if (!steps) return 'GMC has no step for it'
  const step = found.platform === 'rocm' ? undefined : (steps[found.platform] ?? steps.xeon)
  if (!step) return `no step on ${found.platform}`
  return found.kind === service.kind ? `step ${step}` : `step ${step}, as ${found.kind}`
}

function inPython(declared: Pipeline, service: Service): string {
  if (service.remote) return `called at ${service.endpoint}`
  if (service.role !== 'flow') return 'no part of the program; it must run beside it'
  const there = realise(declared, 'python').pipeline.services.find(({ name }) => name === service.name)
  const kind = there && declared.kinds.get(there.kind)
  if (!there || !kind) return 'nothing'
  if (!kind.call.adapter && kind.id !== 'custom') return 'cannot be called from the flow'
  const at = `called at port ${service.declared.port ?? kind.call.hostPort ?? kind.call.port}`
  return there.kind === service.kind ? at : `${at}, as ${there.kind}`
}
