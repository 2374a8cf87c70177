// The overview of a large pipeline, fetched when there is one. Where that fails the canvas does without.

import { type ComponentType, useEffect, useState } from 'react'
import type { ServiceNodeType } from './to-flow'

type Props = { nodes: ServiceNodeType[] }

export function OverviewLater(props: Props) {
  const [Overview, setOverview] = useState<ComponentType<Props> | null>(null)
  useEffect(() => {
    void import('./Overview').then(
      (part) => setOverview(() => part.Overview),
      () => null,
    )
  }, [])
  return Overview && <Overview {...props} />
}
