// Copy, cut and paste on the canvas: the browser's own events, so that no permission is asked for.

import { type ClipboardEvent, useMemo } from 'react'
import { yamlOf } from './clipboard'
import { deleting } from './gestures'
import { focusNode, type Hands, perform, subjects } from './hands'

export function useClipboard(hands: Hands) {
  return useMemo(() => {
    const copy = (event: ClipboardEvent): boolean => {
      if (isTyping(event)) return false
      const { good } = hands.studio.getState()
      const names = subjects(hands)
      const yaml = good && yamlOf(good, names)
      if (!yaml) return false
      event.clipboardData.setData('text/plain', yaml)
      event.preventDefault()
      const copied = names.filter((name) =>
        good.pipeline?.services.some((one) => one.name === name && !one.implied),
      )
      hands.studio.say(`Copied ${copied.join(', ')}.`)
      return true
    }
    return {
      onCopy: (event: ClipboardEvent) => void copy(event),
      onCut(event: ClipboardEvent) {
        const { good } = hands.studio.getState()
        if (!good?.pipeline || !copy(event)) return
        const services = subjects(hands)
        const step = deleting(good.pipeline, { services, edge: null }, false)
        if (step) perform(hands, { ...step, label: `cut ${services.join(', ')}` })
      },
      onPaste(event: ClipboardEvent) {
        if (isTyping(event)) return
        const text = event.clipboardData.getData('text/plain')
        if (text.trim() === '') return
        event.preventDefault()
        if (perform(hands, { label: 'paste', steps: [{ gesture: 'paste', args: { text } }] })) return
        const [name] = hands.studio.getState().selection.services
        if (name !== undefined) focusNode(hands, name)
      },
    }
  }, [hands])
}

function isTyping({ target }: ClipboardEvent): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null
}
