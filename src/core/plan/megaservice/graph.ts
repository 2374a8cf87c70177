// The megaservice's own small view of its graph: an order to add services in, and the flow as a person reads it.

type Edge = readonly [string, string]

/** Names so that each comes after those before it; where the edges leave a choice, in the order given. */
export function inOrder(names: readonly string[], edges: readonly Edge[]): string[] {
  const left = [...names]
  const order: string[] = []
  while (left.length > 0) {
    const ready = left.findIndex((name) => !edges.some(([from, to]) => to === name && left.includes(from)))
    // a cycle has been found and told elsewhere; here its members only keep their places
    order.push(...left.splice(Math.max(ready, 0), 1))
  }
  return order
}

/** The edges as few chains: `a >> b >> c`. Services without an edge stand alone. */
export function chains(names: readonly string[], edges: readonly Edge[]): string[][] {
  const left = [...edges]
  const found: string[][] = []
  for (const start of names) {
    while (left.some(([from]) => from === start)) {
      const path = [start]
      for (let next = take(left, start); next !== undefined; next = take(left, next)) path.push(next)
      found.push(path)
    }
    if (!edges.some((edge) => edge.includes(start))) found.push([start])
  }
  return found
}

function take(left: Edge[], from: string): string | undefined {
  const index = left.findIndex((edge) => edge[0] === from)
  return index < 0 ? undefined : left.splice(index, 1)[0]?.[1]
}
