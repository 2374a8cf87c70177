// More than one service: what can be done with all of them.

import type { Pipeline } from '../../core/pipeline/pipeline'
import { useStudio } from '../studio/use-studio'
import { Title } from './Title'

/** So many names are told that what can be done stays in sight. */
const MOST = 20

export function Several({ pipeline, names }: { pipeline: Pipeline; names: readonly string[] }) {
  const studio = useStudio()
  const declared = names.filter((name) =>
    pipeline.services.some((service) => service.name === name && !service.implied),
  )
  const implied = names.length - declared.length
  return (
    <>
      <Title icon="copy">{names.length} services</Title>
      <p className="insp-help">
        {names.slice(0, MOST).join(', ')}
        {names.length > MOST && ` and ${names.length - MOST} more`}
        {implied > 0 && `. ${implied} of them implied, which go when nobody needs them.`}
      </p>
      {declared.length > 0 && (
        <p className="insp-buttons">
          <button
            type="button"
            className="btn box"
            onClick={() => studio.run('duplicate', { names: declared })}
          >
            Duplicate
          </button>
          <button type="button" className="btn box" onClick={() => studio.run('remove', { names: declared })}>
            Delete
          </button>
        </p>
      )}
    </>
  )
}
