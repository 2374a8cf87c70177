// The name of a service as a heading that can be written into: it renames every mention.

import type { Service } from '../../core/pipeline/pipeline'
import { useStudio } from '../studio/use-studio'
import { plain } from '../ui/plain'
import { useDraft } from './use-draft'

export function Name({ service: { name } }: { service: Service }) {
  const studio = useStudio()
  const { refusal, input } = useDraft(name, (to) =>
    to.trim() === '' ? null : studio.run('rename', { from: name, to: to.trim() }),
  )
  return (
    <>
      <input
        className="insp-name"
        aria-label="Name"
        {...input}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={refusal ? true : undefined}
      />
      {refusal && (
        <span className="insp-refusal" role="alert">
          {plain(refusal)}
        </span>
      )}
    </>
  )
}
