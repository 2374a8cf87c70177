// When what has the focus goes away, because it was pressed and has done its work, the focus stays in its pane.

import { type RefObject, useEffect } from 'react'

/** `pane` must be focusable. */
export function useKeepFocus(pane: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const root = pane.current
    if (!root) return
    let inside: Element | null = null
    const onFocus = ({ target }: FocusEvent) => {
      inside = target instanceof Element && root.contains(target) ? target : null
    }
    const onDown = ({ target }: Event) => {
      if (!root.contains(target as Node)) inside = null
    }
    const observer = new MutationObserver(() => {
      if (inside && !inside.isConnected && document.activeElement === document.body) root.focus()
    })
    observer.observe(root, { childList: true, subtree: true })
    addEventListener('focusin', onFocus)
    addEventListener('pointerdown', onDown, { capture: true })
    return () => {
      observer.disconnect()
      removeEventListener('focusin', onFocus)
      removeEventListener('pointerdown', onDown, { capture: true })
    }
  }, [pane])
}
