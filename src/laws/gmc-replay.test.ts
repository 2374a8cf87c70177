// What is exported to GMC, replayed on a router that behaves as its own was seen to: every service is called as the
// flow is drawn. What the flow asks for is worked out apart from the target.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admit } from '../core/gmc/admission'
import { LONG, WANTED } from './asked'
import { acyclic, type Drawn, documentOf, endsOf, heardBy, nested, SORTS, waysTo } from './gmc-flow'
import { type Called, type Connector, exportedFrom, heardIn, REQUEST, replay } from './gmc-replay'

const RUNS = 10_000
/** Of each mode; as many as of flows that nest where more is asked for, as `.ci/run` does. */
const OF_A_MODE = Math.max(2000, WANTED / 20)

const sorts = fc.array(fc.constantFrom(...SORTS), { minLength: 1, maxLength: 8 })
const nesting = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 9 }).map(nested)
const any = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.array(fc.boolean(), { minLength: 21, maxLength: 21 }))
  .map(([count, bits]) => acyclic(count, bits))

/** Exported, sound, and replayed: its calls, and what the client gets. */
async function replayed(drawn: Drawn, kinds: readonly string[], mode: string | null) {
  const made = exportedFrom(documentOf(drawn, kinds, mode))
  if (made === null) return null
  expect(admit(made.connector)).toEqual([])
  expect(unsafe(made.connector, made.services)).toEqual([])
  const { calls, reply } = await replay(made.connector)
  expect(reply?.status).toBe(200)
  return { calls, answer: JSON.parse(reply!.body) as Record<string, unknown>, codes: made.codes }
}

/** Steps that hand an error on, and URLs of the cluster at which nobody answers. */
function unsafe({ metadata, spec }: Connector, services: readonly string[]): string[] {
  const steps = Object.values(spec.nodes).flatMap((node) => node.steps ?? [])
  const own = steps.flatMap(({ internalService }) => internalService?.serviceName ?? [])
  const deployed = new Set([...own, ...services])
  const inside = new RegExp(`^http://([^.]+)\\.${metadata.namespace}\\.svc\\.cluster\\.local:\\d+/`)
  return steps.flatMap(({ name, dependency, externalService = '', internalService }) => {
    const host = inside.exec(externalService)?.[1]
    const isLoose = dependency !== 'Hard' && internalService?.isDownstreamService !== true
    return [
      ...(isLoose ? [`${name} is not Hard`] : []),
      ...(host !== undefined && !deployed.has(host) ? [`${host} is not there`] : []),
    ]
  })
}

/** Every service once, with the answers of just those before it, each before it, and the request's parameters. */
function asDrawn(calls: readonly Called[], drawn: Drawn) {
  expect(calls.map(({ name }) => name).sort()).toEqual([...drawn.names].sort())
  for (const [at, { name, body, heard }] of calls.entries()) {
    expect([...new Set(heard)]).toEqual(heardBy(drawn, name).sort())
    if (heard.length === 0) expect(body).toEqual(REQUEST)
    else expect(body.k).toBe(5)
    const earlier = new Set(calls.slice(0, at).map((call) => call.name))
    expect(heard.filter((one) => !earlier.has(one))).toEqual([])
  }
}

describe('flows that nest', () => {
  it(`${RUNS} of them: each service once, in order, with the answers that lead to it`, LONG, async () => {
    let joins = 0
    await fc.assert(
      fc.asyncProperty(nesting, sorts, async (drawn, kinds) => {
        const { calls, answer, codes } = (await replayed(drawn, kinds, null))!
        asDrawn(calls, drawn)
        expect(heardIn(answer).sort()).toEqual(endsOf(drawn).sort())
        if (codes.includes('gmc-keyed-join')) joins++
      }),
      { numRuns: RUNS, seed: 11 },
    )
    expect(joins).toBeGreaterThan(RUNS / 10)
  })
})

describe('flows of any form', () => {
  it('are told as what does not nest, or go through as drawn', LONG, async () => {
    const counts = { direct: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(any, sorts, async (drawn, kinds) => {
        const made = await replayed(drawn, kinds, null)
        counts[made ? 'direct' : 'refused']++
        expect(made !== null).toBe(nests(drawn))
        if (made) asDrawn(made.calls, drawn)
      }),
      { numRuns: RUNS / 5, seed: 5 },
    )
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(RUNS / 50)
  })

  it(
    `${OF_A_MODE} with the adapter: each service once, with the answers that lead to it as one object`,
    LONG,
    async () => {
      await fc.assert(
        fc.asyncProperty(any, sorts, async (drawn, kinds) => {
          const { calls, answer, codes } = (await replayed(drawn, kinds, 'adapter'))!
          asDrawn(calls, drawn)
          for (const { body, heard } of calls) {
            const flat = ['from', 'k', ...heard.map((name) => `by ${name}`)]
            if (heard.length > 0) expect(Object.keys(body).sort()).toEqual(flat.sort())
          }
          const ends = endsOf(drawn)
          if (ends.length === 1) expect(answer.from).toBe(ends[0])
          else {
            expect(ends.map((name) => (answer[name] as { from: string }).from)).toEqual(ends)
            expect(heardIn(answer).sort()).toEqual(ends.sort())
          }
          expect(codes.filter((code) => code.startsWith('gmc-keyed'))).toEqual([])
        }),
        { numRuns: OF_A_MODE, seed: 3 },
      )
    },
  )

  it(
    `${OF_A_MODE} recomputed: each call has the answers that lead to it, and there are as many as there are ways`,
    LONG,
    async () => {
      await fc.assert(
        fc.asyncProperty(any, sorts, async (drawn, kinds) => {
          const { calls, answer } = (await replayed(drawn, kinds, 'recompute'))!
          const ways = nests(drawn) ? new Map(drawn.names.map((name) => [name, 1])) : waysTo(drawn)
          for (const name of drawn.names) {
            const own = calls.filter((call) => call.name === name)
            expect(own).toHaveLength(ways.get(name)!)
            for (const { heard } of own) expect([...new Set(heard)]).toEqual(heardBy(drawn, name).sort())
          }
          expect(heardIn(answer).sort()).toEqual(endsOf(drawn).sort())
        }),
        { numRuns: OF_A_MODE, seed: 7 },
      )
    },
  )
})

/** What GMC can nest: no edge that another way makes needless, and no `a < c, a < d, b < d` with the rest apart. */
function nests({ names, edges }: Drawn): boolean {
  const after = new Map(names.map((name) => [name, new Set<string>()]))
  for (const [from, to] of edges) after.get(from)!.add(to)
  const reach = new Map<string, Set<string>>()
  for (const name of [...names].reverse()) {
    const found = new Set(after.get(name))
    for (const next of after.get(name)!) for (const one of reach.get(next)!) found.add(one)
    reach.set(name, found)
  }
  const before = (a: string, b: string) => reach.get(a)!.has(b)
  const apart = (a: string, b: string) => a !== b && !before(a, b) && !before(b, a)
  const isShortcut = ([from, to]: [string, string]) =>
    [...after.get(from)!].some((through) => before(through, to))
  if (edges.some(isShortcut)) return false
  return !names.some((a) =>
    names.some(
      (b) =>
        apart(a, b) &&
        names.some(
          (c) =>
            before(a, c) && apart(b, c) && names.some((d) => before(a, d) && before(b, d) && apart(c, d)),
        ),
    ),
  )
}
