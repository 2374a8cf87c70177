// One service on the canvas. Renders again only when its own data, or what is being done to it, changes.

import type { NodeProps } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { FAMILY_COLOURS } from '../studio/families'
import { useStudio, useStudioState } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { Handles } from './handles'
import { NameField } from './NameField'
import './node.css'
import './afar.css'
import type { ServiceNodeType } from './to-flow'
import { useView, useViewStore } from './view'

export const HINT_ID = 'canvas-hint'

export const ServiceNode = memo(function ServiceNode({ data, selected }: NodeProps<ServiceNodeType>) {
  const { name } = data
  const studio = useStudio()
  const view = useViewStore()
  const isHovered = useStudioState(({ hovered }) => hovered === name)
  const isFocus = useView(({ focus }) => focus === name)
  const isRenaming = useView(({ renaming }) => renaming === name)
  const part = usePartInConnecting(name)
  const element = useRef<HTMLDivElement>(null)
  const wasRenaming = useRef(false)
  useEffect(() => {
    if (wasRenaming.current && !isRenaming && isFocus) element.current?.focus()
    wasRenaming.current = isRenaming
  }, [isRenaming, isFocus])
  const classes = [
    'canvas-node',
    data.implied && 'is-implied',
    data.model === '' && 'is-brief',
    selected && 'is-selected',
    isHovered && 'is-hovered',
    data.worst && `has-${data.worst}`,
    part && `is-${part}`,
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group with a name and keys of its own, and no element for it
    <div
      ref={element}
      className={classes.filter(Boolean).join(' ')}
      style={{ '--c': `var(--${FAMILY_COLOURS[data.family]})` } as React.CSSProperties}
      role="group"
      tabIndex={isFocus ? 0 : -1}
      aria-roledescription="service"
      aria-label={selected ? `${data.label}, selected` : data.label}
      aria-describedby={HINT_ID}
      title={[`${name}: ${data.title}`, data.model, data.messages].filter(Boolean).join('\n')}
      data-service={name}
      onFocus={() => view.setState({ focus: name })}
      onMouseEnter={() => studio.hover(name)}
      onMouseLeave={() => studio.hover(null)}
    >
      <span className="tile">
        <Icon name={data.icon} size={16} />
      </span>
      {isRenaming ? <NameField name={name} /> : <b>{name}</b>}
      <i>{data.what}</i>
      <em>{data.port}</em>
      {data.model && <small>{data.model}</small>}
      <Handles inFlow={data.inFlow} canUse={data.canUse} />
      {data.count > 0 && (
        <span className="canvas-badge" aria-hidden="true">
          {data.count}
        </span>
      )}
      {data.implied && selected && !data.frozen && (
        <button
          type="button"
          className="canvas-explicit nodrag"
          onClick={() => studio.run('explicit', { name })}
        >
          Make explicit
        </button>
      )}
    </div>
  )
})

/** Which part a service plays while an edge is being drawn. */
function usePartInConnecting(name: string): string | null {
  return useView(({ connecting }) => {
    if (!connecting) return null
    if (connecting.from === name) return 'source'
    const isPossible = connecting.targets.includes(name)
    if (connecting.at === name) return isPossible ? 'target' : 'refused'
    return isPossible ? 'possible' : 'dim'
  })
}
