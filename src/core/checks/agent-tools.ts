// An edge between two agents hands an answer on; a tool of an agent is called by the agent itself, and described in
// a file that its image must have.

import { spanOfEdge } from '../pipeline/flow'
import type { Pipeline, Service } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'

/** Where OPEA's image has files of its own. */
const OWN_FILES = /^(?!\/)|^\/home\/user\/comps\//

/** Findings: `agent-tools`, at the edge, and at the file. */
export const agentTools: Check = (pipeline, { servicesWhose }) => {
  const agents = servicesWhose(({ call }) => call.adapter === 'agent')
  if (agents.length === 0) return []
  return [...edges(pipeline, new Set(agents.map(({ name }) => name))), ...agents.flatMap(files)]
}

function edges({ flow, rules }: Pipeline, agents: ReadonlySet<string>): Finding[] {
  return flow.flatMap(([from, to]) => {
    if (from === to || !agents.has(from) || !agents.has(to)) return []
    const rule = rules.find((one) => spanOfEdge(one, from, to))!
    return [
      {
        code: 'agent-tools',
        severity: 'warning',
        message: `\`${to}\` is asked after \`${from}\` and given its answer; it is no tool of \`${from}\`.`,
        hint: 'An agent calls its tools by their URLs: describe them in a file that its variable `tools` names.',
        path: rule.path,
        span: spanOfEdge(rule, from, to)!,
      },
    ]
  })
}

/** Nothing is mounted into an agent: what OPEA's image has not is not there. */
function files({ name, declared, remote, path }: Service): Finding[] {
  if (remote || declared.image !== undefined) return []
  return (declared.environment ?? []).flatMap((variable): Finding[] => {
    const file = variable.value
    if (variable.name !== 'tools' || !file || file.includes('$') || OWN_FILES.test(file)) return []
    return [
      {
        code: 'agent-tools',
        severity: 'warning',
        message: `OPEA’s image has no \`${file}\`, and nothing puts it into \`${name}\`: the agent would not start.`,
        hint: 'Build an image with that file on OPEA’s, and name it by `image`.',
        path: [...path, 'environment', 'tools'],
      },
    ]
  })
}
