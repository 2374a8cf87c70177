// What each target makes of the document. In idle time, one target after the other, the one that is looked at first;
// the next key calls off what has not been made.

import { createStore, type StoreApi, useStore } from 'zustand'
import type { Snapshot } from '../../core/snapshot'
import type { OutFile, Target } from '../../core/targets/target'
import type { Emission } from '../studio/emission'
import { emittedFrom } from '../studio/emit-away'
import type { Studio } from '../studio/studio'
import { useStudio } from '../studio/use-studio'
import { active } from './active'

export type State = 'ok' | 'warning' | 'error'

export type Output = Emission & {
  state: State
  /** What it was made from. */
  of: Snapshot
  /** The last files that could be made: those of `files`, or older ones while there are errors. */
  last: readonly OutFile[]
  /** The files before the last change of the document; null where they say nothing. */
  before: readonly OutFile[] | null
}

/** Milliseconds, long enough that a typist does not make all targets at each key. */
function restFor({ text }: Snapshot): number {
  return text.length > 100 * 1024 ? 700 : 120
}

const stores = new WeakMap<Studio, StoreApi<readonly Output[]>>()

/** Per target, in their order; empty until the first have been made. */
export function useEmissions(): readonly Output[] {
  return useStore(emissionsOf(useStudio()))
}

/** The same outside of React. */
export function emissionsOf(studio: Studio): StoreApi<readonly Output[]> {
  const known = stores.get(studio)
  if (known) return known
  const store = createStore<readonly Output[]>(() => [])
  stores.set(studio, store)
  let cancel = () => {}
  const begin = (snapshot: Snapshot) => {
    cancel()
    cancel = schedule(snapshot, store)
  }
  begin(studio.getState().snapshot)
  studio.subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) begin(state.snapshot)
  })
  return store
}

/** Gives a function that calls it off. */
function schedule(snapshot: Snapshot, store: StoreApi<readonly Output[]>): () => void {
  let off = false
  let stop = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      stop = idle(resolve)
    })
  const timer = setTimeout(async () => {
    // after the first paint: the targets are no part of what it needs
    const { TARGETS } = await import('../../core/targets')
    for (const target of inTurn(TARGETS)) {
      const emitted = await emittedFrom(snapshot, target.id, pause)
      await pause()
      if (off) return
      const outputs = new Map(store.getState().map((one) => [one.target.id, one]))
      outputs.set(target.id, outputOf(snapshot, { target, ...emitted }, outputs.get(target.id)))
      store.setState(
        TARGETS.flatMap(({ id }) => outputs.get(id) ?? []),
        true,
      )
    }
  }, restFor(snapshot))
  return () => {
    off = true
    clearTimeout(timer)
    stop()
  }
}

function inTurn(targets: readonly Target[]): Target[] {
  const tab = active.getState().tab
  return [...targets].sort((a, b) => Number(b.id === tab) - Number(a.id === tab))
}

export function outputOf(of: Snapshot, emission: Emission, old: Output | undefined): Output {
  const has = (severity: string) => emission.diagnostics.some((one) => one.severity === severity)
  const state = has('error') ? 'error' : has('warning') ? 'warning' : 'ok'
  const isMade = emission.files.length > 0
  return {
    ...emission,
    state,
    of,
    last: isMade ? emission.files : (old?.last ?? []),
    before: isMade ? (old && old.last.length > 0 ? old.last : null) : (old?.before ?? null),
  }
}

function idle(callback: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(callback, { timeout: 1000 })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(callback)
  return () => clearTimeout(timer)
}
