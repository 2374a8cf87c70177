// What a node shows of a service, as flat data: equal data means that nothing has to be drawn again.

import type { Family } from '../../core/catalog/kind'
import type { Pipeline, Service } from '../../core/pipeline/pipeline'
import type { Severity } from '../../core/text/diagnostic'
import type { Problems } from './problems'

export type ServiceData = {
  name: string
  title: string
  kind: string
  icon: string
  family: Family
  /** The second line: its kind, or what else it is. */
  what: string
  /** The third line; nothing where there is none. */
  model: string
  port: string
  implied: boolean
  remote: boolean
  /** May stand in the flow: has the handles at its sides. */
  inFlow: boolean
  /** May use others: has the handle at its foot. */
  canUse: boolean
  count: number
  worst: Severity | null
  messages: string
  /** Accessible name. */
  label: string
  /** Nothing can be changed now. */
  frozen: boolean
}

/** `elsewhere`: what GMC makes of it, where that differs. */
export function serviceData(
  pipeline: Pipeline,
  service: Service,
  problems: Problems | undefined,
  elsewhere: string | undefined,
  more: { frozen: boolean; linked: boolean },
): ServiceData {
  const kind = pipeline.kinds.get(service.kind)
  const { name, implied, remote, role } = service
  // only what the document publishes: a kind's own port can be reached by nobody outside
  const port = service.declared.port === undefined ? '' : String(service.declared.port)
  const title = kind?.title ?? service.kind
  const gmc = elsewhere ? `GMC: ${elsewhere}` : ''
  const own = service.declared.model ?? null
  const model = own ?? (implied ? null : service.model)
  // a kind that the name says already is told by its title
  const what = service.kind === name ? title : service.kind
  const counted = problems
    ? `${problems.count} ${plural(problems)}: ${problems.text.replaceAll('\n', ' ')}`
    : ''
  const label = [
    name,
    title,
    implied ? 'implied' : '',
    remote ? 'remote' : '',
    model ? `model ${model}` : '',
    port ? `port ${port}` : '',
    gmc,
    counted,
  ]
  return {
    name,
    title,
    kind: service.kind,
    icon: kind?.icon ?? 'srv',
    family: kind?.family ?? 'other',
    what: implied ? gmc || 'implied' : remote ? `${service.kind}, remote` : what,
    model: model ? shortModel(model) : '',
    port,
    implied,
    remote,
    // also what stands in a rule by mistake: its edges are drawn
    inFlow: (role === 'flow' && !implied) || more.linked,
    canUse: !implied && !remote && (service.kind === 'custom' || (kind?.slots.length ?? 0) > 0),
    count: problems?.count ?? 0,
    worst: problems?.worst ?? null,
    messages: problems?.text ?? '',
    label: label.filter((part) => part !== '').join(', '),
    frozen: more.frozen,
  }
}

/** `BAAI/bge-base-en-v1.5` without whose it is. */
function shortModel(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1)
}

function plural({ worst, count }: Problems): string {
  return `${worst === 'error' ? 'error' : 'warning'}${count > 1 ? 's' : ''}`
}
