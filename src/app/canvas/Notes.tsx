// What the canvas says when there is nothing to draw, or when it shows how things were before the text broke.

import { useStudio, useStudioState } from '../studio/use-studio'
import { Icon } from '../ui/Icon'

export function BrokenStrip({ isDrawn }: { isDrawn: boolean }) {
  const studio = useStudio()
  const first = useStudioState(({ snapshot }) =>
    snapshot.pipeline ? null : (snapshot.diagnostics.find(({ severity }) => severity === 'error') ?? null),
  )
  const isBroken = useStudioState(({ snapshot }) => snapshot.pipeline === null)
  if (!isBroken) return null
  return (
    <div className="canvas-strip" role="status">
      <span>
        <b>
          {isDrawn ? 'The text has an error; this is the drawing from before it.' : 'The text has an error.'}
        </b>{' '}
        {first && `${first.message.replaceAll('`', '')}`}
      </span>
      {first && (
        <button type="button" onClick={() => studio.show({ from: first.from, to: first.to }, true)}>
          Go to line {first.line}
        </button>
      )}
    </div>
  )
}

export function EmptyNote({ tooMany }: { tooMany: boolean }) {
  return (
    <div className="canvas-empty">
      <span className="canvas-empty-icon">
        <Icon name={tooMany ? 'warning' : 'plus'} size={20} />
      </span>
      <h2>{tooMany ? 'Too many services to draw' : 'Nothing here yet'}</h2>
      <p>
        {tooMany
          ? 'Above 5,000 they are not drawn. The text, its problems and the exports work as ever.'
          : 'Drag a kind here from the palette, or choose one there and press Enter. Templates in the header are whole pipelines to start from.'}
      </p>
    </div>
  )
}
