// What a connector says of itself, as keys of opea_mega_service.

import { PLATFORMS, type Platform } from '../../catalog/kind'
import type { Connector } from '../../gmc/connector'
import { ROUTER } from '../../gmc/steps'
import { APPLICATION, type Notes } from './notes'

export type Applied = { name: string; platform: Platform; namespace?: string }

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Labels that say who wrote the file, or what it is. */
const OWN_LABELS = new Set(['app.kubernetes.io/name', 'app.kubernetes.io/managed-by', 'gmc/platform'])
/** Written by kubectl. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** The keys of opea_mega_service, in its order. Findings: `import-left-out`, for what has no key there. */
export function applicationOf(connector: Connector, value: Record<string, unknown>, notes: Notes): Applied {
  const { name, namespace, router } = connector
  const tell = (message: string, path: string[]) =>
    notes.tell('import-left-out', 'info', message, path, APPLICATION)
  const own = LABEL.test(name) ? name : labelOf(name)
  if (own !== name && name !== '')
    tell(`\`${name}\` cannot name an application; here it is \`${own}\`.`, ['metadata', 'name'])
  if (namespace === '') tell(`It names no namespace; exported again it gets \`${own}\`.`, ['metadata'])
  if (router.serviceName !== '' && router.serviceName !== ROUTER)
    tell(`The router’s Service is called \`${router.serviceName}\`; exported again it is \`${ROUTER}\`.`, [
      'spec',
      'routerConfig',
      'serviceName',
    ])
  const { labels, annotations } = recordOf(value.metadata)
  for (const [what, map] of Object.entries({ labels, annotations })) {
    const left = Object.keys(recordOf(map)).filter((key) => !OWN_LABELS.has(key) && key !== LAST_APPLIED)
    if (left.length > 0) tell(`Left out are the ${what} ${left.join(', ')}.`, ['metadata', what])
  }
  const keys = namespace === '' || namespace === own ? {} : { namespace }
  return { name: own, platform: platformOf(connector, recordOf(labels)['gmc/platform'], notes), ...keys }
}

/** What the label says, else what most steps are for. */
function platformOf({ nodes }: Connector, label: unknown, notes: Notes): Platform {
  const known = PLATFORMS.find((one) => one === label)
  if (known && known !== 'rocm') return known
  const names = nodes.flatMap(({ steps }) => steps.map(({ name }) => name))
  const seen = names.some((name) => name.endsWith('Gaudi'))
    ? 'gaudi'
    : names.some((name) => name.endsWith('Nvidia'))
      ? 'nvidia'
      : 'xeon'
  if (typeof label === 'string') {
    const message = `GMC has no platform \`${label}\`; its steps are those of ${seen}.`
    notes.tell('import-left-out', 'info', message, ['metadata', 'labels', 'gmc/platform'], APPLICATION)
  }
  return seen
}

function labelOf(name: string): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '')
  return label || 'megaservice'
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
