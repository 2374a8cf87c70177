// A text with line numbers before Monaco is there: same font and places, so that nothing moves when it comes.

import type { Ref } from 'react'
import './code.css'

/** Enough for any screen: what is below is only ever seen in Monaco. */
const MOST_LINES = 400

export function PlainText({ text, label, ref }: { text: string; label: string; ref?: Ref<HTMLElement> }) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/, MOST_LINES)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="mf-plain" aria-label={label} tabIndex={0} ref={ref}>
      <div className="mf-plain-numbers" aria-hidden="true">
        {lines.map((_, at) => `${at + 1}\n`).join('')}
      </div>
      <pre>{lines.join('\n')}</pre>
    </section>
  )
}
