// The keys of the language, once: their types and what they mean. Reading, the JSON Schema, the `set` and
// `configure` gestures and the inspector all follow this table.

type FieldType =
  | 'text'
  | 'integer'
  | 'number'
  | 'texts' // a list of strings
  | 'names' // a list of services
  | 'platform'
  | 'kind'
  | 'reference' // ${NAME}, a secret
  | 'environment'
  | 'resources'
  | 'join'
  | 'flow'

export type Field = { type: FieldType; help: string; min?: number; max?: number }

/** Keys of a service. */
export const SERVICE_FIELDS: Record<string, Field> = {
  kind: { type: 'kind', help: 'The catalog entry. Inferred from the name or the endpoint when absent.' },
  endpoint: {
    type: 'text',
    help: 'A path such as `/v1/embeddings`, or a full URL: then the service runs elsewhere and is never deployed.',
  },
  port: {
    type: 'integer',
    min: 1,
    max: 65535,
    help: 'The port on which a person reaches the service on the host. Inside a target’s own network the kind’s port counts.',
  },
  model: {
    type: 'text',
    help: 'Replaces the kind’s default model. On a caller: the model of the server that it uses.',
  },
  uses: {
    type: 'names',
    help: 'Services that this one calls itself, such as a model server or a store. Not data flow.',
  },
  environment: {
    type: 'environment',
    help: 'Extra environment variables, as a map. Secrets only as references: `${NAME}`.',
  },
  image: { type: 'text', help: 'A container image instead of the kind’s.' },
  args: { type: 'texts', help: 'Appended to the kind’s arguments.' },
  platform: { type: 'platform', help: 'As for the pipeline, for this service alone.' },
  replicas: { type: 'integer', min: 0, help: 'How many containers run.' },
  resources: {
    type: 'resources',
    help: '`cpus` (a number), `memory` (`64Gi`, `512Mi`) and `accelerators` (an integer).',
  },
  condition: {
    type: 'text',
    help: 'When it runs: `key==value` on the request body, `key` for "is present", or `otherwise`.',
  },
  api_key: { type: 'reference', help: 'For remote services: the secret to send, as a reference `${NAME}`.' },
}

/** Keys of a service’s `resources`. */
export const RESOURCE_FIELDS: Record<string, Field> = {
  cpus: { type: 'number', min: 0, help: 'CPU cores.' },
  memory: { type: 'text', help: 'Memory, such as `64Gi` or `512Mi`.' },
  accelerators: { type: 'integer', min: 0, help: 'Accelerator cards.' },
}

/** Keys of `opea_mega_service`. */
export const APPLICATION_FIELDS: Record<string, Field> = {
  name: {
    type: 'text',
    help: 'Names the exported application. Lower-case letters, digits and `-`. Default: `megaservice`.',
  },
  port: { type: 'integer', min: 1, max: 65535, help: 'Published on the host. Default: 8888.' },
  endpoint: { type: 'text', help: 'The path on which the application answers. Default: `/v1/<name>`.' },
  platform: {
    type: 'platform',
    help: 'What it runs on: `xeon`, `gaudi`, `nvidia` or `rocm`. Default: `xeon`.',
  },
  registry: { type: 'text', help: 'Registry of OPEA’s own images. Default: `opea`.' },
  tag: { type: 'text', help: 'Tag of OPEA’s own images. Default: `latest`.' },
  namespace: { type: 'text', help: 'Namespace for Kubernetes targets. Default: the name.' },
  gmc_join: {
    type: 'join',
    help: 'How GMC is to run joins that do not nest: `adapter`, a helper joins the answers, or `recompute`, what several need runs once for each.',
  },
  mega_flow: { type: 'flow', help: 'The rules of the flow, one per item: `a >> (b, c) >> d`.' },
}

/** Keys of the document itself. */
export const DOCUMENT_FIELDS: Record<string, string> = {
  opea_micro_services: 'The services of the pipeline, by name.',
  opea_mega_service: 'The application as a whole, and the flow between its services.',
}
