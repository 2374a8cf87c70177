// Whole pipelines to start from. What there is to choose from is fetched when it is asked for.

import { Suspense } from 'react'
import { useStudio } from '../studio/use-studio'
import { Boundary } from '../ui/Boundary'
import { later } from '../ui/later'
import { usePopup } from '../ui/use-popup'
import './templates.css'

const fetchGallery = () => import('./Gallery').then(({ Gallery }) => Gallery)
const Gallery = later(fetchGallery)

export function Templates({ onReplaced, onSave }: { onReplaced(): void; onSave(): void }) {
  const studio = useStudio()
  const { isOpen, setOpen, root, button, onBlur, close } = usePopup()

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears keys and that the focus has gone
    <div
      className="templates"
      ref={root}
      onBlur={onBlur}
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
