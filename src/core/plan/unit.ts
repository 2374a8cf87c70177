// One container of a plan, with all that a target prints of it.

import type { Container, Health, Kind } from '../catalog/kind'
import type { Service } from '../pipeline/pipeline'
import type { Text } from '../pipeline/substitution'
import type { Path } from '../text/diagnostic'
import type { PlannedVariable } from './environment'

/** One container to deploy. */
export type Unit = {
  service: Service
  kind: Kind
  /** Its name in the target's network. */
  label: string
  image: Text
  entrypoint: string[] | null
  command: Text[]
  environment: PlannedVariable[]
  /** The port inside the container, and the one of the host, where it is published. */
  port: number
  published: number | null
  volumes: string[]
  shm: string | null
  health: Health | null
  restart: Container['restart'] | null
  accelerator: 'gaudi' | 'nvidia' | 'rocm' | null
  devices: string[]
  capabilities: string[]
  groups: string[]
  security: string[]
  ipc: string | null
  /** Names of the services that it calls itself. */
  calls: string[]
  /** Labels of those that must be healthy first. */
  needs: string[]
  path: Path
}
