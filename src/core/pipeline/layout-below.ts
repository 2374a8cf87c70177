// Rows below the flow: each service in a free column near those it belongs to, below the ones of them that stand
// here, and where no dashed line has to run through another node, if there is such a place near.

import { BAND, COLUMN, NODE_HEIGHT, NODE_WIDTH, type Point } from './layout-sizes'

type Waiting = { name: string; ends: readonly Point[]; column: number; row: number }

export class Rows {
  private readonly taken: Set<number>[] = []
  private readonly rowOf = new Map<string, number>()
  private readonly covered = new Set<number>()

  /** `places` are those of the flow; the others are put there. */
  constructor(
    private readonly places: Map<string, Point>,
    private readonly columns: number,
    private readonly top: number,
  ) {
    for (const place of places.values()) this.cover(place)
  }

  /** Puts services below those that they are `near`; one that has none stands in the last row. */
  add(names: readonly string[], near: ReadonlyMap<string, readonly string[]>) {
    const last = this.taken.length
    let waiting = [...names]
    while (waiting.length > 0) {
      // a server behind a server waits for its user; a circle of uses takes whoever is first
      const pending = new Set(waiting)
      const ready = waiting.filter(
        (name) => !(near.get(name) ?? []).some((one) => one !== name && pending.has(one)),
      )
      const batch = ready.length > 0 ? ready : [waiting[0]!]
      for (const one of batch.map((name) => this.wish(name, near.get(name) ?? [], last))) this.put(one)
      const done = new Set(batch)
      waiting = waiting.filter((name) => !done.has(name))
    }
  }

  private wish(name: string, near: readonly string[], last: number): Waiting {
    const ends = near.map((one) => this.places.get(one)).filter((place) => place !== undefined)
    const column = ends.reduce((sum, [x]) => sum + x, 0) / Math.max(1, ends.length) / COLUMN
    const row = Math.max(0, ...near.map((one) => (this.rowOf.get(one) ?? -1) + 1))
    return { name, ends, column, row: ends.length > 0 ? row : last }
  }

  private put({ name, ends, column: wanted, row: first }: Waiting) {
    for (let row = first; ; row++) {
      const taken = this.taken[row] ?? new Set()
      this.taken[row] = taken
      const y = this.top + row * BAND
      const column = this.best(freeColumns(taken, wanted, this.columns), wanted, ends, y)
      if (column === null) continue
      taken.add(column)
      this.rowOf.set(name, row)
      this.places.set(name, [column * COLUMN, y])
      return this.cover([column * COLUMN, y])
    }
  }

  /** The nearest column from which the fewest lines run through others. */
  private best(free: readonly number[], wanted: number, ends: readonly Point[], y: number): number | null {
    let best: number | null = null
    let least = Number.POSITIVE_INFINITY
    for (const column of free) {
      const distance = Math.abs(column - wanted)
      const through = ends.reduce((sum, end) => sum + this.through(end, [column * COLUMN, y]), 0)
      if (distance + through < least) {
        least = distance + through
        best = column
      }
      if (through === 0) break
    }
    return best
  }

  private cover([x, y]: Point) {
    for (const at of [y, y + NODE_HEIGHT / 2, y + NODE_HEIGHT - 1]) this.covered.add(cell(x, at))
  }

  /** How much of a line from a foot to a head lies behind other nodes, in columns that it is worth to go round. */
  private through([fromX, fromY]: Point, [toX, toY]: Point): number {
    const from = fromY + NODE_HEIGHT
    const down = toY - from
    if (down <= BAND - NODE_HEIGHT) return 0
    let behind = 0
    for (let sample = 1; sample < SAMPLES; sample++) {
      const t = sample / SAMPLES
      const x = fromX + NODE_WIDTH / 2 + (toX - fromX) * t * t * (3 - 2 * t)
      if (x % COLUMN <= NODE_WIDTH && this.covered.has(cell(x, from + down * t))) behind += 0.5
    }
    return behind
  }
}

const SAMPLES = 10
/** More rows than there ever are. */
const HIGH = 2 ** 24

/** A number for half a node's height of a column. */
function cell(x: number, y: number): number {
  return Math.floor(x / COLUMN) * HIGH + Math.floor((2 * y) / NODE_HEIGHT)
}

/** The nearest columns that are not taken; of two, the left one of those it stands between, else the right one. */
function freeColumns(taken: ReadonlySet<number>, wanted: number, columns: number): number[] {
  const start = Math.ceil(wanted - 0.5)
  const free: number[] = []
  for (let column = Math.max(0, start - 4); column <= Math.min(columns - 1, start + 4); column++)
    if (!taken.has(column)) free.push(column)
  const far = (column: number) => Math.abs(column - wanted)
  return free.sort((a, b) => far(a) - far(b) || (a === start ? -1 : b === start ? 1 : b - a))
}
