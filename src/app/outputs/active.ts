// Which tab of the right pane is shown: view state that the emitters ask for too.

import { createStore } from 'zustand'
import type { Target } from '../../core/targets/target'

export type Tab = 'document' | Target['id']

export const active = createStore<{ tab: Tab }>(() => ({ tab: 'document' }))

export function showTab(tab: Tab) {
  active.setState({ tab })
}
