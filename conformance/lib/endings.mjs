// What a run started, it ends: in reverse order, at its end, on failure and on a signal alike.
// Ending actions may call `run` with `ending: true`; everything else stops at once when a signal came.

const actions = []
const children = new Set()
let ending = false

/** Registers what must be undone. The returned function does it now and forgets it. */
export function atEnd(action) {
  actions.push(action)
  return async () => {
    const index = actions.lastIndexOf(action)
    if (index < 0) return
    actions.splice(index, 1)
    await action()
  }
}

/** Ends all that was started. After a signal the signal's own ending does it, and then the process goes. */
export async function endAll() {
  if (ending) await new Promise(() => {})
  await undo()
}

async function undo() {
  while (actions.length) {
    try {
      await actions.pop()()
    } catch (error) {
      console.error(`while ending: ${error.message}`)
    }
  }
}

export const isEnding = () => ending

export function watchChild(child) {
  children.add(child)
  child.once('close', () => children.delete(child))
}

export function endOnSignals() {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }
  for (const [signal, number] of Object.entries(numbers)) {
    process.on(signal, async () => {
      if (ending) return
      ending = true
      console.error(`${signal}: ending what was started`)
      for (const child of children) child.kill('SIGTERM')
      await undo()
      process.exit(128 + number)
    })
  }
}
