// What the form writes: one key of one service at a time, and nothing left behind that says nothing.

import type { Declared, Service } from '../../core/pipeline/pipeline'
import type { Finding } from '../../core/text/diagnostic'
import { remove } from '../../core/yaml/edit'
import { Refused } from '../../core/yaml/guard'
import type { Studio } from '../studio/studio'

/** Empty takes the key away; of a map's last key the map goes as well. */
export function writeKey(studio: Studio, service: Service, key: string, value: string): Finding | null {
  const { name } = service
  if (value.trim() !== '') return studio.run('set', { name, key, value: value.trim() })
  return studio.run('unset', { name, key: emptied(service.declared, key) })
}

export function writeList(studio: Studio, { name }: Service, key: string, lines: string): Finding | null {
  const value = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return value.length > 0 ? studio.run('set', { name, key, value }) : studio.run('unset', { name, key })
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
