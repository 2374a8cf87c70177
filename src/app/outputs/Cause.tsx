// Why a line of an output is there, with the way to what caused it.

import type { Path } from '../../core/text/diagnostic'
import { lineStarts, positionAt } from '../../core/text/span'
import { spanOf } from '../../core/yaml/look-up'
import { useStudio, useStudioState } from '../studio/use-studio'
import { spoken } from './causes'

export function Cause({ line, path }: { line: number; path: Path | null }) {
  const studio = useStudio()
  const { document, text } = useStudioState(({ snapshot }) => snapshot)
  if (!path) return <p className="mf-cause">Line {line} comes from no single place in pipeline.yaml.</p>
  const span = spanOf(document, path)
  const at = positionAt(lineStarts(text), span.from).line
  return (
    <p className="mf-cause">
      <span>
        Line {line} comes from <b>{spoken(path)}</b>
      </span>
      <button type="button" className="link" onClick={() => studio.show(span, true)}>
        pipeline.yaml, line {at}
      </button>
    </p>
  )
}
