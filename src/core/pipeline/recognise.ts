// Other kinds of YAML that people paste by mistake or for import, told by their keys.

import type { Finding } from '../text/diagnostic'

/** Where to go from a document that is no pipeline. */
export const BEGIN = '`megaflow templates` lists pipelines to start from.'

/** What a document without `opea_micro_services` is instead; null when it looks like nothing known. */
export function recogniseOther(keys: ReadonlySet<string>, kind: string): Finding | null {
  const what = recognised(keys, kind)
  if (!what) return null
  return {
    code: 'other-format',
    severity: 'error',
    message: `This looks like ${what}, not like a pipeline: there is no \`opea_micro_services\`.`,
    hint: BEGIN,
    path: [],
  }
}

function recognised(keys: ReadonlySet<string>, kind: string): string | null {
  if (keys.has('apiVersion') && keys.has('kind'))
    return kind === 'GMConnector' ? 'a GMConnector' : 'a Kubernetes manifest'
  if (keys.has('micro_services') || keys.has('mega_service'))
    return 'a mega.yaml of the OPEA exporter (containers without a flow)'
  if (keys.has('services')) return 'a docker compose file'
  return null
}
