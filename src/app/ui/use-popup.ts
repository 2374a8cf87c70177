// What opens over the page from a button: a press outside closes it, and so does the focus going elsewhere.

import { type FocusEvent, useEffect, useRef, useState } from 'react'

export function usePopup() {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!isOpen) return
    const onDown = ({ target }: Event) => {
      if (!root.current?.contains(target as Node)) setOpen(false)
    }
    addEventListener('pointerdown', onDown)
    return () => removeEventListener('pointerdown', onDown)
  }, [isOpen])

  return {
    isOpen,
    setOpen,
    root,
    button,
    onBlur({ relatedTarget }: FocusEvent) {
      if (relatedTarget && !root.current?.contains(relatedTarget)) setOpen(false)
    },
    /** With the focus back on its button. */
    close() {
      setOpen(false)
      button.current?.focus()
    },
  }
}
