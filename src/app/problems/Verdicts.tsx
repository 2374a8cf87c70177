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
      {emissions.map((emission) => (
        <Verdict key={emission.target.id} {...{ emission, hasErrors, onOpen, onShow }} />
      ))}
    </ul>
  )
}

function Verdict({ emission, hasErrors, onOpen, onShow }: Omit<Props, 'emissions'> & { emission: Emission }) {
  const { id, label } = emission.target
  const errors = errorsOf(emission)
  const [error] = errors
  const warning = emission.diagnostics.find(({ severity }) => severity === 'warning')
  const state = error ? 'error' : warning ? 'warning' : 'ok'
  const words = error
    ? plain(error.message)
    : `can be exported${warning ? `, but: ${plain(warning.message)}` : ''}`
  return (
    <li>
      <button
        type="button"
        className={`verdict is-${state}`}
        title={`${label}: ${words}`}
        aria-label={`${id}: ${words}`}
        onClick={() => (state === 'ok' ? onShow(id) : onOpen())}
      >
        {id} <Icon name={ICON[state]} size={12} />
        {error && !hasErrors && errors.length}
      </button>
    </li>
  )
}

const ICON = { error: 'cross', warning: 'warning', ok: 'check' } as const
