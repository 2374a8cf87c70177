// Why what was typed is not written: in sight, also below a field at the foot of the pane.

import { Words } from '../ui/Words'

export function Refusal({ of: message }: { of: string }) {
  return (
    <p className="note is-error" role="alert" ref={intoView}>
      <Words of={message} />
    </p>
  )
}

const intoView = (note: HTMLElement | null) => note?.scrollIntoView({ block: 'nearest' })
