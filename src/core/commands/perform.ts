// One gesture on one document: the front door of editing. Total: what cannot be done is refused with a finding.

import type { Kind } from '../catalog/kind'
import type { Finding } from '../text/diagnostic'
import type { TextEdit } from '../text/edit'
import { didYouMean, nearest } from '../text/nearest'
import type { Document } from '../yaml/document'
import { Refused } from '../yaml/guard'
import { COMMANDS } from '.'
import { Draft } from './draft'

type Performed = { edits: TextEdit[]; text: string; select?: string[] } | { refusal: Finding }

export type Args = Readonly<Record<string, unknown>>

/** A gesture with its arguments, which may depend on what the gestures before it selected. */
export type Step = { gesture: string; args: Args | ((selected: readonly string[]) => Args) }

/**
 * Performs a gesture of the table on a document.
 * The edits are sorted, disjoint, and against the document's text; none when nothing changes.
 * Refusals: `unknown-gesture`, `bad-argument`, `edit-…`, and those of each gesture.
 */
export function perform(
  document: Document,
  catalog: readonly Kind[],
  gesture: string,
  args: Args,
): Performed {
  return performAll(document, catalog, [{ gesture, args }])
}

/** Several gestures as one, all or none: each on the text as the ones before it left it. Refusals: those of `perform`. */
export function performAll(document: Document, catalog: readonly Kind[], steps: readonly Step[]): Performed {
  try {
    const draft = new Draft(document, catalog)
    let select: string[] | undefined
    for (const { gesture, args } of steps) {
      const command = COMMANDS.find(({ id }) => id === gesture)
      if (!command) return { refusal: unknownGesture(gesture) }
      // from a program without types anything may come
      const given = (typeof args === 'function' ? args(select ?? []) : args) ?? {}
      select = command.run(draft, given)?.select ?? select
    }
    return { edits: draft.edits(), text: draft.text, ...(select ? { select } : {}) }
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.finding }
    throw error
  }
}

function unknownGesture(gesture: unknown): Finding {
  const ids = COMMANDS.map(({ id }) => id)
  const near = typeof gesture === 'string' ? nearest(gesture, ids) : null
  const message =
    typeof gesture === 'string'
      ? `There is no gesture \`${gesture}\`.${didYouMean(near)}`
      : 'A gesture is named by a string, such as `connect`.'
  return { code: 'unknown-gesture', severity: 'error', message, path: [] }
}
