// Texts of the document on their way into the custom resource: which characters it can carry, and no variables.

import { UNCARRIED } from '../../gmc/spelling'
import type { Pipeline, Service } from '../../pipeline/pipeline'
import { referencesIn, withDefaults } from '../../pipeline/substitution'
import type { Finding, Path } from '../../text/diagnostic'
import type { Deployment } from './deployed'

/** Names that sound like a secret. */
const SECRET = /TOKEN|SECRET|PASSW|API_?KEY|CREDENTIAL/i

/** Findings: `gmc-variable`, `gmc-characters`. */
export function textLimits(pipeline: Pipeline, deployment: Deployment): Finding[] {
  return concerned(pipeline, deployment)
    .flatMap(textsOf)
    .flatMap(([value, path]) => [...variables(value, path), ...characters(value, path)])
}

function concerned({ services, flowServices }: Pipeline, deployment: Deployment): Service[] {
  const called = deployment.services.flatMap(({ name }) => deployment.linksOf(name).map(({ to }) => to))
  const run = new Set([...flowServices, ...called, ...deployment.services.map(({ name }) => name)])
  return services.filter(({ name, implied }) => run.has(name) && !implied)
}

function textsOf({ declared, path, remote }: Service): [value: string, path: Path][] {
  const keys = remote ? (['endpoint', 'condition'] as const) : (['endpoint', 'condition', 'model'] as const)
  const found = keys.flatMap((key): [string, Path][] => {
    const value = declared[key]
    return value === undefined ? [] : [[value, [...path, key]]]
  })
  // what runs elsewhere has its environment there
  for (const { name, value } of remote ? [] : (declared.environment ?? [])) {
    if (value !== null) found.push([value, [...path, 'environment', name]])
  }
  return found
}

function variables(value: string, path: Path): Finding[] {
  const [reference] = referencesIn(value)
  if (!reference) return []
  const name = String(path.at(-1))
  const filled = withDefaults(value)
  const isSecret = SECRET.test(reference.variable) || SECRET.test(name)
  return [
    {
      code: 'gmc-variable',
      severity: 'error',
      message: `Nobody fills variables in on the way to GMC: \`\${${reference.variable}}\` would arrive as it is written.`,
      hint: isSecret
        ? 'Leave it out here and put it into the ConfigMap extra-env-config of the namespace, which GMC’s services read; what stands in a GMConnector everyone can read.'
        : 'Write the value itself.',
      path,
      ...(referencesIn(filled).length === 0
        ? { fix: { label: `Write ${filled}`, changes: [{ set: path, value: filled }] } }
        : {}),
    },
  ]
}

/** Finding: `gmc-characters`, at `path`. */
export function characters(value: string, path: Path): Finding[] {
  const match = UNCARRIED.exec(value)
  if (!match) return []
  const shown = match[0] >= '\u007f' ? 'control characters' : `\`${match[0]}\``
  return [
    {
      code: 'gmc-characters',
      severity: 'error',
      message: `The template from which GMC deploys its router cannot carry ${shown}.`,
      hint: 'Write it without.',
      path,
      span: { from: match.index, to: match.index + match[0].length },
    },
  ]
}
