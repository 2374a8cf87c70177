// All stores, the most used first: where documents, vectors, graphs and histories are kept.

import type { Kind } from '../kind'
import { DOCUMENT_STORES } from './document-stores'
import { MILVUS } from './milvus'
import { REDIS } from './redis'
import { SQL_STORES } from './sql-stores'
import { VECTOR_STORES } from './vector-stores'

export const STORES: readonly Kind[] = [
  ...REDIS,
  ...VECTOR_STORES,
  ...MILVUS,
  ...SQL_STORES,
  ...DOCUMENT_STORES,
]
