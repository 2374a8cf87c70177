// The application's own keys: its names in the cluster, and what GMC's router decides by itself.

import { isTyped } from '../../gmc/spelling'
import { ROUTER_PORT } from '../../gmc/steps'
import type { Application } from '../../pipeline/pipeline'
import type { Finding, Path } from '../../text/diagnostic'
import { characters } from './texts'

/** Findings: `gmc-namespace`, `gmc-characters`, `gmc-name`, `gmc-router-port`, `gmc-endpoint`, `gmc-images`. */
export function applicationLimits(application: Application, names: ReadonlyMap<string, string>): Finding[] {
  return [
    ...namespace(application),
    ...name(application, names),
    ...port(application),
    ...endpoint(application),
    ...images(application),
  ]
}

function keyPath({ declared }: Application, key: string): Path {
  return declared.has(key) ? ['opea_mega_service', key] : ['opea_mega_service']
}

function namespace(application: Application): Finding[] {
  const { namespace: text, declared } = application
  const path = keyPath(application, declared.has('namespace') ? 'namespace' : 'name')
  const isLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
  const found = characters(text, path)
  if (found.length > 0 || (isLabel && !isTyped(text))) return found
  const message = isLabel
    ? `YAML reads \`${text}\` as something else than a text, and GMC’s template for its router does not quote its namespace.`
    : `\`${text}\` cannot name a namespace: only lower-case letters, digits and \`-\` inside, up to 63.`
  const hint = isLabel ? `Give another one by \`namespace\`, such as \`opea-${text}\`.` : undefined
  return [{ code: 'gmc-namespace', severity: 'error', message, ...(hint ? { hint } : {}), path }]
}

/** Events of a Deployment of this name would be taken for the connector's own. */
function name(application: Application, names: ReadonlyMap<string, string>): Finding[] {
  if (![...names.values()].some((one) => `${one}-deployment` === application.name)) return []
  const message = `GMC calls a Deployment \`${application.name}\` too, and would look at everything again at each of its changes.`
  return [{ code: 'gmc-name', severity: 'warning', message, path: keyPath(application, 'name') }]
}

function port(application: Application): Finding[] {
  if (!application.declared.has('port') || application.port === ROUTER_PORT) return []
  const message = `GMC’s router answers on port ${ROUTER_PORT} inside the cluster; a port of the host is not published.`
  return [{ code: 'gmc-router-port', severity: 'info', message, path: keyPath(application, 'port') }]
}

/** Any path reaches the flow, but those which the router keeps for itself. */
function endpoint(application: Application): Finding[] {
  const { endpoint: path } = application
  if (path !== '/dataprep' && path !== '/ui' && !path.startsWith('/assets/')) return []
  const message = `GMC’s router keeps \`${path}\` for itself; the flow answers on every other path.`
  return [{ code: 'gmc-endpoint', severity: 'warning', message, path: keyPath(application, 'endpoint') }]
}

function images(application: Application): Finding[] {
  return ['registry', 'tag']
    .filter((key) => application.declared.has(key))
    .map((key) => ({
      code: 'gmc-images',
      severity: 'info',
      message: `GMC’s own manifests say which images run, so \`${key}\` is left out.`,
      path: keyPath(application, key),
    }))
}
