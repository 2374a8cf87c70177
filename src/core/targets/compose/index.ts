// docker compose: the services, the servers and stores that they need, and the megaservice, in one file.

import { plan } from '../../plan/plan'
import { printYaml } from '../../yaml/print'
import type { OutFile, Target } from '../target'
import { closureOf } from './closure'
import { composeFile } from './compose-file'
import { envExample } from './env-example'
import { groundOf } from './ground'
import { References } from './interpolation'
import { limitsOf } from './limits'
import { mockFile } from './mock-file'
import { readme } from './readme'
import { tryScript } from './try-script'

/**
 * compose.yaml, and beside it compose.mock.yaml, .env.example, README.md and try.sh.
 * Findings: those of plan/plan.ts, limits.ts and closure.ts.
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
    const file = composeFile(planned, references)
    const mock = mockFile(planned, references)
    const beside: OutFile[] = [
      ...(mock ? [{ path: 'compose.mock.yaml', ...printYaml(mock) }] : []),
      { path: '.env.example', text: envExample(references) },
      { path: 'README.md', text: readme(planned, references, mock !== null) },
      { path: 'try.sh', text: tryScript(planned, references, mock !== null) },
    ]
    const ground = groundOf(
      planned,
      references,
      beside.map(({ path }) => path),
    )
    const gaps = [...closureOf(file, ground), ...(mock ? closureOf(mock, ground) : [])]
    if (gaps.length > 0) return { files: [], findings: [...findings, ...gaps] }
    return { files: [{ path: 'compose.yaml', ...printYaml(file) }, ...beside], findings }
  },
}
