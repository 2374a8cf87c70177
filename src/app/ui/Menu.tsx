// A button that opens a list of things to do. Arrow keys walk it, letters search it, Escape gives the focus back.

import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import './menu.css'
import { usePopup } from './use-popup'

export type Item = {
  id: string
  label: string
  /** A second line. */
  help?: ReactNode
  mark?: ReactNode
  /** One of several that excludes the others. */
  checked?: boolean
  /** Why it cannot be done; it can still be reached, and `run` shows more. */
  disabled?: boolean
  run(): void
}

type Props = {
  label: string
  className: string
  items: readonly Item[]
  children: ReactNode
  align?: 'start' | 'end'
  disabled?: boolean
  title?: string
  /** Above the items. */
  heading?: string
}

export function Menu({
  label,
  className,
  items,
  children,
  align = 'start',
  disabled,
  title,
  heading,
}: Props) {
  const { isOpen, setOpen, root, button, onBlur, close } = usePopup()
  const [first, setFirst] = useState(0)
  const id = useId()

  useEffect(() => {
    if (!isOpen) return
    const all = itemsIn(root.current)
    all.at(first)?.focus()
  }, [isOpen, first, root])

  function open(at: number) {
    setFirst(at)
    setOpen(true)
  }

  function onButtonKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const checked = items.findIndex((item) => item.checked)
    open(event.key === 'ArrowUp' ? -1 : Math.max(0, checked))
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that the focus has gone
    <div className="menu" ref={root} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={label}
        title={title}
        disabled={disabled}
        onClick={() =>
          isOpen
            ? setOpen(false)
            : open(
                Math.max(
                  0,
                  items.findIndex((item) => item.checked),
                ),
              )
        }
        onKeyDown={onButtonKey}
      >
        {children}
      </button>
      {isOpen && (
        <div
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className={`menu-list at-${align}`}
          onKeyDown={(event) => onMenuKey(event, close)}
        >
          {heading && (
            <p className="menu-heading" role="presentation">
              {heading}
            </p>
          )}
          {items.map((item) => (
            <Entry key={item.id} item={item} onDone={close} />
          ))}
        </div>
      )}
    </div>
  )
}

function Entry({ item, onDone }: { item: Item; onDone(): void }) {
  const { label, help, mark, checked, disabled, run } = item
  const role = checked === undefined ? 'menuitem' : 'menuitemradio'
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: one that is not checked has none
    <button
      type="button"
      role={role}
      tabIndex={-1}
      className="menu-item"
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      onClick={() => {
        onDone()
        run()
      }}
      onPointerMove={({ currentTarget }) => {
        if (document.activeElement !== currentTarget) currentTarget.focus({ preventScroll: true })
      }}
    >
      {mark !== undefined && <span className="menu-mark">{mark}</span>}
      <span className="menu-words">
        <span className="menu-label">{label}</span>
        {help && <span className="menu-help">{help}</span>}
      </span>
    </button>
  )
}

function itemsIn(root: Element | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('.menu-item') ?? [])]
}

function onMenuKey(event: KeyboardEvent<HTMLElement>, close: () => void) {
  const all = itemsIn(event.currentTarget)
  const here = all.indexOf(document.activeElement as HTMLElement)
  const { key } = event
  if (key === 'ArrowDown') all[(here + 1) % all.length]?.focus()
  else if (key === 'ArrowUp') all.at(here <= 0 ? -1 : here - 1)?.focus()
  else if (key === 'Home') all[0]?.focus()
  else if (key === 'End') all.at(-1)?.focus()
  else if (key === 'Escape') close()
  else if (key === 'Tab') return close()
  else if (key.length === 1 && key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey)
    find(all, here, key)?.focus()
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** The next item that begins with a letter. */
function find(all: readonly HTMLElement[], here: number, key: string): HTMLElement | undefined {
  const round = [...all.slice(here + 1), ...all.slice(0, here + 1)]
  const begins = (item: HTMLElement) => {
    const label = item.querySelector('.menu-label')?.textContent ?? ''
    return label.toLowerCase().startsWith(key.toLowerCase())
  }
  return round.find(begins)
}
