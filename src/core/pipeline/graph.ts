// Questions about a graph of names: order, cycles, what is before and behind. Iterative throughout, because a
// chain may be as long as a document.

export type Edge = readonly [from: string, to: string]

/** Neighbours by name, in the order of the edges. */
export function successors(edges: readonly Edge[]): Map<string, string[]> {
  return neighbours(edges, 0, 1)
}

/** From each name to those that lead to it. */
export function predecessors(edges: readonly Edge[]): Map<string, string[]> {
  return neighbours(edges, 1, 0)
}

/** From the names at one end of the edges to those at the other. */
function neighbours(edges: readonly Edge[], here: 0 | 1, there: 0 | 1): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const edge of edges) {
    const known = found.get(edge[here])
    if (known) known.push(edge[there])
    else found.set(edge[here], [edge[there]])
  }
  return found
}

/** As many cycles as anyone wants to be told, each of up to all names. */
const MANY = 100

/** One cycle for each edge that closes one in a depth-first walk: its names in order, without repeating the first. */
export function cyclesOf(edges: readonly Edge[]): string[][] {
  if (leadOn(edges)) return []
  const next = successors(edges)
  const cycles: string[][] = []
  const done = new Set<string>()
  for (const start of next.keys()) {
    if (done.has(start)) continue
    const trail: string[] = [start]
    const place = new Map([[start, 0]])
    /** How many neighbours of each name of the trail have been looked at. */
    const seen = [0]
    while (trail.length > 0) {
      const to = next.get(trail.at(-1)!)?.[seen[trail.length - 1]!++]
      if (to === undefined) {
        const name = trail.pop()!
        seen.pop()
        place.delete(name)
        done.add(name)
      } else if (place.has(to)) {
        cycles.push(trail.slice(place.get(to)))
        if (cycles.length === MANY) return cycles
      } else if (!done.has(to)) {
        place.set(to, trail.length)
        trail.push(to)
        seen.push(0)
      }
    }
  }
  return cycles
}

/** As most are written: no edge ends where it or one before it begins, so none closes a cycle. */
function leadOn(edges: readonly Edge[]): boolean {
  const begun = new Set<string>()
  for (const [from, to] of edges) if (begun.add(from).has(to)) return false
  return true
}

/** The names so that each stands behind all that lead to it; otherwise in the order given. Cycles come last. */
export function inOrder(names: readonly string[], edges: readonly Edge[]): string[] {
  const known = new Set(names)
  const inner = edges.filter(([from, to]) => known.has(from) && known.has(to) && from !== to)
  const next = successors(inner)
  const missing = new Map(names.map((name) => [name, 0]))
  for (const [, to] of inner) missing.set(to, missing.get(to)! + 1)
  const rank = new Map(names.map((name, index) => [name, index]))
  let ready = names.filter((name) => missing.get(name) === 0)
  const order: string[] = []
  while (ready.length > 0) {
    const freed: string[] = []
    for (const name of ready) {
      order.push(name)
      for (const to of next.get(name) ?? []) {
        const left = missing.get(to)! - 1
        missing.set(to, left)
        if (left === 0) freed.push(to)
      }
    }
    ready = freed.sort((a, b) => rank.get(a)! - rank.get(b)!)
  }
  const placed = new Set(order)
  return [...order, ...names.filter((name) => !placed.has(name))]
}

/** All that can be reached from some names by a map of neighbours, the names themselves included. */
export function reachable(from: Iterable<string>, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(from)
  for (const name of seen) for (const to of next.get(name) ?? []) seen.add(to)
  return seen
}
