// Writes data as YAML in a random style: comments, quotes, brackets, indentation, line ends. Not spell.ts: the
// documents that people write are stranger than those that we print.

import { Anchored, type Data, Pairs, Raw } from './data'
import type { Dice } from './dice'

type Settings = {
  comments: number
  blanks: number
  flow: number
  quotes: number
  folded: number
  header: string
}

/** What comments end with: it looks like YAML, and is none. */
const TAILS = ['', ' - a: 1', ' {', ' "', ', b']

/** Writes one document. Lives for one text. */
export class Writer {
  private readonly dice: Dice
  private readonly features: Set<string>
  private readonly lines: string[] = []
  private readonly settings: Settings
  private readonly step: number
  private readonly mixed: boolean
  private comments = 0

  constructor(dice: Dice, features: Set<string>) {
    this.dice = dice
    this.features = features
    this.settings = {
      comments: this.feature('comments', 60) ? 25 : 0,
      blanks: this.feature('blank lines', 40) ? 20 : 0,
      flow: dice.one([15, 0, 60, 90]),
      quotes: dice.one([15, 0, 60]),
      folded: dice.chance(20) ? 35 : 0,
      header: this.feature('header', 12) ? '---' : '',
    }
    this.step = dice.one([2, 2, 4, 3, 1])
    if (this.step !== 2) features.add(`${this.step} spaces`)
    this.mixed = this.feature('mixed indentation', 12)
  }

  write(data: Pairs): string {
    const { dice, lines } = this
    this.spaces(0)
    if (this.settings.header) lines.push(this.settings.header + this.behind())
    this.spaces(0)
    if (data.list.length > 0) {
      if (dice.chance(3)) {
        this.features.add('flow root')
        lines.push(this.flowText(data, 0))
      } else this.map(data, 0)
    } else this.features.add('empty')
    if (this.settings.comments) this.spaces(0)
    if (lines.length > 0 && this.feature('several documents', 1))
      lines.push('---', 'opea_micro_services:', '  a:')
    const end = this.feature('crlf', 20) ? '\r\n' : '\n'
    const last = this.feature('no final newline', 20) || lines.length === 0 ? '' : end
    const mixed = this.feature('mixed line ends', 7)
    const text = lines.join('\n').replaceAll('\n', () => (mixed ? dice.one(['\n', '\r\n']) : end))
    return (this.feature('bom', 8) ? '\uFEFF' : '') + text + last
  }

  private feature(name: string, percent: number): boolean {
    const is = this.dice.chance(percent)
    if (is) this.features.add(name)
    return is
  }

  /** Blank lines and comments above what comes. */
  private spaces(indent: number) {
    const { dice, settings } = this
    while (dice.chance(settings.blanks)) this.lines.push(dice.chance(10) ? ' '.repeat(indent) : '')
    while (dice.chance(settings.comments)) {
      this.lines.push(
        `${' '.repeat(dice.chance(10) ? dice.roll(7) : indent)}# c${this.comments++}${dice.one(TAILS)}`,
      )
    }
  }

  private behind(): string {
    const { dice, settings } = this
    return dice.chance(settings.comments)
      ? `${dice.one([' ', '   ', '\t'])}# c${this.comments++}${dice.one(TAILS)}`
      : ''
  }

  private get deeper(): number {
    return this.mixed ? 1 + this.dice.roll(5) : this.step
  }

  private map({ list }: Pairs, indent: number, lead = ' '.repeat(indent)) {
    let first = true
    for (const [key, value] of list) {
      if (!first || lead.trim() === '') this.spaces(indent)
      const name = key === '<<' ? key : this.scalar(key, 'key')
      if (indent > 0 && this.dice.chance(1) && !(value instanceof Anchored)) {
        this.features.add('explicit key')
        this.lines.push(`${first ? lead : ' '.repeat(indent)}? ${name}`)
        this.inline(`${' '.repeat(indent)}:`, value, indent)
        first = false
        continue
      }
      this.pair(
        (first ? lead : ' '.repeat(indent)) + name + (this.dice.chance(4) ? ' :' : ':'),
        value,
        indent,
        first && lead.trim() !== '',
      )
      first = false
    }
  }

  private pair(head: string, value: Data, indent: number, compact: boolean) {
    const { dice } = this
    let inner = value
    let lead = head
    if (inner instanceof Anchored) {
      lead += ` &${inner.name}`
      inner = inner.value
    }
    const isCollection = Array.isArray(inner) || inner instanceof Pairs
    const isEmpty =
      (Array.isArray(inner) && inner.length === 0) || (inner instanceof Pairs && inner.list.length === 0)
    if (!isCollection || isEmpty || dice.chance(this.settings.flow)) return this.inline(lead, inner, indent)
    this.lines.push(lead + this.behind())
    if (Array.isArray(inner)) {
      const flush = !compact && dice.chance(25)
      if (flush) this.features.add('list at its key')
      this.seq(inner, flush ? indent : indent + this.deeper)
    } else this.map(inner as Pairs, indent + this.deeper)
    if (dice.chance(this.settings.comments / 2))
      this.lines.push(`${' '.repeat(indent + 2)}# c${this.comments++}`)
  }

  private seq(list: Data[], indent: number, lead = ' '.repeat(indent)) {
    let first = true
    for (const element of list) {
      if (!first || lead.trim() === '') this.spaces(indent)
      const dash = `${first ? lead : ' '.repeat(indent)}-`
      first = false
      const inner = element instanceof Anchored ? element.value : element
      const isFilled =
        (Array.isArray(inner) && inner.length > 0) || (inner instanceof Pairs && inner.list.length > 0)
      if (!isFilled || this.dice.chance(this.settings.flow)) this.inline(dash, inner, indent)
      else if (Array.isArray(inner)) this.seq(inner, indent + 2, `${dash} `)
      else this.map(inner as Pairs, indent + 2, `${dash} `)
    }
  }

  /** A scalar, or a collection in brackets, behind its key or dash. */
  private inline(head: string, value: Data, indent: number) {
    const { dice, settings } = this
    const gap = dice.chance(8) ? '   ' : ' '
    if (value instanceof Raw)
      return this.lines.push(
        value.text === '' ? head + this.behind() : head + gap + value.text + this.behind(),
      )
    if (typeof value !== 'string')
      return this.lines.push(head + gap + this.flowText(value, indent) + this.behind())
    if (dice.chance(settings.folded) && /^\S.*\S\n?$/s.test(value))
      return dice.chance(50) || !/^[^ \n]+( [^ \n]+)+$/.test(value)
        ? this.block(head + gap, value, indent)
        : this.broken(head + gap, value, indent)
    if (dice.chance(2)) {
      this.features.add('tag')
      return this.lines.push(`${head} !!str ${this.scalar(value, 'block')}${this.behind()}`)
    }
    this.lines.push(head + gap + this.scalar(value, 'block') + this.behind())
  }

  private block(head: string, value: string, indent: number) {
    const keeps = value.endsWith('\n') ? '' : '-'
    const body = value.replace(/\n$/, '').split('\n')
    const pad = ' '.repeat(indent + 2)
    const words = body.length === 1 ? value.split(/ (?=\S)(?<=\S )/) : []
    const isFolded = words.length > 1 && this.dice.chance(70)
    this.features.add(isFolded ? 'folded' : 'literal')
    this.lines.push(`${head}${isFolded ? '>' : '|'}${keeps}`)
    for (const line of isFolded ? words : body) this.lines.push(line === '' ? '' : pad + line)
  }

  /** Quoted or plain over several lines. */
  private broken(head: string, value: string, indent: number) {
    const words = value.split(' ')
    const isPlainText = isPlain(value) && words.every(isPlain)
    this.features.add('scalar over lines')
    const body = words.join(`\n${' '.repeat(indent + 2)}`)
    this.lines.push(
      head + (isPlainText ? body : `"${JSON.stringify(body).slice(1, -1).replaceAll('\\n', '\n')}"`),
    )
  }

  private flowText(value: Data, indent: number): string {
    if (value instanceof Raw) return value.text === '' ? 'null' : value.text
    if (value instanceof Anchored) return `&${value.name} ${this.flowText(value.value, indent)}`
    if (typeof value === 'string') return this.scalar(value, 'flow')
    const { dice } = this
    const isList = Array.isArray(value)
    const parts = isList
      ? value.map((element) => this.flowText(element, indent + 2))
      : value.list.map(
          ([key, inner]) =>
            `${key === '<<' ? key : this.scalar(key, 'flow')}: ${this.flowText(inner, indent + 2)}`,
        )
    const [open, close] = isList ? '[]' : '{}'
    if (parts.length === 0) return open + (dice.chance(10) ? ' ' : '') + close
    this.features.add('flow style')
    const trailing = dice.chance(20) ? ',' : ''
    if (!dice.chance(35)) {
      const pad = dice.chance(50) ? ' ' : ''
      return open + pad + parts.join(dice.chance(10) ? ',  ' : ', ') + trailing + pad + close
    }
    this.features.add('flow over lines')
    const pad = `\n${' '.repeat(indent + 2)}`
    const last = parts.length - 1
    const inside = parts
      .map((part, index) => pad + part + (index < last ? ',' : trailing) + this.behind())
      .join('')
    return `${open}${inside}\n${' '.repeat(indent + (dice.chance(50) ? 2 : 1))}${close}`
  }

  private scalar(value: string, where: 'key' | 'block' | 'flow'): string {
    const { dice, settings } = this
    const plain = isPlain(value) && (where !== 'flow' || !/[,[\]{}]/.test(value))
    if (plain && !dice.chance(settings.quotes)) return value
    const isDouble = value.includes('\n') || dice.chance(50)
    this.features.add(isDouble ? 'double quoted' : 'single quoted')
    if (isDouble) return JSON.stringify(value)
    return `'${value.replaceAll("'", "''")}'`
  }
}

/** Our own idea of plain, stricter than YAML's. */
function isPlain(value: string): boolean {
  return /^[A-Za-z(_/][^#:]*$/.test(value) && !/\s$|\n|^(?:true|false|null|no|yes|on|off|y|n)$/i.test(value)
    ? true
    : /^(?:https:\/\/|BAAI|__proto__|my\.svc|ghost)/.test(value) && !/ /.test(value)
}
