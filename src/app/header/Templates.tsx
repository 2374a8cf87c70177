// Whole pipelines to start from. What there is to choose from is fetched when it is asked for.

import { Suspense, useEffect, useRef, useState } from 'react'
import { useStudio } from '../studio/use-studio'
import { Boundary } from '../ui/Boundary'
import { later } from '../ui/later'
import './templates.css'

const fetchGallery = () => import('./Gallery').then(({ Gallery }) => Gallery)
const Gallery = later(fetchGallery)

export function Templates({ onReplaced, onSave }: { onReplaced(): void; onSave(): void }) {
  const studio = useStudio()
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

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears keys and that the focus has gone
    <div
      className="templates"
      ref={root}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget && !root.current?.contains(relatedTarget)) setOpen(false)
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && isOpen) close()
      }}
    >
      <button
        ref={button}
        type="button"
        className="btn"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => void fetchGallery().catch(() => null)}
        onClick={() => setOpen(!isOpen)}
      >
        Templates
      </button>
      {isOpen && (
        <div className="templates-panel" role="dialog" aria-label="Templates">
          <Boundary what="The list of templates" onSave={onSave}>
            <Suspense fallback={<p className="templates-none">Fetching…</p>}>
              <Gallery
                onPick={(text, label) => {
                  close()
                  onReplaced()
                  studio.load(text, label)
                }}
              />
            </Suspense>
          </Boundary>
        </div>
      )}
    </div>
  )
}
