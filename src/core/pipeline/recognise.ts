// Other kinds of YAML that people paste by mistake or for import, told by their keys.

import type { Finding } from '../text/diagnostic'
import type { Document } from '../yaml/document'
import { pairsOf } from '../yaml/look-up'

const CONNECTOR = 'a GMConnector'

/** Where to go from a document that is no pipeline. */
export const BEGIN = '`megaflow templates` lists pipelines to start from.'

/** What a document without `opea_micro_services` is instead; null when it looks like nothing known. Finding: `other-format`. */
export function recogniseOther(keys: ReadonlySet<string>, kind: string): Finding | null {
  const what = recognised(keys, kind)
  if (!what) return null
  const isConnector = what === CONNECTOR
  return {
    code: 'other-format',
    severity: 'error',
    message: `This looks like ${what}, not like a pipeline: there is no \`opea_micro_services\`.`,
    hint: isConnector
      ? 'Paste or drop it onto the page, or `megaflow import FILE`: then it becomes one.'
      : BEGIN,
    path: [],
  }
}

/** The same of a whole document, in words. */
export function otherFormat(document: Document): string | null {
  const pairs = document.root && pairsOf(document, { node: document.root, base: 0 })
  const kind = pairs?.find(({ key }) => key === 'kind')?.value.node
  return (
    pairs && recognised(new Set(pairs.map(({ key }) => key)), kind?.type === 'scalar' ? kind.written : '')
  )
}

function recognised(keys: ReadonlySet<string>, kind: string): string | null {
  if (keys.has('apiVersion') && keys.has('kind'))
    return kind === 'GMConnector' ? CONNECTOR : 'a Kubernetes manifest'
  if (keys.has('micro_services') || keys.has('mega_service'))
    return 'a mega.yaml of the OPEA exporter (containers without a flow)'
  if (keys.has('services')) return 'a docker compose file'
  return null
}
