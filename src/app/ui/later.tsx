// A pane that is fetched when it is shown. React's own `lazy` keeps a failure for ever; here the next attempt of the
// boundary around it fetches anew.

import { type ComponentType, type LazyExoticComponent, lazy, use } from 'react'
import { Attempt, NotFetched } from './Boundary'

type Load<P> = () => Promise<ComponentType<P>>
type Fetch<P> = { attempt: number; hasFailed: boolean; Part: LazyExoticComponent<ComponentType<P>> }
type Source<P> = { load: Load<P>; last: Fetch<P> | null }

export function later<P extends object>(load: Load<P>): ComponentType<P> {
  const source: Source<P> = { load, last: null }
  return (props) => <Fetched source={source} props={props} />
}

function Fetched<P extends object>({ source, props }: { source: Source<P>; props: P }) {
  const attempt = use(Attempt)
  const { last } = source
  const isOver = last?.hasFailed && last.attempt !== attempt
  const { Part } = last && !isOver ? last : fetchAt(attempt, source)
  return <Part {...props} />
}

function fetchAt<P>(attempt: number, source: Source<P>): Fetch<P> {
  const made: Fetch<P> = { attempt, hasFailed: false, Part: lazy(part) }
  source.last = made
  async function part() {
    try {
      return { default: await source.load() }
    } catch (cause) {
      made.hasFailed = true
      throw new NotFetched('not fetched', { cause })
    }
  }
  return made
}
