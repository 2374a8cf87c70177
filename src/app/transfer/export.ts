// A target's files as one download: a single file as it is, several as a zip. Equal documents give equal bytes.

import type { Target } from '../../core/targets/target'
import { emittedFrom } from '../studio/emit-away'
import type { Studio } from '../studio/studio'
import { download } from './download'
import { messageOf } from './failure'
import { safeName } from './save'

/** Gives whether something was downloaded; if not, the status line says why. */
export async function exportTo(studio: Studio, target: Target): Promise<boolean> {
  const { snapshot } = studio.getState()
  if (snapshot.text !== studio.buffer.text()) {
    studio.say('The text is still being read. Try again in a moment.', 'error')
    return false
  }
  try {
    const { files, diagnostics } = await emittedFrom(snapshot, target.id)
    const [first] = files
    if (!first) {
      const error = diagnostics.find(({ severity }) => severity === 'error')
      studio.say(`${target.label}: ${error?.message ?? 'there is nothing to export.'}`, 'error')
      return false
    }
    if (files.length === 1) download(first.path, first.text)
    else {
      const name = `${safeName(snapshot.declared?.application.name ?? 'pipeline')}-${target.id}.zip`
      const { zipOf } = await import('./zip')
      download(name, zipOf(files), 'application/zip')
    }
    studio.say(`Exported ${target.label}: ${files.map(({ path }) => path).join(', ')}.`)
    return true
  } catch (error) {
    studio.say(`${target.label} met a fault of ours: ${messageOf(error)}`, 'error')
    return false
  }
}
