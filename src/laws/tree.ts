// The oracle's own tree of a text, from the events of `js-yaml`: another parser than the one that is judged.

import * as yaml from 'js-yaml'

/** Places include tags and anchors. `written`: a plain scalar that is no text, such as `0755` or nothing. */
export type Tree = { from: number; to: number } & (
  | { type: 'scalar'; text: string; written: boolean }
  | { type: 'alias'; target: Tree | null }
  | { type: 'map'; pairs: [key: Tree, value: Tree][] }
  | { type: 'seq'; items: Tree[] }
)

export type Parsed = { root: Tree | null; scalars: [from: number, to: number][]; several: boolean }

/** The first document of a text. Throws where it is no YAML. */
export function parseTree(text: string): Parsed {
  return new Builder(text).build()
}

const TYPED =
  /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

/** Lives for one text. */
class Builder {
  private readonly text: string
  private readonly events: yaml.Event[]
  private readonly anchors = new Map<string, Tree>()
  private readonly scalars: [number, number][] = []
  private at = 1
  /** Where the last part ended. */
  private end = 0

  constructor(text: string) {
    this.text = text
    this.events = yaml.parseEvents(text, {})
  }

  build(): Parsed {
    const isEmpty = (this.events[1]?.type ?? yaml.EVENT_POP) === yaml.EVENT_POP
    const root = isEmpty ? null : this.next()
    const several = this.events.filter(({ type }) => type === yaml.EVENT_DOCUMENT).length > 1
    return { root, scalars: this.scalars, several }
  }

  private next(): Tree {
    const event = this.events[this.at++]!
    if (event.type === yaml.EVENT_ALIAS) {
      this.end = event.anchorEnd
      const target = this.anchors.get(this.text.slice(event.anchorStart, this.end)) ?? null
      return { type: 'alias', from: event.anchorStart - 1, to: this.end, target }
    }
    const tree = this.content(event)
    if ('anchorStart' in event) {
      const props = [event.anchorStart - 1, event.tagStart].filter((one) => one >= 0)
      tree.from = Math.min(tree.from, ...props)
      if (event.anchorStart >= 0) this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), tree)
    }
    return tree
  }

  private content(event: yaml.Event): Tree {
    if (event.type === yaml.EVENT_SCALAR) return this.scalar(event)
    const isFlow = 'start' in event && event.style === yaml.COLLECTION_STYLE_FLOW
    let from = 'start' in event ? event.start : 0
    this.end = from + 1
    if (event.type === yaml.EVENT_MAPPING) {
      const pairs: [Tree, Tree][] = []
      while (!this.isOver()) pairs.push([this.next(), this.next()])
      if (!isFlow && pairs[0]) from = pairs[0][0].from
      return { type: 'map', from, to: this.close(isFlow), pairs }
    }
    const items: Tree[] = []
    while (!this.isOver()) items.push(this.next())
    return { type: 'seq', from, to: this.close(isFlow), items }
  }

  private isOver(): boolean {
    const isOver = this.events[this.at]!.type === yaml.EVENT_POP
    if (isOver) this.at++
    return isOver
  }

  /** Behind the bracket that closes a collection: nothing but space, commas and comments stands before it. */
  private close(isFlow: boolean): number {
    if (isFlow) this.end += /^(?:[\s,:?]|#[^\n]*)*[\]}]/.exec(this.text.slice(this.end))?.[0].length ?? 0
    return this.end
  }

  private scalar(event: yaml.ScalarEvent): Tree {
    const text = yaml.getScalarValue(this.text, event)
    const { style, valueStart, valueEnd } = event
    const isPlain = style === yaml.SCALAR_STYLE_PLAIN
    const isQuoted = style === yaml.SCALAR_STYLE_SINGLE_QUOTED || style === yaml.SCALAR_STYLE_DOUBLE_QUOTED
    const isBlock = !isPlain && !isQuoted
    const from = isQuoted
      ? valueStart - 1
      : isBlock
        ? this.text.slice(0, valueStart).search(/[|>][^\n]*\n[^|>]*$/)
        : valueStart
    if (isQuoted) this.end = valueEnd + 1
    else if (isBlock) this.end = endOfBlock(this.text, valueStart, valueEnd, event.indent)
    // a missing value stands nowhere in particular: behind its colon at least
    else this.end = text === '' ? Math.max(this.end + 1, valueEnd) : valueEnd
    this.scalars.push([from, this.end])
    return {
      type: 'scalar',
      from,
      to: this.end,
      text,
      written: isPlain && event.tagStart < 0 && TYPED.test(text),
    }
  }
}

/** The parser counts comments behind a block as its end; they stand at less than its indentation. */
function endOfBlock(text: string, from: number, to: number, indent: number): number {
  let at = from
  for (const line of text.slice(from, to).match(/[^\n]*\n?/g) ?? []) {
    if (line.trim() !== '' && line.search(/\S/) < indent) return at
    at += line.length
  }
  return to
}
