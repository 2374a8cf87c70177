// What the page imports late: Monaco and all that stands on it, as one chunk.

import { provideCodeView } from '../studio/code-view'
import { makeReadOnly } from './read-only'
import { openView } from './view'

export type Monaco = { openView: typeof openView }

export const loaded: Monaco = { openView }

provideCodeView(makeReadOnly)
