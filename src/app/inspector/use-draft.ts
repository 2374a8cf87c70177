// What is typed into a field before it is written: Enter, leaving and saving write it, Escape gives the old value back.

import { type KeyboardEvent, useState } from 'react'
import { isSave } from '../ui/shortcut'

/** Writes a value; gives why it was refused, or null. */
export type Commit = (value: string) => { message: string } | null

export function useDraft(value: string, commit: Commit, lines = false) {
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)

  function settle() {
    if (draft === null || draft === value) {
      setDraft(null)
      setRefusal(null)
      return
    }
    const refused = commit(draft)
    setRefusal(refused?.message ?? null)
    if (!refused) setDraft(null)
  }

  return {
    refusal,
    input: {
      value: draft ?? value,
      // then undo is the document's: a field that took its letters back would write them when it is left
      'data-written': draft === null || draft === value || undefined,
      onChange: ({ target }: { target: { value: string } }) => setDraft(target.value),
      onBlur: settle,
      onKeyDown(event: KeyboardEvent) {
        if (isSave(event)) return settle()
        const writes = event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)
        if (writes) settle()
        else if (event.key === 'Escape' && draft !== null) {
          setDraft(null)
          setRefusal(null)
        } else return
        event.preventDefault()
        event.stopPropagation()
      },
    },
  }
}
