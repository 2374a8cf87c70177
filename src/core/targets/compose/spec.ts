// The keys of the Compose specification that we write (compose-spec.io), each value with or without notes for the
// printer. In tests what is printed is held against the specification's own schema.

import type { May } from '../../yaml/print'
import type { Verbatim } from '../../yaml/spell'

type Text = May<string> | Verbatim
/** Verbatim: an alias, or `!reset`. */
type Texts = May<string[]> | Verbatim

/** `<<` is an alias; null is passed through from the shell. */
export type Variables = Record<string, May<string | null> | Verbatim>

export type Healthcheck = {
  test: May<string[]>
  interval: string
  timeout: string
  retries: number
  start_period?: string
}

export type Deploy = {
  replicas?: May<number>
  resources?:
    | Verbatim
    | May<{
        limits?: { cpus?: string; memory?: string }
        reservations?: { devices: May<{ driver: string; count: number; capabilities: string[] }>[] }
      }>
}

export type ComposeService = {
  '<<'?: Verbatim
  image?: May<string>
  runtime?: Text
  entrypoint?: Texts
  command?: Texts
  ports?: Texts
  labels?: May<Record<string, string>>
  configs?: May<{ source: string; target: string }>[]
  depends_on?: Record<string, May<{ condition: 'service_healthy' | 'service_started' }>>
  environment?: Variables
  extra_hosts?: Texts
  volumes?: Texts
  shm_size?: Text
  devices?: Texts
  cap_add?: Texts
  group_add?: Texts
  security_opt?: Texts
  ipc?: Text
  deploy?: Deploy
  healthcheck?: Healthcheck | { interval: string }
  restart?: May<string>
}

type Configs = Record<string, { content: May<string> }>

export type ComposeFile = {
  name: May<string>
  'x-proxy': May<Variables>
  services: May<Record<string, May<ComposeService>>>
  volumes?: May<Record<string, null>>
  configs: May<Configs> | undefined
}

/** A file that is laid over another: it says only what differs. */
export type MockFile = {
  'x-stub': May<ComposeService>
  services: May<Record<string, May<ComposeService>>>
  configs: May<Configs> | undefined
}
