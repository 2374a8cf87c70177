// Files dropped or pasted anywhere on the page.

import { useEffect, useState } from 'react'
import { isForeign } from '../../core/sources/signs'
import type { Studio } from '../studio/studio'
import { useStudio } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import './drop.css'
import { importText } from './import'
import { openFiles } from './open'
import { setFile } from './save'

export function Drop() {
  const studio = useStudio()
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    // enter and leave come for every element below: only their balance tells
    let depth = 0
    const on = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      if (event.type === 'dragenter') depth++
      if (event.type === 'dragleave') depth--
      if (event.type === 'drop') depth = 0
      setOver(depth > 0)
      if (event.type === 'drop') void drop(studio, event)
    }
    const onPaste = (event: ClipboardEvent) => paste(studio, event)
    const kinds = ['dragenter', 'dragover', 'dragleave', 'drop'] as const
    for (const kind of kinds) addEventListener(kind, on)
    // before the canvas, which takes what is pasted as services to add
    addEventListener('paste', onPaste, { capture: true })
    return () => {
      for (const kind of kinds) removeEventListener(kind, on)
      removeEventListener('paste', onPaste, { capture: true })
    }
  }, [studio])

  if (!isOver) return null
  return (
    <section className="drop" aria-label="Drop a file">
      <p>
        <Icon name="file" size={20} />
        Drop a pipeline or a GMConnector to open it. Undo brings back what is here now.
      </p>
    </section>
  )
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}

async function drop(studio: Studio, { dataTransfer }: DragEvent) {
  const files = [...(dataTransfer?.files ?? [])]
  const [item] = [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
  // asked for at once: the items are gone after the event
  const handle = await item?.getAsFileSystemHandle?.().catch(() => null)
  if (handle?.kind === 'directory')
    return studio.say('That is a folder: drop one file. Your text is as it was.', 'error')
  await openFiles(studio, files, handle instanceof FileSystemFileHandle ? handle : null)
}

function paste(studio: Studio, event: ClipboardEvent) {
  const { clipboardData, target } = event
  if (!clipboardData || isField(target)) return
  const files = [...clipboardData.files]
  const text = clipboardData.getData('text/plain')
  if (isForeign(text)) {
    event.preventDefault()
    event.stopPropagation()
    void importText(studio, text, 'what was pasted')
    return
  }
  if (isEditor(target)) return
  if (files.length > 0 && text === '') {
    event.preventDefault()
    event.stopPropagation()
    void openFiles(studio, files, null)
    return
  }
  // a whole pipeline: with its comments where there is nothing to add it to, or no canvas to add it on
  const isWhole = /^(?:opea_micro_services|opea_mega_service)\s*:/m.test(text)
  const isEmpty = (studio.getState().good?.pipeline?.services.length ?? 0) === 0
  const isOnCanvas = target instanceof Element && target.closest('.canvas') !== null
  if (!isWhole || (isOnCanvas && !isEmpty)) return
  event.preventDefault()
  event.stopPropagation()
  studio.load(text, 'paste a pipeline')
  setFile(null)
}

/** The editor of the document takes texts of its own language itself. */
function isEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.monaco-editor') !== null
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    !isEditor(target) &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  )
}
