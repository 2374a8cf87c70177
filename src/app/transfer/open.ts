// Files that come in: by the picker, dropped, or pasted. What comes replaces the text, as one step that can be undone.

import { isForeign } from '../../core/sources/signs'
import type { Studio } from '../studio/studio'
import { importText } from './import'
import { readFile } from './read-file'
import { setFile } from './save'

/** Opens one file; `handle` is kept, so that the next save goes back to it. */
export async function openFile(studio: Studio, file: File, handle: FileSystemFileHandle | null) {
  const read = await readFile(file)
  if ('refusal' in read) return studio.say(read.refusal, 'error')
  if (isForeign(read.text)) return importText(studio, read.text, file.name)
  const wasSame = read.text === studio.buffer.text()
  studio.load(read.text, `open ${file.name}`)
  setFile(handle ? { handle, name: file.name } : { handle: null, name: file.name })
  if (wasSame) studio.say(`${file.name} is what is open already.`)
}

export async function openFiles(studio: Studio, files: readonly File[], handle: FileSystemFileHandle | null) {
  const [file] = files
  if (!file) return
  if (files.length > 1)
    return studio.say(`One file at a time: these are ${files.length}. Your text is as it was.`, 'error')
  await openFile(studio, file, handle)
}
