// What an edge can end at, for all services at once: `edge-guard` answers for one pair, and asking it for each of a
// thousand would take seconds. Its words are used for the one that is pointed at.

import { meet } from '../../core/checks/datatype-mismatch'
import { whyNotConnect, whyNotUse } from '../../core/commands/edge-guard'
import { predecessors, reachable, successors } from '../../core/pipeline/graph'
import type { Places } from '../../core/pipeline/layout'
import type { Pipeline } from '../../core/pipeline/pipeline'
import type { Connecting, Mode } from './view'

/** Possible ends: those whose datatypes meet before the others, and of these the nearest first. */
export function targetsOf(
  pipeline: Pipeline,
  places: Places,
  { from, mode, backwards }: { from: string; mode: Mode; backwards: boolean },
): string[] {
  const possible = mode === 'flow' ? flowTargets(pipeline, from, backwards) : usesTargets(pipeline, from)
  const here = places.get(from) ?? [0, 0]
  const distance = (name: string) => {
    const [x, y] = places.get(name) ?? here
    return Math.hypot(x - here[0], y - here[1])
  }
  const doubt = mode === 'flow' ? doubtOf(pipeline, from, backwards) : () => 0
  return possible.sort((a, b) => doubt(a) - doubt(b) || distance(a) - distance(b))
}

function doubtOf({ services, kinds }: Pipeline, from: string, backwards: boolean): (name: string) => 0 | 1 {
  const calls = new Map(services.map(({ name, kind }) => [name, kinds.get(kind)?.call]))
  const own = calls.get(from)
  return (name) => {
    const [a, b] = backwards ? [calls.get(name), own] : [own, calls.get(name)]
    return meet(a?.output ?? [], b?.input ?? []) ? 0 : 1
  }
}

function flowTargets({ services, flow }: Pipeline, from: string, backwards: boolean): string[] {
  // whatever leads here cannot be led to
  const circle = reachable([from], backwards ? successors(flow) : predecessors(flow))
  const known = new Set(
    flow.flatMap(([a, b]) => (backwards ? (b === from ? [a] : []) : a === from ? [b] : [])),
  )
  return services
    .filter(({ name, implied, role }) => !implied && role === 'flow' && !circle.has(name) && !known.has(name))
    .map(({ name }) => name)
}

function usesTargets(pipeline: Pipeline, from: string): string[] {
  return pipeline.services
    .filter(({ name, implied, role, declared }) => {
      const isKnown = pipeline.services.find((one) => one.name === from)?.declared.uses?.includes(name)
      const isCandidate = !implied && name !== from && declared && !isKnown
      return (
        isCandidate &&
        (role !== 'flow' || provides(pipeline, name)) &&
        whyNotUse(pipeline, from, name) === null
      )
    })
    .map(({ name }) => name)
}

function provides({ services, kinds }: Pipeline, name: string): boolean {
  const kind = services.find((one) => one.name === name)?.kind ?? ''
  return kind === 'custom' || (kinds.get(kind)?.provides?.length ?? 0) > 0
}

export type Verdict = { text: string; tone: 'yes' | 'maybe' | 'no' }

/** What to say of ending an edge at a service: that it can, that it may not fit, or why it cannot. */
export function verdictOn(pipeline: Pipeline, connecting: Connecting, at: string): Verdict {
  const { mode, backwards, moves } = connecting
  const [from, to] = backwards ? [at, connecting.from] : [connecting.from, at]
  if (mode === 'uses') {
    const implied = pipeline.services.find(({ name }) => name === at)?.implied
    const why = implied ? `${at} is implied: make it explicit first.` : whyNotUse(pipeline, from, to)
    return why ? { text: plain(why), tone: 'no' } : { text: `${from} uses ${to}`, tone: 'yes' }
  }
  if (moves?.[0] === from && moves[1] === to) return { text: 'Stays as it is.', tone: 'yes' }
  const rest = moves ? without(pipeline, moves) : pipeline
  const why = whyNotConnect(rest, from, to)
  if (why) return { text: plain(why), tone: 'no' }
  if (rest.flow.some(([a, b]) => a === from && b === to))
    return { text: 'They are connected already.', tone: 'no' }
  const mismatch = unmatched(pipeline, from, to)
  return mismatch ? { text: mismatch, tone: 'maybe' } : { text: `${from} → ${to}`, tone: 'yes' }
}

/** The pipeline as it is while the end of one of its edges is in the air. */
export function without(pipeline: Pipeline, [from, to]: readonly [string, string]): Pipeline {
  return { ...pipeline, flow: pipeline.flow.filter(([a, b]) => a !== from || b !== to) }
}

function unmatched({ services, kinds }: Pipeline, from: string, to: string): string | null {
  const callOf = (name: string) => kinds.get(services.find((one) => one.name === name)?.kind ?? '')?.call
  const output = callOf(from)?.output ?? []
  const input = callOf(to)?.input ?? []
  if (meet(output, input)) return null
  return `May not fit: ${from} answers ${output.join(' or ')}, ${to} reads ${input.join(' or ')}.`
}

function plain(text: string): string {
  return text.replaceAll('`', '')
}
