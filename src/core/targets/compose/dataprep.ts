// The service that takes documents in, where a person can reach it.

import type { Plan } from '../../plan/plan'

export type Dataprep = { label: string; port: number; published: number; endpoint: string }

/** null where there is none, or none that takes plain files. */
export function dataprepOf({ units }: Plan): Dataprep | null {
  for (const { label, port, published, kind, service } of units) {
    const { endpoint } = kind.call
    if (service.role === 'side' && kind.id === 'dataprep' && published !== null && endpoint !== null)
      return { label, port, published, endpoint }
  }
  return null
}
