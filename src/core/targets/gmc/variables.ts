// `environment` of a deployed service: every entry becomes a key of `config`, and some keys mean something else.

import { SERVICE_KEYS } from '../../gmc/steps'
import type { EnvironmentEntry, Service } from '../../pipeline/pipeline'
import type { Finding, Path } from '../../text/diagnostic'

/** Beside those that end like a secret: these are errors of the document, if they hold one. */
const SECRET = /TOKEN|SECRET|PASSW|API_?KEY|CREDENTIAL/i
const HARMLESS_NAME = /(?:MAX|MIN|NUM|TOTAL|INPUT|OUTPUT|NEW)_?(?:\w+_)?TOKENS?|TOKENIZ/i
const HARMLESS_VALUE = /^(?:|EMPTY|none|null|true|false|\d+)$/i

/** Findings: `gmc-key`, `gmc-pass-through`, `gmc-secret`, `gmc-other-kind`. `declared` is as the document says. */
export function variableLimits(deployed: readonly Service[], declared: readonly Service[]): Finding[] {
  const kinds = new Map(declared.map(({ name, kind }) => [name, kind]))
  return deployed.flatMap((service) => {
    const entries = service.declared.environment ?? []
    const found = entries.flatMap((entry) =>
      limitsOf(entry, service, [...service.path, 'environment', entry.name]),
    )
    const meant = kinds.get(service.name)
    return entries.length > 0 && meant !== undefined && meant !== service.kind
      ? [...found, otherKind(service, meant)]
      : found
  })
}

function otherKind({ name, kind, path }: Service, meant: string): Finding {
  return {
    code: 'gmc-other-kind',
    severity: 'warning',
    message: `These variables are for \`${meant}\`; GMC runs \`${name}\` as \`${kind}\`, which may not know them.`,
    path: [...path, 'environment'],
  }
}

function limitsOf({ name, value }: EnvironmentEntry, service: Service, path: Path): Finding[] {
  const key = keyFault(name, service)
  if (key) return [{ code: 'gmc-key', severity: 'error', ...key, path, part: 'key' }]
  if (value === null) {
    return [
      {
        code: 'gmc-pass-through',
        severity: 'error',
        message: `In a cluster there is no host from which \`${name}\` could be passed through.`,
        hint: 'Give it a value.',
        path,
      },
    ]
  }
  if (!SECRET.test(name) || HARMLESS_NAME.test(name) || HARMLESS_VALUE.test(value) || value.includes('${'))
    return []
  return [
    {
      code: 'gmc-secret',
      severity: 'warning',
      message: `Everyone who may read the GMConnector or the router’s pod can read \`${name}\`.`,
      hint: 'Put it into the ConfigMap extra-env-config of the namespace, which GMC’s services read.',
      path,
    },
  ]
}

function keyFault(name: string, { name: service, role }: Service): Pick<Finding, 'message' | 'hint'> | null {
  if (SERVICE_KEYS.has(name)) {
    return {
      message: `GMC takes the value of \`${name}\` for the name of a service and replaces it by its URL.`,
      hint: `Say by \`uses\` which one \`${service}\` is to call.`,
    }
  }
  if (name === 'endpoint' || name === 'nodes') {
    return {
      message: `\`${name}\` is no variable for GMC: it means something else in a step’s configuration.`,
    }
  }
  if (name === 'PORT' && role === 'backing') {
    return {
      message: `GMC’s Service leads to a fixed port; with \`PORT\`, \`${service}\` would listen elsewhere.`,
    }
  }
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return null
  return {
    message: `GMC makes variables of these names, and \`${name}\` can be none: letters, digits and \`_\` only.`,
  }
}
