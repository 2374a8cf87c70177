// A part of the form that can be folded away; how it was left is remembered while the page lives.

import { type ReactNode, useState } from 'react'

const left = new Map<string, boolean>()

type Props = { title: string; more?: string; isOpen: boolean; children: ReactNode }

export function Section({ title, more, isOpen, children }: Props) {
  const [open, setOpen] = useState(left.get(title) ?? isOpen)
  return (
    <details
      className="section"
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open === open) return
        setOpen(currentTarget.open)
        left.set(title, currentTarget.open)
      }}
    >
      <summary>
        {title} {more && <span>{more}</span>}
      </summary>
      {open && children}
    </details>
  )
}
