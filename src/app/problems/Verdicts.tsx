// Per target, whether the document can be exported as it stands. What can be is shown, what cannot is explained.

import type { Target } from '../../core/targets/target'
import { type Emission, errorsOf } from '../studio/emission'
import { Icon } from '../ui/Icon'
import { plain } from '../ui/plain'

type Props = {
  emissions: readonly Emission[]
  /** The document's own errors are counted beside this already. */
  hasErrors: boolean
  onOpen(): void
  onShow(target: Target['id']): void
}

export function Verdicts({ emissions, hasErrors, onOpen, onShow }: Props) {
  return (
    <ul className="verdicts" aria-label="Targets">
      {emissions.map((emission) => {
        const { id, label } = emission.target
        const errors = errorsOf(emission)
        const [first] = errors
        const words = first ? `${label}: ${plain(first.message)}` : `${label} can be exported`
        return (
          <li key={id}>
            <button
              type="button"
              className={`verdict ${first ? 'is-error' : ''}`}
              title={words}
              aria-label={`${id}: ${first ? plain(first.message) : 'ready'}`}
              onClick={() => (first ? onOpen() : onShow(id))}
            >
              {id} <Icon name={first ? 'cross' : 'check'} size={12} />
              {first && !hasErrors && errors.length}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
