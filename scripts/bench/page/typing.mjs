// Keys in the editor and gestures on the canvas, as a person makes them.

import { summary } from '../timing.mjs'
import { onPage, rest } from './browser.mjs'
import { traced, workBetween, workUntilDrawn } from './trace.mjs'

const KEYS = 200
/** Milliseconds from key to key: a fast typist, with 120 words in a minute. */
const PACE = 100

/** Where to type: behind the first line with `at`, `back` characters from its end; and what. */
export const PLACES = {
  'key in a value': { at: 'model: BAAI/bge-reranker', back: 0, word: '0123456789' },
  'key in a rule': { at: '>> llm-1', back: 0, word: ' >> step-9' },
  "key in a service's name": { at: '  retriever-1:', back: 1, word: 'abcdefghij' },
}

/** Types words and takes them away again. */
export function typed(browser, size, place) {
  const { at, back, word } = PLACES[place]
  return onPage(browser, size, async (page) => {
    await goTo(page, at, back)
    const { changes, drawings, tasks } = await traced(page, async () => {
      for (let key = 0; key < KEYS; key++) {
        const step = key % (2 * word.length)
        await page.keyboard.press(step < word.length ? word[step] : 'Backspace')
        // now and then there is time for the outputs
        await rest(page, key % 40 === 39 ? 1500 : PACE)
      }
      await rest(page, 1500)
    })
    // a key that comes before the last one is drawn is drawn with it, which is seen on slow machines
    if (drawings.length < KEYS / 2) throw new Error(`${drawings.length} of ${KEYS} keys were drawn`)
    return {
      key: summary(workUntilDrawn(changes, drawings)),
      task: Math.max(...tasks.map(({ cost }) => cost)),
    }
  })
}

async function goTo(page, part, back) {
  const text = await page.evaluate(() => localStorage.getItem('megaflow.text'))
  const lines = text.slice(0, text.indexOf(part)).split('\n').length - 1
  const last = text.split('\n').length - 1
  await page.locator('.monaco-editor .view-lines').first().click()
  const isNearEnd = last - lines < lines
  await page.keyboard.press(isNearEnd ? 'Control+End' : 'Control+Home')
  for (let line = isNearEnd ? last : 0; line !== lines; line += isNearEnd ? -1 : 1)
    await page.keyboard.press(isNearEnd ? 'ArrowUp' : 'ArrowDown')
  await page.keyboard.press('End')
  for (let left = 0; left < back; left++) await page.keyboard.press('ArrowLeft')
  await rest(page, 1500)
}

/** Deletes the first service of the drawing, and undoes that. */
export function deleted(browser, size, rounds = 20) {
  return onPage(browser, size, async (page) => {
    await page.locator('.canvas').focus()
    const { events, changes, drawings } = await traced(page, async () => {
      for (let round = 0; round < rounds; round++) {
        for (const key of ['Home', 'Enter', 'Delete', 'Control+z']) {
          await page.keyboard.press(key)
          await rest(page, 250)
        }
      }
    })
    const keys = events.filter(({ type }) => type === 'keydown')
    const isDeletion = (_, index) => index % 2 === 0
    if (changes.length !== 2 * rounds) throw new Error(`${changes.length} changes by ${rounds} deletions`)
    return {
      text: summary(workBetween(keys, changes.filter(isDeletion))),
      drawing: summary(workBetween(keys, drawings.filter(isDeletion))),
    }
  })
}
