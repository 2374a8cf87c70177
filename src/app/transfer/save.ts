// The text to a file: back to the one it came from where the browser can, else to the download folder.

import type { Studio } from '../studio/studio'
import { download } from './download'
import { isAbort, messageOf } from './failure'

type OpenFile = { handle: FileSystemFileHandle | null; name: string }

/** The file that the text belongs to. */
let current: OpenFile | null = null

export function setFile(file: OpenFile | null) {
  current = file
}

function fileName(studio: Studio): string {
  if (current) return current.name
  const { good } = studio.getState()
  return `${good?.pipeline?.application.name ?? 'pipeline'}.yaml`
}

/** What the fallback of a failed pane calls too: it needs nothing but the text. */
export function saveText(studio: Studio) {
  download(safeName(fileName(studio)), studio.buffer.text(), 'application/yaml')
}

export async function save(studio: Studio) {
  if (!window.showSaveFilePicker) {
    saveText(studio)
    return studio.say(`Saved ${safeName(fileName(studio))} to your downloads.`)
  }
  try {
    const handle = current?.handle ?? (await pickPlace(studio))
    const writer = await handle.createWritable()
    await writer.write(studio.buffer.text())
    await writer.close()
    setFile({ handle, name: handle.name })
    studio.say(`Saved ${handle.name}.`)
  } catch (error) {
    if (!isAbort(error)) studio.say(`The file could not be saved: ${messageOf(error)}`, 'error')
  }
}

function pickPlace(studio: Studio): Promise<FileSystemFileHandle> {
  return window.showSaveFilePicker!({
    suggestedName: safeName(fileName(studio)),
    types: [{ description: 'YAML', accept: { 'application/yaml': ['.yaml', '.yml'] } }],
  })
}

/** A name from a document may hold anything. */
export function safeName(name: string): string {
  return name.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '') || 'pipeline.yaml'
}
