// A service's name, typed in place. Enter renames, Escape leaves it; a refusal is shown beside the field.

import { useEffect, useId, useRef, useState } from 'react'
import { useStudio } from '../studio/use-studio'
import { isSave } from '../ui/shortcut'
import { useViewStore } from './view'

export function NameField({ name }: { name: string }) {
  const studio = useStudio()
  const view = useViewStore()
  const field = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const id = useId()
  useEffect(() => field.current?.select(), [])
  const close = () => view.setState({ renaming: null })
  const keep = () => studio.say(`${name} keeps its name.`)

  function commit(): boolean {
    const to = field.current!.value.trim()
    if (to === '' || to === name) return true
    // the node of the new name takes over the focus of the old one
    view.setState({ focus: to })
    const refused = studio.run('rename', { from: name, to })
    if (refused) view.setState({ focus: name })
    setRefusal(refused?.message.replaceAll('`', '') ?? null)
    return refused === null
  }

  return (
    <span className="canvas-name nodrag nopan nokey">
      <input
        ref={field}
        defaultValue={name}
        aria-label={`New name of ${name}`}
        aria-invalid={refusal !== null}
        aria-describedby={refusal ? id : undefined}
        spellCheck={false}
        onChange={() => setRefusal(null)}
        onBlur={() => {
          if (!commit()) keep()
          close()
        }}
        onKeyDown={(event) => {
          if ((event.key === 'Enter' || isSave(event)) && commit()) close()
          if (event.key === 'Escape') {
            field.current!.value = name
            if (refusal) keep()
            close()
          }
        }}
      />
      {refusal && (
        <span className="canvas-refusal" id={id} role="alert">
          {refusal}
        </span>
      )}
    </span>
  )
}
