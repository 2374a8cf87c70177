// Snapshot, selection and drag → what React Flow draws, each from the one before, so that objects stay.

import { useEffect, useMemo, useRef, useState } from 'react'
import type { Places } from '../../core/pipeline/layout'
import type { Snapshot } from '../../core/snapshot'
import { useDrawn, useStudioState } from '../studio/use-studio'
import { elsewhereOf } from './elsewhere'
import { NOWHERE, type Placement, placed } from './placement'
import { problemsOf } from './problems'
import { type Drawing, EMPTY, toFlow, withDragged } from './to-flow'
import { useView } from './view'

export type Shown = {
  drawing: Drawing
  places: Places
  /** The snapshot that is drawn; null when there has been nothing to draw yet. */
  good: Snapshot | null
  /** There are more services than a browser draws. */
  tooMany: boolean
  /** The text is broken: this is how it was before. */
  frozen: boolean
}

/** About two seconds of work for React Flow. */
const MOST = 5000

export function useDrawing(): Shown {
  const { snapshot, selection } = useDrawn()
  const last = useStudioState((state) => state.good)
  const good = snapshot.pipeline ? snapshot : last
  const dragged = useView((view) => view.dragged)
  const frozen = snapshot.pipeline === null
  const tooMany = (good?.pipeline?.services.length ?? 0) > MOST
  const elsewhere = useElsewhere(tooMany ? null : good)
  const placement = useRef<Placement>(NOWHERE)
  const drawing = useRef<Drawing>(EMPTY)
  const places = useMemo(() => {
    if (tooMany) placement.current = NOWHERE
    else if (good) placement.current = placed(placement.current, good)
    return placement.current.places
  }, [good, tooMany])
  const problems = useMemo(() => problemsOf(good?.diagnostics ?? []), [good])
  const base = useMemo(() => {
    if (!good?.pipeline || tooMany) return EMPTY
    drawing.current = toFlow(drawing.current, {
      pipeline: good.pipeline,
      places,
      problems,
      elsewhere,
      selected: selection.services,
      edge: selection.edge,
      frozen,
    })
    return drawing.current
  }, [good, tooMany, places, problems, elsewhere, selection, frozen])
  const nodes = useMemo(() => withDragged(base.nodes, dragged), [base.nodes, dragged])
  return useMemo(
    () => ({ drawing: { nodes, edges: base.edges }, places, good, tooMany, frozen }),
    [nodes, base.edges, places, good, tooMany, frozen],
  )
}

const NONE: ReadonlyMap<string, string> = new Map()

/** Worked out when there is time: nobody waits for it. */
function useElsewhere(good: Snapshot | null): ReadonlyMap<string, string> {
  const [found, setFound] = useState(NONE)
  useEffect(() => {
    if (!good?.declared || !good.pipeline) return
    const { declared, pipeline } = good
    const run = () => setFound((before) => kept(before, elsewhereOf(declared, pipeline)))
    // Safari has no requestIdleCallback
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(run, 200)
      return () => clearTimeout(timer)
    }
    const handle = requestIdleCallback(run, { timeout: 2000 })
    return () => cancelIdleCallback(handle)
  }, [good])
  return found
}

function kept(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>) {
  const isSame = before.size === now.size && [...now].every(([name, kind]) => before.get(name) === kind)
  return isSame ? before : now
}
