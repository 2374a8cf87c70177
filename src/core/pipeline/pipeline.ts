// The neutral model: what a document says, in no target's words. It holds paths, never offsets.

import type { Kind, Platform, Role } from '../catalog/kind'
import type { Path } from '../text/diagnostic'
import type { Rule } from './flow'

/** How a kind was found: written down, or inferred from the name or the endpoint, or for want of anything. */
export type KindOrigin = 'written' | 'name' | 'endpoint' | 'fallback' | 'implied'

export type Service = {
  name: string
  /** id of the kind; `custom` when nothing better is known. */
  kind: string
  kindOrigin: KindOrigin
  /** Not in the document: some service needs it, and nothing declared fills the need. */
  implied: boolean
  /** Its endpoint is a URL: it runs elsewhere and is never deployed. */
  remote: boolean
  role: Role
  /** Effective values: what the document says, else what the catalog says. */
  endpoint: string | null
  port: number | null
  model: string | null
  image: string | null
  platform: Platform
  /** Only what the document says. */
  declared: Declared
  path: Path
}

export type Declared = {
  kind?: string
  endpoint?: string
  port?: number
  image?: string
  model?: string
  args?: string[]
  uses?: string[]
  environment?: EnvironmentEntry[]
  platform?: Platform
  replicas?: number
  resources?: { cpus?: number; memory?: string; accelerators?: number }
  condition?: string
  apiKey?: string
}

/** Name and value as they are written; null: passed through from the host. */
export type EnvironmentEntry = { name: string; value: string | null }

export type Application = {
  name: string
  port: number
  endpoint: string
  platform: Platform
  registry: string
  tag: string
  namespace: string
  gmcJoin: 'adapter' | 'recompute' | null
  /** Keys that the document itself sets. */
  declared: ReadonlySet<string>
}

/** One service calls another itself. */
export type Use = {
  from: string
  to: string
  /** The slot of the caller that is filled; null for `custom` callers and for entries that fit none. */
  slot: string | null
  /** Written in `uses`, or found by the rules of the language. */
  declared: boolean
  /** The entry in `uses`, or the calling service. */
  path: Path
}

export type Pipeline = {
  /** Declared services in the order of the document, then implied ones. */
  services: Service[]
  /** Edges of `mega_flow`, each once, in the order of the rules. */
  flow: [from: string, to: string][]
  /** Edges from a caller to what it uses, each once. */
  uses: [from: string, to: string][]
  /** Services that run in the flow, in the order in which the rules name them. */
  flowServices: string[]
  /** `uses` with slots and paths. */
  links: Use[]
  rules: PlacedRule[]
  /** `mega_flow` is there and not null. */
  hasFlow: boolean
  application: Application
  layout: Record<string, [x: number, y: number]>
  /** All kinds that the document can name: the catalog and its own `x-kinds`. */
  kinds: ReadonlyMap<string, Kind>
}

export type PlacedRule = Rule & { path: Path }
