// Keeps a fault in one pane from taking down the others, and the text within reach.

import { Component, createContext, type ReactNode } from 'react'
import './boundary.css'

type Props = { what: string; onSave(): void; children: ReactNode }

/** How often somebody has asked for another try. */
export const Attempt = createContext(0)

/** A part of the page that did not come. */
export class NotFetched extends Error {}

export class Boundary extends Component<Props, { error: Error | null; attempt: number }> {
  override state: { error: Error | null; attempt: number } = { error: null, attempt: 0 }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { what, onSave, children } = this.props
    const { error, attempt } = this.state
    if (!error) return <Attempt value={attempt}>{children}</Attempt>
    const isAbsent = error instanceof NotFetched
    return (
      <div className="fault" role="alert">
        <h2>{isAbsent ? `${what} could not be loaded` : `${what} met a fault of ours`}</h2>
        <p>
          {isAbsent
            ? 'Try again when the network is back. Your text is safe.'
            : 'Your text is safe; everything else goes on working.'}
        </p>
        {!isAbsent && <code>{error.message}</code>}
        <p>
          <button
            type="button"
            className="btn box"
            onClick={() => this.setState({ error: null, attempt: attempt + 1 })}
          >
            Try again
          </button>
          <button type="button" className="btn box" onClick={onSave}>
            Save text
          </button>
        </p>
      </div>
    )
  }
}
