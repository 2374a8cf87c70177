// The end of an edge was let go on empty canvas: the list of what can come next, fetched when it is asked for.

import { Suspense } from 'react'
import { later } from '../ui/later'
import { editable, type Hands } from './hands'
import { useView } from './view'

const Choices = later(() => import('./Choices').then(({ Choices }) => Choices))

export function Chooser({ hands }: { hands: Hands }) {
  const choosing = useView((view) => view.choosing)
  const pipeline = editable(hands)
  return choosing && pipeline ? (
    <Suspense>
      <Choices hands={hands} choosing={choosing} pipeline={pipeline} />
    </Suspense>
  ) : null
}
