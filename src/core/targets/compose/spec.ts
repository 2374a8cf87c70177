// The keys of the Compose specification that we write (compose-spec.io), each value with or without notes for the
// printer. In tests what is printed is held against the specification's own schema.

import type { May } from '../../yaml/print'
import type { Verbatim } from '../../yaml/spell'

type Texts = May<string[]>

/** `<<` is an alias; null is passed through from the shell. */
export type Variables = Record<string, May<string | null> | Verbatim>

export type Healthcheck = {
  test: Texts
  interval: string
  timeout: string
  retries: number
  start_period?: string
}

export type Deploy = {
  replicas?: May<number>
  resources?: May<{
    limits?: { cpus?: string; memory?: string }
    reservations?: { devices: May<{ driver: string; count: number; capabilities: string[] }>[] }
  }>
}

export type ComposeService = {
  image?: May<string>
  runtime?: May<string>
  entrypoint?: Texts
  command?: Texts
  ports?: Texts
  labels?: May<Record<string, string>>
  configs?: May<{ source: string; target: string }>[]
  depends_on?: Record<string, May<{ condition: 'service_healthy' | 'service_started' }>>
  environment?: Variables
  extra_hosts?: Texts
  volumes?: Texts
  shm_size?: May<string>
  devices?: Texts
  cap_add?: Texts
  group_add?: Texts
  security_opt?: Texts
  ipc?: May<string>
  deploy?: Deploy
  healthcheck?: Healthcheck
  restart?: May<string>
}

export type ComposeFile = {
  name: May<string>
  'x-proxy': May<Variables>
  services: May<Record<string, May<ComposeService>>>
  volumes?: May<Record<string, null>>
  configs: May<Record<string, { content: May<string> }>>
}
