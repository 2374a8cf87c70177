// What the page's main thread did while something went on: the page's own marks, events, and each task.

const CATEGORIES = ['blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline']

/**
 * Records while `act` goes on. Each entry has `at` on the wall and `work`, the thread's processor time until then, both
 * in milliseconds; tasks have `cost`, the processor time that they took.
 */
export async function traced(page, act) {
  const session = await page.context().newCDPSession(page)
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  const traceConfig = { recordMode: 'recordContinuously', includedCategories: CATEGORIES }
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await page.evaluate(() => performance.mark('megaflow: begin'))
  await act()
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return sorted(events)
}

function sorted(events) {
  const begin = events.find(({ name }) => name === 'megaflow: begin')
  const own = events
    .filter(({ pid, tid, ts }) => pid === begin.pid && tid === begin.tid && ts >= begin.ts)
    .toSorted((a, b) => a.ts - b.ts)
    .map(({ name, ph, ts, tts, tdur, args }) => ({
      name,
      ph,
      at: ts / 1000,
      work: tts / 1000,
      cost: (tdur ?? 0) / 1000,
      type: args?.data?.type,
    }))
  const named = (name) => own.filter((one) => one.name === name)
  return {
    tasks: named('RunTask').filter(({ ph }) => ph === 'X'),
    events: named('EventDispatch'),
    begin: { at: begin.ts / 1000 },
    changes: named('megaflow: change'),
    drawings: named('megaflow: drawing'),
  }
}

/** For each of `ends`, the processor time since the last of `begins` before it. */
export function workBetween(begins, ends) {
  return ends.map((end) => end.work - begins.findLast(({ at }) => at <= end.at).work)
}

/** For each drawing, the processor time since the first of the changes that were not drawn before. */
export function workUntilDrawn(changes, drawings) {
  return drawings.map((drawing, index) => {
    const before = drawings[index - 1]?.at ?? 0
    const shown = changes.filter(({ at }) => at <= drawing.at)
    return drawing.work - (shown.find(({ at }) => at > before) ?? shown.at(-1)).work
  })
}

/** Processor time from one move of the mouse to the next; the browser gives a page one for each frame. */
export function workOfFrames({ events, tasks }) {
  const moves = events.filter(({ type }) => type === 'mousemove')
  return moves.slice(1).map(({ at }, index) => {
    const inside = tasks.filter((task) => task.at >= moves[index].at && task.at < at)
    return inside.reduce((sum, { cost }) => sum + cost, 0)
  })
}
