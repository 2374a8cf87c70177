// What a person calls the families of kinds, and the tokens of their colours: for palette, canvas and inspector.

import type { Family } from '../../core/catalog/kind'

export const FAMILY_TITLES: Record<Family, string> = {
  retrieval: 'Retrieval',
  models: 'Models',
  guardrails: 'Guardrails',
  media: 'Speech and images',
  data: 'Queries and graphs',
  servers: 'Model servers',
  stores: 'Stores',
  side: 'Beside the flow',
  other: 'Other',
}

export const FAMILY_COLOURS: Record<Family, string> = {
  retrieval: 'flow',
  models: 'model',
  guardrails: 'guard',
  media: 'model',
  data: 'flow',
  servers: 'model',
  stores: 'store',
  side: 'side',
  other: 'text-2',
}
