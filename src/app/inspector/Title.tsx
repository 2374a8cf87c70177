// The head of the inspector: what is selected, and what can be done with it as a whole.

import type { ReactNode } from 'react'
import type { Kind } from '../../core/catalog/kind'
import { FAMILY_COLOURS } from '../studio/families'
import { Icon } from '../ui/Icon'

type Props = { kind?: Kind | undefined; icon?: string; children: ReactNode; actions?: ReactNode }

export function Title({ kind, icon, children, actions }: Props) {
  const colour = kind ? FAMILY_COLOURS[kind.family] : 'accent'
  return (
    <div className="insp-head">
      <h2>
        <span className="tile" style={{ '--c': `var(--${colour})` } as React.CSSProperties}>
          <Icon name={icon ?? kind?.icon ?? 'srv'} size={15} />
        </span>
        {children}
      </h2>
      {actions && <div className="insp-actions">{actions}</div>}
    </div>
  )
}

type ActionProps = { icon: string; label: string; onClick(): void }

export function Action({ icon, label, onClick }: ActionProps) {
  return (
    <button type="button" className="btn square small" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} size={14} />
    </button>
  )
}
