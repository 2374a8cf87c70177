// docker compose: the services, the servers and stores that they need, and the megaservice, in one file.

import { plan } from '../../plan/plan'
import type { Target } from '../target'
import { composeFile } from './compose-file'
import { envExample } from './env-example'
import { References } from './interpolation'
import { limitsOf } from './limits'
import { readme } from './readme'

/**
 * compose.yaml, .env.example and README.md.
 * Findings: those of plan/plan.ts and limits.ts.
 */
export const compose: Target = {
  id: 'compose',
  label: 'Docker Compose',
  help: 'A compose file that comes up with `docker compose up`, the megaservice included.',
  emit(pipeline) {
    const planned = plan(pipeline, 'compose')
    const findings = [...planned.findings, ...limitsOf(planned)]
    if (findings.some(({ severity }) => severity === 'error')) return { files: [], findings }
    const references = new References()
    const { text, causes } = composeFile(planned, references)
    return {
      files: [
        { path: 'compose.yaml', text, causes },
        { path: '.env.example', text: envExample(references) },
        { path: 'README.md', text: readme(planned, references) },
      ],
      findings,
    }
  },
}
