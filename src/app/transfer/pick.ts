// The picker of files. What is done with a file is fetched meanwhile: a first visit does not wait for it.

import type { Studio } from '../studio/studio'
import { isAbort, messageOf } from './failure'

export async function pickFile(studio: Studio) {
  if (!window.showOpenFilePicker) return pickByInput(studio)
  try {
    const [handle] = await window.showOpenFilePicker()
    if (!handle) return
    const { openFile } = await import('./open')
    await openFile(studio, await handle.getFile(), handle)
  } catch (error) {
    if (!isAbort(error)) tell(studio, error)
  }
}

function pickByInput(studio: Studio) {
  const input = document.createElement('input')
  input.type = 'file'
  input.addEventListener('change', async () => {
    try {
      const { openFiles } = await import('./open')
      await openFiles(studio, [...(input.files ?? [])], null)
    } catch (error) {
      tell(studio, error)
    }
  })
  input.click()
}

function tell(studio: Studio, error: unknown) {
  studio.say(`The file could not be opened: ${messageOf(error)}`, 'error')
}
