// Measuring: several works in turns, so that a busy moment of the machine meets them all; medians and 95th percentiles.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Milliseconds by the clock on the wall. */
const wallTime = () => performance.now()

/** Milliseconds that this process was at work, in all its threads: what else the machine does is not in it. */
export const processorTime = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Times each of `works`, by name, once in every round. A work is a function of the round; one that has something to
 * prepare gives a function to be timed. Works may be asynchronous. Rounds end after `rounds`, or after `seconds` when
 * there are `least`. The first tenth only warms up. What one work leaves behind is collected before the next is timed:
 * nobody pays for somebody else's garbage.
 */
export async function inTurns(works, { clock = wallTime, rounds = 100, seconds = 20, least = 21 } = {}) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, { taken: [], wall: [] }]))
  const warmUp = Math.ceil(rounds / 10)
  const collect = garbageCollector()
  const begin = performance.now()
  for (let round = 0; round < rounds + warmUp; round++) {
    if (round >= least + warmUp && performance.now() - begin > seconds * 1000) break
    for (const [name, prepare] of Object.entries(works)) {
      const work = prepare(round)
      collect({ type: 'minor' })
      const start = clock()
      const wall = wallTime()
      await work()
      if (round < warmUp) continue
      times[name].wall.push(wallTime() - wall)
      times[name].taken.push(clock() - start)
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, { taken, wall }]) => [
      name,
      { ...summary(taken), onTheWall: summary(wall).median },
    ]),
  )
}

/** Of the young alone: a whole collection would also throw compiled code away, which the next work would pay for. */
function garbageCollector() {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}

/** Of some times, in any order. */
export function summary(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { fastest: sorted[0], median: at(0.5), p95: at(0.95) }
}

export function milliseconds(time) {
  return time < 9.95 ? time.toFixed(1) : String(Math.round(time))
}

/** `median · p95` */
export function shown({ median, p95 }) {
  return `${milliseconds(median)} · ${milliseconds(p95)}`
}

/** A Markdown table; all columns but the first hold numbers. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), `|---|${'--:|'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n')
}
