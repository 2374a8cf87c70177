// The pane of the document: Monaco when it has come, a plain view of the text until then.

import { type Ref, useEffect, useRef, useState } from 'react'
import { useStudio, useStudioState } from '../studio/use-studio'
import { PlainText } from '../ui/PlainText'
import { loadMonaco } from './load'
import type { View } from './view'
import { whenIdle } from './when-idle'

type Stage = 'plain' | 'ready' | 'failed'

export function Editor() {
  const studio = useStudio()
  const host = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLElement>(null)
  const [stage, setStage] = useState<Stage>('plain')
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let view: View | null = null
    let gone = false
    const open = async () => {
      try {
        const { openView } = await loadMonaco()
        if (gone || !host.current) return
        view = openView(host.current, studio, plain.current?.scrollTop)
        setStage('ready')
      } catch (error) {
        console.error(error)
        if (!gone) setStage('failed')
      }
    }
    const cancel = attempt === 0 ? whenIdle(open) : void open()
    return () => {
      gone = true
      cancel?.()
      view?.dispose()
    }
  }, [studio, attempt])

  const retry = () => {
    setStage('plain')
    setAttempt(attempt + 1)
  }

  return (
    <div className="mf-code">
      <div className="mf-code-host" ref={host} />
      {stage !== 'ready' && <Fallback ref={plain} />}
      {stage === 'failed' ? (
        <p className="mf-code-note error" role="alert">
          The editor could not be loaded. Drawing works without it.
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      ) : (
        <Note />
      )}
    </div>
  )
}

function Fallback({ ref }: { ref: Ref<HTMLElement> }) {
  // the buffer's text: while a large one is being read, the snapshot is of an older one
  const studio = useStudio()
  useStudioState(({ snapshot }) => snapshot)
  useStudioState(({ reading }) => reading)
  return <PlainText ref={ref} text={studio.buffer.text()} label="The pipeline as YAML" />
}

/** Why the drawing does not follow the text. */
function Note() {
  const reading = useStudioState((state) => state.reading)
  const refused = useStudioState(({ snapshot }) =>
    snapshot.diagnostics.find(({ code }) => code === 'too-large' || code === 'not-text'),
  )
  if (reading) {
    return (
      <p className="mf-code-note" role="status">
        Reading…
      </p>
    )
  }
  if (!refused) return null
  return (
    <p className="mf-code-note error" role="alert">
      {refused.message} The text is kept as it is.
    </p>
  )
}
