// The megaservice as a Python program that runs by itself beside services that run somewhere.

import { megaserviceProgram } from '../../plan/megaservice/program'
import { planMegaservice } from '../../plan/plan'
import type { Path } from '../../text/diagnostic'
import type { Target } from '../target'

/** Findings: those of plan/megaservice-of.ts and `condition`. */
export const python: Target = {
  id: 'python',
  label: 'Python',
  help: 'The megaservice as a Python file, for opea-comps 1.2 to 1.5.',
  emit(pipeline) {
    const { megaservice, findings } = planMegaservice(pipeline, 'python')
    if (findings.some(({ severity }) => severity === 'error')) return { files: [], findings }
    const text = megaserviceProgram(megaservice)
    return {
      files: [{ path: 'megaservice.py', text, causes: programCauses(text, megaservice.nodes) }],
      findings,
    }
  },
}

/** Below the name and a blank line. */
const FLOW_AT = 2

/**
 * A line of the program is caused by the service whose name it quotes, where it quotes one alone; the flow that its
 * first lines tell, by the rules.
 */
function programCauses(text: string, nodes: readonly { name: string }[]): (Path | null)[] {
  const names = new Set(nodes.map(({ name }) => name))
  const lines = text.replace(/\n$/, '').split('\n')
  const told = lines.indexOf('', FLOW_AT)
  return lines.map((line, at) => {
    if (at >= FLOW_AT && at < told) return ['opea_mega_service', 'mega_flow']
    const quoted = [...line.matchAll(/(["'])([A-Za-z0-9_.-]+)\1/g)]
      .map((match) => match[2]!)
      .filter((name) => names.has(name))
    if (quoted.length === 0) return null
    return new Set(quoted).size === 1
      ? ['opea_micro_services', quoted[0]!]
      : ['opea_mega_service', 'mega_flow']
  })
}
