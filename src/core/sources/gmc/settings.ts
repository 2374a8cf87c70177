// What the configuration of a step says, as keys of the document.

import { CATALOG } from '../../catalog/catalog'
import { kindsById } from '../../catalog/infer'
import type { Kind, Platform } from '../../catalog/kind'
import { SERVICE_KEYS } from '../../gmc/steps'
import { withoutSecret } from '../../pipeline/secrets'
import type { Path } from '../../text/diagnostic'
import type { Notes } from './notes'
import type { Imported } from './services'

/** Models in GMC's own manifests (microservices-connector/config/manifests), by the kind that they serve. */
const MANIFEST_MODELS: Record<string, string> = {
  Tgi: 'Intel/neural-chat-7b-v3-3',
  TgiGaudi: 'Intel/neural-chat-7b-v3-3',
  TgiNvidia: 'Intel/neural-chat-7b-v3-3',
  TeiEmbedding: 'BAAI/bge-base-en-v1.5',
  TeiEmbeddingGaudi: 'BAAI/bge-base-en-v1.5',
  TeiReranking: 'BAAI/bge-reranker-base',
  Whisper: 'openai/whisper-small',
  WhisperGaudi: 'openai/whisper-small',
}

/** Of the first version of GMC, as in OPEA's RFC; today's takes them for variables that nobody reads. */
const FORMER_KEYS = new Set(['gmcTokenSecret', 'hostPath', 'modelId', 'IndexName'])

/** `linked`: keys that name a service, which `uses` says. */
export function settle(service: Imported, linked: ReadonlySet<string>, platform: Platform, notes: Notes) {
  const { step, kind, said } = service
  const path = [...step.path, 'internalService', 'config']
  const config = new Map(step.internal?.config ?? [])
  endpoint(service, config.get('endpoint'), notes)
  said.platform = ownPlatform(step.name, kind, platform)
  said.model = modelOf(service, config)
  const left = [...config].filter(
    ([key, value]) =>
      !['endpoint', 'nodes', kind?.gmc?.model].includes(key) &&
      !linked.has(key) &&
      !isUsualIndex(key, value, kind),
  )
  const former = left.map(([key]) => key).filter((key) => FORMER_KEYS.has(key))
  if (former.length > 0) tellFormer(service, former, [...path, former[0]!], notes)
  const variables = left.filter(([key]) => {
    const isUseless = kind?.gmc !== undefined && SERVICE_KEYS.has(key)
    if (isUseless) notes.comment(service.name, `${key} is left out: ${kind.id} calls no such server.`)
    return !isUseless && !FORMER_KEYS.has(key)
  })
  if (variables.length === 0) return
  said.environment = Object.create(null) as Record<string, string>
  for (const [key, value] of variables)
    said.environment[key] = variable(key, value, service, [...path, key], notes)
}

function tellFormer({ name, said }: Imported, keys: readonly string[], path: Path, notes: Notes) {
  const names = keys.map((key) => `\`${key}\``).join(', ')
  const isModel = keys.includes('modelId') && said.model !== undefined
  const message = `${names}: GMC has no such ${keys.length === 1 ? 'key' : 'keys'} any more, and makes variables of them that nobody reads.`
  notes.tell('import-former-key', 'warning', isModel ? `${message} The model is kept.` : message, path, name)
}

function endpoint({ kind, step, said, name }: Imported, written: string | undefined, notes: Notes) {
  // the path of a server is called by nobody: its callers append their own
  if (!kind || kind.role === 'backing') {
    if (!kind && written?.startsWith('/')) said.endpoint = written
    return
  }
  const usual = kind.gmc?.endpoint ?? kind.call.endpoint
  if (written === usual || (step.internal?.isDownstream === true && written === undefined)) return
  const path = [...step.path, 'internalService']
  if (written?.startsWith('/')) said.endpoint = written
  if (written === undefined || written === kind.call.endpoint) {
    const message =
      written === undefined
        ? `GMC would call \`${name}\` without a path; here it is called at ${usual}.`
        : `GMC’s own image answers on ${usual}, not on ${written}; exported to GMC again, the former is written.`
    notes.tell(
      'import-endpoint',
      'info',
      message,
      written === undefined ? path : [...path, 'config', 'endpoint'],
      name,
    )
  }
}

/** The platform of a step that is not what its kind has on the pipeline's. */
function ownPlatform(step: string, kind: Kind | null, platform: Platform): Platform | undefined {
  const steps = kind?.gmc?.steps
  const usual = platform === 'rocm' ? undefined : steps?.[platform]
  if (!steps || (usual ?? steps.xeon) === step) return undefined
  return (['xeon', 'gaudi', 'nvidia'] as const).find((one) => steps[one] === step)
}

/** As it is written, else what the manifest has, where the catalog's default is another. */
function modelOf({ step, kind }: Imported, config: ReadonlyMap<string, string>): string | undefined {
  if (!kind?.model || kind.gmc?.model === undefined) return undefined
  const written = config.get(kind.gmc.model) ?? config.get('modelId')
  return written === undefined ? MANIFEST_MODELS[step.name] : unescaped(written)
}

/** The index that every store has unless somebody says otherwise. */
function isUsualIndex(key: string, value: string, kind: Kind | null): boolean {
  if (!kind || (key !== kind.gmc?.index && !(kind.gmc?.index && key === 'IndexName'))) return false
  const stores = kind.slots.flatMap((slot) => slot.kinds.map((id) => kindsById(CATALOG).get(id)))
  return stores.some((store) => store?.gmc && store.index?.default === value)
}

/** Kubernetes makes `$` of `$$`. */
function unescaped(value: string): string {
  return value.replaceAll('$$', () => '$')
}

/** Kubernetes puts variables in for `$(NAME)`, which nothing else does. */
function variable(key: string, value: string, { name }: Imported, path: Path, notes: Notes): string {
  const safe = withoutSecret(key, value, key)
  if (safe !== null) {
    notes.tell(
      'import-secret',
      'warning',
      `The value of \`${key}\` looks like a secret, so it was replaced by the reference ${safe}.`,
      path,
      name,
      'For GMC put it into the ConfigMap extra-env-config of the namespace.',
    )
    return safe
  }
  const plain = unescaped(value)
  const isExpanded = /(?<!\$)(?:\$\$)*\$\([A-Za-z_.-][\w.-]*\)/.test(value)
  if (isExpanded || plain.includes('${')) {
    const message = isExpanded
      ? `Kubernetes puts other variables into the value of \`${key}\`; here \`$(…)\` means itself.`
      : `In the value of \`${key}\` \`\${…}\` means itself in a cluster; here it refers to a variable.`
    notes.tell('import-variable', 'warning', message, path, name)
  }
  return plain
}
