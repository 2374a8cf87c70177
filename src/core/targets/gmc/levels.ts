// `gmc_join: adapter`, for flows that do not nest: level by level. Services that need nothing of one another run side
// by side; what later levels need of earlier answers is carried along beside them. Every service runs once.

import { NEUTRAL, STEP_NAMES } from '../../gmc/steps'
import { inOrder, predecessors } from '../../pipeline/graph'
import type { Pipeline } from '../../pipeline/pipeline'
import type { FlowNode, FlowStep } from './arrange'
import { carryOf, type Join, mergeOf, nameOf, type Place } from './joining'
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
  /** Where the answers stand in what is handed on, of all services that anyone still needs. */
  private places = new Map<string, Place>([[REQUEST, '']])

  /** Where what is carried stands. */
  private carrier: Place | null = null

  constructor({ flowServices, flow }: Pipeline, arranging: Arranging) {
    this.arranging = arranging
    this.before = predecessors(flow)
    this.nodeNames = nodeNames(flowServices)
    this.root = this.open('root', 'Sequence')
    const sources = new Set(flow.map(([from]) => from))
    const sinks = flowServices.filter((name) => !sources.has(name))
    const all = this.levelsOf(inOrder(flowServices, flow))
    const needed = this.neededAfter(all, sinks)
    for (const [at, level] of all.entries()) this.run(level, needed[at]!)
    if (sinks.length > 1) {
      const answers = sinks.map((name) => [name, this.places.get(name)!] as const)
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

  /** Of each level, whose answers are asked for behind it. */
  private neededAfter(all: readonly string[][], sinks: readonly string[]): Set<string>[] {
    const needed = new Set(sinks)
    return all
      .toReversed()
      .map((level) => {
        const after = new Set(needed)
        for (const name of level) for (const one of this.needsOf(name)) needed.add(one)
        return after
      })
      .toReversed()
  }

  private run(level: readonly string[], needed: ReadonlySet<string>) {
    const carried = [...this.places].filter(([name]) => needed.has(name))
    const [first] = level
    if (level.length === 1 && carried.length === 0) {
      this.root.steps.push(...this.call(first!))
      this.places = new Map([[first!, '']])
      this.carrier = null
      return
    }
    const node = this.open(
      `level-${this.nodes.filter(({ type }) => type === 'Ensemble').length + 1}`,
      'Ensemble',
    )
    this.root.steps.push({ label: this.arranging.labelOf(first!), node: node.name })
    const labels = this.labelsFor(level)
    const places = new Map<string, Place>()
    for (const [at, name] of level.entries()) {
      const { text: label, isOwn } = labels[at]!
      const steps = this.call(name)
      node.steps.push(isOwn ? { ...steps[0]!, label } : { label, node: this.branch(name, steps) })
      places.set(name, label)
    }
    if (carried.length > 0) {
      const label = labels.at(-1)!.text
      node.steps.push({ label, join: this.carry(carried) })
      for (const [name] of carried) places.set(name, `${label}/${name}`)
      this.carrier = label
    } else this.carrier = null
    this.places = places
  }

  /** Said by what changes, so that long flows do not name all that is carried again and again. */
  private carry(carried: readonly [string, Place][]): Join {
    const { carrier } = this
    const isOld = ([, place]: [string, Place]) => carrier !== null && place.startsWith(`${carrier}/`)
    const added = carried.filter((one) => !isOld(one))
    if (carrier === null || added.length === carried.length) return carryOf(null, added)
    const kept = new Set(carried.map(([name]) => name))
    const dropped = [...this.places].filter(isOld).flatMap(([name]) => (kept.has(name) ? [] : [name]))
    return carryOf({ place: carrier, dropped }, added)
  }

  /** What brings a service the answers that it needs, and the service. */
  private call(name: string): FlowStep[] {
    const places = this.needsOf(name).map((one) => this.places.get(one)!)
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
