// A flow as rules of mega_flow: as few as its shape allows.

import { grouped } from '../../pipeline/grouped'
import { endsOf, type Flow, startsOf } from './flow'
import type { Imported } from './services'

/** The texts of the rules that say a flow of rows and bundles. */
export function rulesOf(flow: Flow): string[] {
  const writer = new Writer()
  writer.write(flow)
  return writer.rules()
}

/** Lives for one flow. */
class Writer {
  private readonly written = new Set<string>()
  private readonly seen = new Set<Flow>()

  write(flow: Flow) {
    // a part that several nodes call is written once
    if (this.seen.has(flow)) return
    this.seen.add(flow)
    if (flow.type === 'service') this.written.add(flow.service.name)
    else if (flow.type === 'bundle') for (const part of flow.parts) this.write(part)
    else {
      for (const part of flow.loose) this.write(part)
      this.row(flow.parts)
    }
  }

  /** One rule, as long as each part is a stage; a longer part ends it, and what comes after begins the next. */
  private row(parts: readonly Flow[]) {
    let stages: string[] = []
    for (const part of this.inline(parts)) {
      stages.push(stageOf(startsOf(part)))
      if (!isStage(part)) this.add(stages)
      this.write(part)
      if (!isStage(part)) stages = [stageOf(endsOf(part))]
    }
    this.add(stages)
  }

  /** A row in a row is as good as its parts. */
  private *inline(parts: readonly Flow[]): Generator<Flow> {
    for (const part of parts) {
      if (part.type !== 'row' || part.loose.length > 0 || this.seen.has(part)) yield part
      else {
        this.seen.add(part)
        yield* this.inline(part.parts)
      }
    }
  }

  private add(stages: readonly string[]) {
    if (stages.length > 1) this.written.add(stages.join(' >> '))
  }

  /** A rule of one stage says something only of who stands in no other. */
  rules(): string[] {
    const all = [...this.written]
    const joined = new Set(all.filter((rule) => rule.includes(' >> ')).flatMap(namesIn))
    return all.filter((rule) => rule.includes(' >> ') || !joined.has(rule))
  }
}

function isStage(flow: Flow): boolean {
  return (
    flow.type === 'service' || (flow.type === 'bundle' && flow.parts.every(({ type }) => type === 'service'))
  )
}

function stageOf(services: readonly Imported[]): string {
  const names = services.map(({ name }) => name)
  return names.length === 1 ? names[0]! : `(${names.join(', ')})`
}

function namesIn(rule: string): string[] {
  return rule.split(/ >> |[(), ]+/).filter((name) => name !== '')
}

/** Rules of edges: services that hear the same share a stage, and a rule goes on where another ends. */
export function rulesOfEdges(
  called: readonly Imported[],
  edges: readonly (readonly [from: Imported, to: Imported])[],
): string[] {
  const rank = new Map(called.map((service, at) => [service, at]))
  const heard = grouped(edges, ([, to]) => to)
  const sourceOf = (service: Imported) => {
    const sources = (heard.get(service) ?? []).map(([from]) => from)
    return stageOf(sources.sort((one, other) => rank.get(one)! - rank.get(other)!))
  }
  const rules: string[][] = []
  const open = new Map<string, string[]>()
  for (const [before, services] of grouped(called, sourceOf)) {
    if (before === NOBODY) continue
    const rule = open.get(before) ?? [before]
    if (!open.delete(before)) rules.push(rule)
    const stage = stageOf(services)
    rule.push(stage)
    open.set(stage, rule)
  }
  const joined = new Set(edges.flat())
  const alone = called.filter((service) => !joined.has(service)).map(({ name }) => name)
  return [...alone, ...rules.map((stages) => stages.join(' >> '))]
}

const NOBODY = '()'
