// What the form writes: one key of one service at a time, and nothing left behind that says nothing.

import type { Declared, Service } from '../../core/pipeline/pipeline'
import { withoutSecret } from '../../core/pipeline/secrets'
import { isReference } from '../../core/pipeline/variables'
import type { Finding } from '../../core/text/diagnostic'
import { remove } from '../../core/yaml/edit'
import { Refused } from '../../core/yaml/guard'
import type { Studio } from '../studio/studio'

type Refusal = Pick<Finding, 'message'>

/** Empty takes the key away; of a map's last key the map goes as well. */
export function writeKey(studio: Studio, service: Service, key: string, value: string): Refusal | null {
  const { name } = service
  const written = value.trim()
  if (written === '') return studio.run('unset', { name, key: emptied(service.declared, key) })
  const safe = key === 'api_key' ? asReference('API_KEY', written) : withoutSecret('', written, name)
  return refused(safe) ?? studio.run('set', { name, key, value: written })
}

export function writeList(studio: Studio, { name }: Service, key: string, lines: string): Finding | null {
  const value = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return value.length > 0 ? studio.run('set', { name, key, value }) : studio.run('unset', { name, key })
}

/** `isSecret`: the kind says so. */
export function writeVariable(
  studio: Studio,
  { name }: Service,
  variable: string,
  value: string,
  isSecret = false,
): Refusal | null {
  const safe = isSecret ? asReference(variable, value) : withoutSecret(variable, value, variable)
  return refused(safe) ?? studio.run('set', { name, key: `environment.${variable}`, value })
}

/** What to write instead; null for a reference. */
function asReference(variable: string, value: string): string | null {
  return isReference(value) ? null : `\${${variable}}`
}

/** Secrets stay out of the document, also for the moment in which a finding would tell of them. */
function refused(safe: string | null): Refusal | null {
  return safe === null
    ? null
    : { message: `A secret stays out of the document. Write a reference such as \`${safe}\`.` }
}

export function removeVariable(studio: Studio, service: Service, variable: string): Finding | null {
  const key = emptied(service.declared, `environment.${variable}`)
  return studio.run('unset', { name: service.name, key })
}

/** `resources` in place of `resources.cpus` when that is all there is. */
function emptied({ resources, environment }: Declared, key: string): string {
  if (key.startsWith('resources.') && Object.keys(resources ?? {}).length === 1) return 'resources'
  if (key.startsWith('environment.') && (environment ?? []).length === 1) return 'environment'
  return key
}

/** A key of the application; there is no gesture that takes one away, so that is done here. */
export function writeApplication(studio: Studio, key: string, value: string): Finding | null {
  if (value.trim() !== '') return studio.run('configure', { key, value: value.trim() })
  const { document } = studio.getState().snapshot
  try {
    studio.fix({ label: `unset ${key}`, edits: remove(document, ['opea_mega_service', key]) })
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    studio.say(error.finding.message, 'error')
    return error.finding
  }
}
