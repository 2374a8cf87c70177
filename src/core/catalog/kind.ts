// What a catalog entry is: plain data without functions, so that it survives a trip through JSON,
// can be written as YAML under `x-kinds`, and is read alike by palette, form, schema, checks and targets.
//
// Strings of a container may hold, besides `${NAME}` and `${NAME:-default}` (left to the reader of the export):
//   {model} {port} {host}                 the service's own model, container port and name in the network
//   {user} {password} {database}          what its `login` says
//   {url:SLOT} {host:SLOT} {port:SLOT}    where the service that fills SLOT is reached
//   {model:SLOT} {index:SLOT}             its model; the name of the index in that store
//   {user:SLOT} {password:SLOT} {database:SLOT}
//   {reached} {reached:SLOT}              where a browser on the host reaches the application, and who fills SLOT

/** With the property, and the slot where there is one. `${model}` is a variable of the reader's. */
export const PLACEHOLDER =
  /(?<!\$)\{(url|host|port|model|index|user|password|database|reached)(?::([^{}]*))?\}/g

export const PLATFORMS = ['xeon', 'gaudi', 'nvidia', 'rocm'] as const
export type Platform = (typeof PLATFORMS)[number]

/** flow: stands in `mega_flow`; backing: called by other services; side: runs beside the flow (dataprep, …). */
export type Role = 'flow' | 'backing' | 'side'

/** Groups of the palette, in its order. */
export const FAMILIES = [
  'retrieval',
  'models',
  'guardrails',
  'media',
  'data',
  'servers',
  'stores',
  'side',
  'other',
] as const
export type Family = (typeof FAMILIES)[number]

export type Kind = {
  id: string
  title: string
  role: Role
  family: Family
  icon: string
  /** One or two sentences for a person: what it does, what it reads and answers. */
  help: string
  /** Where the facts come from: a path in OPEA's repositories, or a sentence. */
  source: string
  /** Other names of services that mean this kind. */
  aliases?: string[]
  /** Where several kinds answer on one endpoint, the one that the endpoint alone means. */
  primary?: boolean
  call: Call
  /** null: it has no image of its own (`custom`), so a document must give one, or a remote endpoint. */
  container: Container | null
  /** A model that it serves itself. */
  model?: { variable: string; default: string; gated?: boolean }
  slots: Slot[]
  /** Kinds whose slots it fills besides its own, because its server is the same (`tei-embed`: `tei-embedding`). */
  provides?: string[]
  /** The only platforms that it runs on; absent: all, on the CPU where there is no variant. */
  platforms?: Platform[]
  /** What differs per platform. Empty: the same container everywhere, on CPU by nature. */
  variants: Partial<Record<Platform, Variant>>
  /** A store: the variable and default of the index name which writers and readers must agree on. */
  index?: { variable: string; default: string }
  /** A store that its retriever searches by words instead of a vector, so that such a retriever may begin a flow. */
  askedInWords?: boolean
  /** What its callers log in with. A password is a reference, whose default only a store of this export has. */
  login?: { user?: string; password?: { variable: string; default?: string }; database?: string }
  /** GiB that it takes on a CPU with its default model, from and to, where that was measured. */
  memory?: [number, number]
  /** It is never deployed: the URL of the provider, where the document gives no other. */
  hosted?: string
  /** The kind that stands for this one in a target that lacks it: `{ gmc: 'llm' }`. */
  realisedAs?: Partial<Record<'compose' | 'gmc' | 'python', string>>
  /** Facts of the GenAI Microservice Connector; absent: it has no step type there. */
  gmc?: GmcFacts
}

export type Call = {
  /** Scheme of its URL. */
  protocol: 'http' | 'https' | 'redis' | 'postgresql' | 'mariadb' | 'bolt' | 'mongodb' | 'tcp'
  /** The port inside the container. */
  port: number
  /** The path; null for what is not called over HTTP by path. */
  endpoint: string | null
  /** The URL for callers, where protocol, host and port do not say all; a remote one's is as it is written. */
  url?: string
  /** The usual port on the host: proposed for side services, assumed by the Python target. */
  hostPort?: number
  /** Names of datatypes, to tell which services fit one after the other. Empty: anything. */
  input: string[]
  output: string[]
  /** How the Python megaservice calls it; absent: it cannot stand in a flow. */
  adapter?: string
}

export type Container = {
  /** `opea/NAME` without a tag follows `registry` and `tag`; everything else stands as it is. */
  image: string
  /** false: OPEA has its sources, and publishes no image. */
  published?: boolean
  entrypoint?: string[]
  command?: string[]
  environment?: Variable[]
  /** `NAME:/path` is a volume of the service's own; a source with a `/` or a `$` is a place on the host. */
  volumes?: string[]
  shm?: string
  security?: string[]
  health: Health | null
  /** unless-stopped for OPEA's own services; absent for the rest. */
  restart?: 'unless-stopped' | 'always'
}

/** A container's differences on one platform. Lists replace; environment is merged by name. */
export type Variant = Partial<Omit<Container, 'health'>> & {
  health?: Partial<Health>
  port?: number
  accelerator?: 'gaudi' | 'nvidia' | 'rocm'
  devices?: string[]
  capabilities?: string[]
  groups?: string[]
  ipc?: 'host'
  source?: string
}

export type Variable = {
  name: string
  /** Absent: not set unless the document sets it. */
  value?: string
  /**
   * true: the service stops, or does nothing useful, without it. false: passed through when it is set.
   * Absent: left alone unless the document sets it.
   */
  required?: boolean
  /** Only ever written as a reference: `${NAME}`. */
  secret?: boolean
  help?: string
}

export type Health = (
  | { get: string; with: 'curl' | 'python' } // an HTTP path, asked from inside the container
  | { run: string[] } // a command of its own; first word CMD or CMD-SHELL; `$NAME` is the container's variable
) & {
  /** Seconds. */
  every: number
  timeout: number
  retries: number
  startAfter?: number
}

export type Slot = {
  name: string
  help: string
  /** Kinds that fill it, the preferred first. */
  kinds: string[]
  required: boolean
  /** It is there only where one of these kinds fills another slot. */
  only?: { slot: string; kinds: string[] }
  many?: boolean
  /** The `model` of the caller is the model of the server in this slot. */
  model?: boolean
  /** Set whichever kind fills it. */
  environment?: Variable[]
  /** Set for one filling kind: a component name, hosts and ports. */
  by?: Record<string, Variable[]>
  /** How the Python megaservice calls the service where one of these kinds fills the slot, instead of `call.adapter`. */
  adapters?: Record<string, string>
}

export type GmcFacts = {
  /** Step name per platform. */
  steps: Partial<Record<'xeon' | 'gaudi' | 'nvidia', string>>
  /** The Service's port in GMC's own manifest; it cannot be set from the custom resource. */
  port: number
  /** Path to append when the document gives none. */
  endpoint?: string
  /** Slot → config key that the controller rewrites into a URL. */
  slots?: Record<string, string>
  /** Config key of the model. */
  model?: string
  /** Config key of the index name, for kinds that use a store. */
  index?: string
}
