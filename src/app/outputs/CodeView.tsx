// A file of an output in the read-only view; plain text until that has come.

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type CodeMarks, useCodeView, type CodeView as View } from '../studio/code-view'
import { PlainText } from '../ui/PlainText'

type Props = {
  name: string
  text: string
  marks: CodeMarks
  /** Older than the document. */
  stale: boolean
  onLine(line: number): void
}

export function CodeView({ name, text, marks, stale, onLine }: Props) {
  const make = useCodeView()
  const host = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<View | null>(null)
  const listener = useRef(onLine)
  useLayoutEffect(() => {
    listener.current = onLine
  })

  useEffect(() => {
    if (!make || !host.current) return
    const made = make(host.current, 'Output, read only', (line) => listener.current(line))
    setView(made)
    return () => made.dispose()
  }, [make])

  useEffect(() => {
    view?.show(name, text)
    view?.mark(marks)
  }, [view, name, text, marks])

  return (
    <div className={stale ? 'mf-code is-stale' : 'mf-code'}>
      <div className="mf-code-host" ref={host} />
      {!view && <PlainText text={text} label={`${name}, read only`} />}
    </div>
  )
}
