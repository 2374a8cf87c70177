// How often each gesture was tried, on documents of which features, and what came of it.

export type Result = 'done' | 'no change' | 'refused'

type Cell = Record<Result, number>

export class Counts {
  private readonly cells = new Map<string, Map<string, Cell>>()

  add(gesture: string, features: ReadonlySet<string>, result: Result) {
    for (const id of [gesture, 'all']) {
      for (const feature of ['any', ...(features.size === 0 ? ['plain'] : features)])
        this.cell(id, feature)[result]++
    }
  }

  /** Of all gestures on documents of any kind. */
  get total(): Cell {
    return this.cell('all', 'any')
  }

  get number(): number {
    const { done, 'no change': same, refused } = this.total
    return done + same + refused
  }

  /** How often a gesture changed a document of a feature. */
  done(gesture: string, feature: string): number {
    return this.cells.get(gesture)?.get(feature)?.done ?? 0
  }

  private cell(gesture: string, feature: string): Cell {
    const row = this.cells.get(gesture) ?? new Map<string, Cell>()
    this.cells.set(gesture, row)
    const cell = row.get(feature) ?? { done: 0, 'no change': 0, refused: 0 }
    row.set(feature, cell)
    return cell
  }

  /** Markdown: features down, gestures across, `done/no change/refused`. */
  table(): string {
    const gestures = [...this.cells.keys()].filter((id) => id !== 'all').sort()
    const features = [...(this.cells.get('all')?.keys() ?? [])]
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    const shown = (gesture: string, feature: string) => {
      const cell = this.cells.get(gesture)?.get(feature)
      return cell ? `${cell.done}/${cell['no change']}/${cell.refused}` : '-'
    }
    return [
      'done/no change/refused',
      row(['', ...gestures, 'all']),
      row(['---', ...gestures.map(() => '---'), '---']),
      ...features.map((feature) =>
        row([feature, ...gestures.map((id) => shown(id, feature)), shown('all', feature)]),
      ),
    ].join('\n')
  }
}
