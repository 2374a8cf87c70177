// The application's name, renamed in place: Enter or leaving writes it, Escape gives the old one back.

import { type KeyboardEvent, useRef, useState } from 'react'
import { useStudio, useStudioState } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { isSave } from '../ui/shortcut'

export function DocumentName() {
  const studio = useStudio()
  const name = useStudioState(({ good }) => good?.pipeline?.application.name ?? 'pipeline')
  const isBroken = useStudioState(({ snapshot }) => snapshot.pipeline === null)
  const [isEditing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  function leave(backToButton: boolean) {
    setEditing(false)
    if (backToButton) requestAnimationFrame(() => button.current?.focus())
  }

  function commit(value: string): boolean {
    const wanted = value.trim()
    if (wanted === '' || wanted === name) return true
    return studio.run('configure', { key: 'name', value: wanted }) === null
  }

  if (isEditing) {
    const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key === 'Escape') leave(true)
      else if (event.key === 'Enter' || isSave(event)) {
        if (commit(event.currentTarget.value)) leave(true)
      } else return
      if (isSave(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    return (
      <input
        className="header-name-field"
        aria-label="Name of the application"
        defaultValue={name}
        size={Math.max(12, name.length + 2)}
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that the person pressed
        autoFocus
        spellCheck={false}
        autoComplete="off"
        onFocus={({ target }) => target.select()}
        onKeyDown={onKeyDown}
        onBlur={({ target }) => {
          commit(target.value)
          leave(false)
        }}
      />
    )
  }
  return (
    <button
      ref={button}
      type="button"
      className="btn header-name"
      aria-label={`${name}: rename`}
      title={isBroken ? 'Mend the text first' : 'Rename the application'}
      aria-disabled={isBroken}
      onClick={() => !isBroken && setEditing(true)}
      onKeyDown={({ key }) => key === 'F2' && !isBroken && setEditing(true)}
    >
      <span>{name}</span>
      <Icon name="pencil" size={12} />
    </button>
  )
}
