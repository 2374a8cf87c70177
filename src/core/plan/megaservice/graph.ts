// The megaservice's own small view of its graph: an order to add services in, and the flow as a person reads it.

import { type Edge, successors } from '../../pipeline/graph'

/** Names so that each comes after those before it; where the edges leave a choice, in the order given. */
export function inOrder(names: readonly string[], edges: readonly Edge[]): string[] {
  const place = new Map(names.map((name, index) => [name, index]))
  const inner = edges.filter(([from, to]) => place.has(from) && place.has(to))
  const next = successors(inner)
  const missing = names.map(() => 0)
  for (const [, to] of inner) missing[place.get(to)!]!++
  const left = new Set(names.keys())
  const order: string[] = []
  let from = 0
  while (left.size > 0) {
    let at = from
    while (at < names.length && !(left.has(at) && missing[at] === 0)) at++
    // a cycle has been found and told elsewhere; here its members only keep their places
    if (at === names.length) [at = 0] = left
    left.delete(at)
    order.push(names[at]!)
    // all before this one that are left wait for something
    from = at + 1
    for (const to of next.get(names[at]!) ?? []) {
      missing[place.get(to)!]!--
      from = Math.min(from, place.get(to)!)
    }
  }
  return order
}

/** The edges as few chains: `a >> b >> c`. Services without an edge stand alone. */
export function chains(names: readonly string[], edges: readonly Edge[]): string[][] {
  const left = successors(edges)
  const joined = new Set(edges.flat())
  const found: string[][] = []
  for (const start of names) {
    while (left.get(start)?.length) {
      const path = [start]
      for (let next = left.get(start)!.shift(); next !== undefined; next = left.get(next)?.shift())
        path.push(next)
      found.push(path)
    }
    if (!joined.has(start)) found.push([start])
  }
  return found
}
