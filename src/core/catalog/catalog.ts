// The one table of kinds.

import type { Kind } from './kind'
import { CUSTOM } from './kinds/custom'
import { DATAPREP } from './kinds/dataprep'
import { DETECTORS } from './kinds/detectors'
import { EMBEDDING } from './kinds/embedding'
import { FINETUNING } from './kinds/finetuning'
import { GUARDRAILS } from './kinds/guardrails'
import { IMAGES } from './kinds/images'
import { LLM } from './kinds/llm'
import { LOCAL_SERVERS } from './kinds/local-servers'
import { MULTIMODAL } from './kinds/multimodal'
import { PAGES } from './kinds/pages'
import { PROMPTS } from './kinds/prompts'
import { QUERIES } from './kinds/queries'
import { RECORD_KEEPERS } from './kinds/records'
import { RERANKING } from './kinds/reranking'
import { RETRIEVER } from './kinds/retriever'
import { SPEECH } from './kinds/speech'
import { STORES } from './kinds/stores'
import { TASKS } from './kinds/tasks'
import { TGI_KINDS } from './kinds/tgi'
import { VIDEOS } from './kinds/videos'
import { VISION } from './kinds/vision'
import { WEB } from './kinds/web'

/** Within a group of the palette kinds stand in this order. */
export const CATALOG: readonly Kind[] = [
  ...LLM,
  ...TGI_KINDS,
  ...TASKS,
  ...LOCAL_SERVERS,
  ...EMBEDDING,
  ...MULTIMODAL,
  ...RETRIEVER,
  ...WEB,
  ...RERANKING,
  ...VIDEOS,
  ...GUARDRAILS,
  ...DETECTORS,
  ...SPEECH,
  ...VISION,
  ...IMAGES,
  ...QUERIES,
  ...STORES,
  ...DATAPREP,
  ...PROMPTS,
  ...RECORD_KEEPERS,
  ...PAGES,
  ...FINETUNING,
  ...CUSTOM,
]
