// `gmc_join: adapter`, for flows that do not nest: level by level. Services that need nothing of one another run side
// by side; what later levels need of earlier answers is carried along beside them. Every service runs once.

import { NEUTRAL, STEP_NAMES } from '../../gmc/steps'
import { inOrder, predecessors } from '../../pipeline/graph'
import type { Pipeline } from '../../pipeline/pipeline'
import type { FlowNode, FlowStep } from './arrange'
import { carryOf, mergeOf, nameOf, type Place } from './joining'
import { type Arranging, type Label, labelsFor } from './labels'
import { nodeNames } from './names'

/** What the request itself goes by among the answers: no service can have this name. */
const REQUEST = '.'

/** Nodes, `root` first. */
export function levels(pipeline: Pipeline, arranging: Arranging): FlowNode[] {
  return new Levels(pipeline, arranging).nodes
}

class Levels {
  readonly nodes: FlowNode[] = []
  private readonly arranging: Arranging
  private readonly before: ReadonlyMap<string, readonly string[]>
  private readonly root: FlowNode
  private readonly nodeNames: ReadonlyMap<string, string>
  /** Where the answers of the level before stand in what is handed on. */
  private fresh: ReadonlyMap<string, Place> = new Map([[REQUEST, '']])
  /** Where what is carried stands, if anything is, and of whom: each goes by its name there. */
  private carrier: Place | null = null
  private readonly carried = new Set<string>()

  constructor({ flowServices, flow }: Pipeline, arranging: Arranging) {
    this.arranging = arranging
    this.before = predecessors(flow)
    this.nodeNames = nodeNames(flowServices)
    this.root = this.open('root', 'Sequence')
    const sources = new Set(flow.map(([from]) => from))
    const sinks = flowServices.filter((name) => !sources.has(name))
    const all = this.levelsOf(inOrder(flowServices, flow))
    const uses = this.lastUses(all, sinks)
    const outworn = outwornAt(all, uses)
    for (const [at, level] of all.entries()) this.run(level, outworn[at]!, (name) => uses.get(name)! > at)
    if (sinks.length > 1) {
      const answers = sinks.map((name) => [name, this.placeOf(name)] as const)
      this.root.steps.push({ label: NEUTRAL, join: nameOf(answers) })
    }
  }

  private open(name: string, type: FlowNode['type']): FlowNode {
    const node: FlowNode = { name, type, steps: [] }
    this.nodes.push(node)
    return node
  }

  private needsOf(name: string): readonly string[] {
    return this.before.get(name) ?? [REQUEST]
  }

  /** By the longest way from the request; no wider than an Ensemble has names, one being for what is carried. */
  private levelsOf(order: readonly string[]): string[][] {
    const depths = new Map<string, number>([[REQUEST, -1]])
    const found: string[][] = []
    for (const name of order) {
      const depth = this.needsOf(name).reduce((most, one) => Math.max(most, depths.get(one)!), -1) + 1
      depths.set(name, depth)
      found[depth] ??= []
      found[depth].push(name)
    }
    const most = STEP_NAMES.length - 1
    return found.flatMap((level) =>
      Array.from({ length: Math.ceil(level.length / most) }, (_, at) =>
        level.slice(at * most, (at + 1) * most),
      ),
    )
  }

  /** The level in which an answer is asked for last; the ends are asked for behind all. */
  private lastUses(all: readonly string[][], sinks: readonly string[]): Map<string, number> {
    const uses = new Map<string, number>()
    for (const [at, level] of all.entries())
      for (const name of level) for (const one of this.needsOf(name)) uses.set(one, at)
    for (const name of sinks) uses.set(name, all.length)
    return uses
  }

  private placeOf(name: string): Place {
    return this.fresh.get(name) ?? `${this.carrier}/${name}`
  }

  private run(level: readonly string[], outworn: readonly string[], isNeeded: (name: string) => boolean) {
    const dropped = outworn.filter((name) => this.carried.delete(name))
    const added = [...this.fresh].filter(([name]) => isNeeded(name))
    const [first] = level
    if (level.length === 1 && this.carried.size + added.length === 0) {
      this.root.steps.push(...this.call(first!))
      this.fresh = new Map([[first!, '']])
      this.carrier = null
      return
    }
    const node = this.open(
      `level-${this.nodes.filter(({ type }) => type === 'Ensemble').length + 1}`,
      'Ensemble',
    )
    this.root.steps.push({ label: this.arranging.labelOf(first!), node: node.name })
    const labels = this.labelsFor(level)
    const fresh = new Map<string, Place>()
    for (const [at, name] of level.entries()) {
      const { text: label, isOwn } = labels[at]!
      const steps = this.call(name)
      node.steps.push(isOwn ? { ...steps[0]!, label } : { label, node: this.branch(name, steps) })
      fresh.set(name, label)
    }
    this.fresh = fresh
    this.carrier = this.carry(node, labels.at(-1)!.text, added, dropped)
  }

  /** Said by what changes, so that long flows do not name all that is carried again and again. */
  private carry(
    { steps }: FlowNode,
    label: string,
    added: readonly [string, Place][],
    dropped: readonly string[],
  ): Place | null {
    const old = this.carried.size === 0 ? null : { place: this.carrier!, dropped }
    for (const [name] of added) this.carried.add(name)
    if (this.carried.size === 0) return null
    steps.push({ label, join: carryOf(old, added) })
    return label
  }

  /** What brings a service the answers that it needs, and the service. */
  private call(name: string): FlowStep[] {
    const places = this.needsOf(name).map((one) => this.placeOf(one))
    const step: FlowStep = { label: this.arranging.labelOf(name), service: name }
    return places.join() === '' ? [step] : [{ label: NEUTRAL, join: mergeOf(places) }, step]
  }

  /** Of the services of a level, and last of what is carried beside them. */
  private labelsFor(level: readonly string[]): Label[] {
    const { labelOf, standsAlone, isCalledElsewhere } = this.arranging
    const isCarried = (name: string) => name === REQUEST
    return labelsFor(
      [...level, REQUEST].map((name) => ({ type: 'service', name })),
      {
        labelOf: (name) => (isCarried(name) ? NEUTRAL : labelOf(name)),
        standsAlone: (name) => isCarried(name) || (standsAlone(name) && this.call(name).length === 1),
        isCalledElsewhere: (name) => isCarried(name) || isCalledElsewhere(name),
      },
    )
  }

  private branch(name: string, steps: FlowStep[]): string {
    const node = this.open(`to-${this.nodeNames.get(name)!}`, 'Sequence')
    node.steps.push(...steps)
    return node.name
  }
}

/** For each level, whose answers nobody asks for behind it, the latest first. */
function outwornAt(all: readonly string[][], uses: ReadonlyMap<string, number>): string[][] {
  const found: string[][] = [...all, []].map(() => [])
  for (const name of [...all.toReversed().flat(), REQUEST]) found[uses.get(name)!]!.push(name)
  return found
}
