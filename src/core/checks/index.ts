// The table of checks. To add a rule: its file, a test, a line here.

import { agentTools } from './agent-tools'
import { cannotBegin } from './cannot-begin'
import { cannotFlow } from './cannot-flow'
import type { Check } from './check'
import { condition } from './condition'
import { cycle } from './cycle'
import { datatypeMismatch } from './datatype-mismatch'
import { embeddingDiffers } from './embedding-differs'
import { endpoint } from './endpoint'
import { guardrailBeside } from './guardrail-beside'
import { guardrailIdle } from './guardrail-idle'
import { image } from './image'
import { indexDiffers } from './index-differs'
import { layout } from './layout'
import { noDatabase } from './no-database'
import { noDataprep } from './no-dataprep'
import { portClash } from './port-clash'
import { secretInText } from './secret-in-text'
import { serviceName } from './service-name'
import { undeclaredName } from './undeclared-name'
import { unreachableService } from './unreachable-service'
import { url } from './url'
import { vectorLength } from './vector-length'

/** What `compile` asks of every pipeline that could be read. */
export const CHECKS: readonly Check[] = [
  serviceName,
  undeclaredName,
  cycle,
  cannotFlow,
  cannotBegin,
  datatypeMismatch,
  guardrailBeside,
  guardrailIdle,
  agentTools,
  unreachableService,
  endpoint,
  url,
  image,
  portClash,
  condition,
  secretInText,
  noDataprep,
  noDatabase,
  indexDiffers,
  embeddingDiffers,
  vectorLength,
  layout,
]
