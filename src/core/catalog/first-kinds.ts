// What the page knows before anything else has come: the kinds of ChatQnA, which a first visit shows. The whole catalog
// follows after the first paint, because a first node should not wait for the kinds of avatars.

import type { Kind } from './kind'
import { CUSTOM } from './kinds/custom'
import { DATAPREP } from './kinds/dataprep'
import { EMBEDDING } from './kinds/embedding'
import { LLM } from './kinds/llm'
import { REDIS } from './kinds/redis'
import { RERANKING } from './kinds/reranking'
import { RETRIEVER } from './kinds/retriever'

export const FIRST_KINDS: readonly Kind[] = [
  ...LLM,
  ...EMBEDDING,
  ...RETRIEVER,
  ...RERANKING,
  ...REDIS,
  ...DATAPREP,
  ...CUSTOM,
]
