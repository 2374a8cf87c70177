// Pieces that several kinds share: variables, health checks, what a container needs for an accelerator.
// Data like everything in this folder, from OPEA's compose files; health checks as docker compose ran them.

import type { Health, Variable, Variant } from '../kind'

/** The service stops without a token, or its default model has restricted access. */
export const TOKEN_REQUIRED = {
  name: 'HF_TOKEN',
  secret: true,
  required: true,
  help: 'Hugging Face access token. The service does not start without one.',
} satisfies Variable

export const TOKEN = {
  name: 'HF_TOKEN',
  secret: true,
  required: false,
  help: 'Hugging Face access token. Needed for models with restricted access.',
} satisfies Variable

/** Any text counts as yes, even "False": so it has no value of its own. */
export const LOGFLAG = {
  name: 'LOGFLAG',
  help: 'Any text turns verbose logging on, even "False". Leave it unset to keep it off.',
} satisfies Variable

/** OAuth in front of a model server: embedding and llm wrappers ask for a token with these. */
export const OAUTH = [
  { name: 'TOKEN_URL', help: 'Where to get a token for a model server protected by OAuth.' },
  { name: 'CLIENTID', help: 'Client id for TOKEN_URL.' },
  { name: 'CLIENT_SECRET', secret: true, help: 'Client secret for TOKEN_URL.' },
] satisfies Variable[]

/** Downloads by Python's huggingface_hub, as OPEA's compose files set them. */
export const HUB = [
  { name: 'HF_HUB_DISABLE_PROGRESS_BARS', value: '1', help: '1: no progress bars in the log.' },
  { name: 'HF_HUB_ENABLE_HF_TRANSFER', value: '0', help: '1: faster downloads that cannot be resumed.' },
] satisfies Variable[]

/** OPEA's own Python images without curl: embedding, retriever, reranking, llm-*, guardrails. */
export const WRAPPER_HEALTH = {
  get: '/v1/health_check',
  with: 'python',
  every: 10,
  timeout: 10,
  retries: 60,
} satisfies Health

/** For images without a client of their own, where OPEA's files only sleep: somebody answers at the port. */
export function listens(port: number): Health {
  const run = ['CMD-SHELL', `bash -c ':> /dev/tcp/127.0.0.1/${port}' || exit 1`]
  return { run, every: 10, timeout: 5, retries: 30 }
}

/** Gaudi: the accelerator itself (runtime, devices) is written by each target in its own way. */
export const GAUDI = {
  accelerator: 'gaudi',
  capabilities: ['SYS_NICE'],
  ipc: 'host',
} satisfies Variant

export const HABANA = [
  {
    name: 'HABANA_VISIBLE_DEVICES',
    value: 'all',
    help: 'Which Gaudi cards the service may take: "all", or module ids such as "0,1".',
  },
  {
    name: 'OMPI_MCA_btl_vader_single_copy_mechanism',
    value: 'none',
    help: 'Must be "none" in a container without ptrace rights.',
  },
] satisfies Variable[]

export const ROCM = {
  accelerator: 'rocm',
  devices: ['/dev/kfd:/dev/kfd', '/dev/dri:/dev/dri'],
  capabilities: ['SYS_PTRACE'],
  groups: ['video'],
  security: ['seccomp:unconfined'],
  ipc: 'host',
} satisfies Variant
