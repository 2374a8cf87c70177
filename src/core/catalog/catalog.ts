// The one table of kinds, and how a service's kind is found when its document does not say.

import type { Kind } from './kind'
import { CUSTOM } from './kinds/custom'
import { DATAPREP } from './kinds/dataprep'
import { DETECTORS } from './kinds/detectors'
import { EMBEDDING } from './kinds/embedding'
import { FINETUNING } from './kinds/finetuning'
import { GUARDRAILS } from './kinds/guardrails'
import { IMAGES } from './kinds/images'
import { LLM } from './kinds/llm'
import { PROMPTS } from './kinds/prompts'
import { QUERIES } from './kinds/queries'
import { RECORD_KEEPERS } from './kinds/records'
import { RERANKING } from './kinds/reranking'
import { RETRIEVER } from './kinds/retriever'
import { SPEECH } from './kinds/speech'
import { STORES } from './kinds/stores'
import { TASKS } from './kinds/tasks'
import { VISION } from './kinds/vision'
import { WEB } from './kinds/web'

/** Within a group of the palette kinds stand in this order. */
export const CATALOG: readonly Kind[] = [
  ...LLM,
  ...TASKS,
  ...EMBEDDING,
  ...RETRIEVER,
  ...WEB,
  ...RERANKING,
  ...GUARDRAILS,
  ...DETECTORS,
  ...SPEECH,
  ...VISION,
  ...IMAGES,
  ...QUERIES,
  ...STORES,
  ...DATAPREP,
  ...PROMPTS,
  ...RECORD_KEEPERS,
  ...FINETUNING,
  ...CUSTOM,
]

const BY_ID: ReadonlyMap<string, Kind> = new Map(CATALOG.map((kind) => [kind.id, kind]))

/** The catalog, then a document's own kinds. Of two with one id the catalog's counts; `readKinds` tells. */
export function kindsById(extra: readonly Kind[] = []): ReadonlyMap<string, Kind> {
  if (extra.length === 0) return BY_ID
  const kinds = new Map(BY_ID)
  for (const kind of extra) if (!kinds.has(kind.id)) kinds.set(kind.id, kind)
  return kinds
}

export type Inferred = { kind: string; origin: 'name' | 'endpoint' | 'fallback' }

/** The kind of a service by its name or an alias of it, else by the path of its endpoint, else `custom`. */
export function inferKind(name: string, endpoint: string | null, kinds: ReadonlyMap<string, Kind>): Inferred {
  const { byAlias, byPath } = lookup(kinds)
  const named = kinds.has(name) ? name : byAlias.get(name)
  if (named !== undefined) return { kind: named, origin: 'name' }
  const answering = endpoint === null ? undefined : byPath.get(pathOf(endpoint))
  if (answering !== undefined) return { kind: answering, origin: 'endpoint' }
  return { kind: 'custom', origin: 'fallback' }
}

type Lookup = { byAlias: Map<string, string>; byPath: Map<string, string> }

// asked for each service at each key press: built once per set of kinds
const lookups = new WeakMap<ReadonlyMap<string, Kind>, Lookup>()

function lookup(kinds: ReadonlyMap<string, Kind>): Lookup {
  const known = lookups.get(kinds)
  if (known) return known
  const byAlias = new Map<string, string>()
  const byPath = new Map<string, string>()
  // the catalog before a document's own kinds, and in both the primary ones first: the first one stays
  const inOrder = [...kinds.values()].sort((a, b) => rank(a) - rank(b))
  for (const { id, aliases, call } of inOrder) {
    for (const alias of aliases ?? []) if (!byAlias.has(alias)) byAlias.set(alias, id)
    // a bare / says nothing
    if (call.endpoint !== null && call.endpoint !== '/' && !byPath.has(call.endpoint))
      byPath.set(call.endpoint, id)
  }
  const made = { byAlias, byPath }
  lookups.set(kinds, made)
  return made
}

function rank(kind: Kind): number {
  return (BY_ID.get(kind.id) === kind ? 0 : 1) + (kind.primary ? 0 : 2)
}

// `URL` is not in the language itself, and would refuse `${HOST}`: cut off scheme and host, then query and
// closing slash, by hand. A path loses nothing but the latter.
function pathOf(endpoint: string): string {
  const path = endpoint.replace(/^(?:[A-Za-z][\w+.-]*:\/\/)?(?:\$\{[^{}]*\}|[^/?#])*/, '')
  return path.replace(/[?#].*$/s, '').replace(/(?<=.)\/$/, '')
}
