// What a hand does with the mouse.

import { expect, type Locator, type Page } from '@playwright/test'

/** Drags as a hand does: over many places on the way. */
export async function drag(page: Page, from: Locator, to: Locator) {
  await from.hover()
  await page.mouse.down()
  const box = (await to.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 })
  await page.mouse.up()
}

/** The height of Monaco's horizontal scroll bar, and a little. */
const FOOT = 20
const WHEEL = 200

/** Playwright would scroll a line into view behind Monaco's back, which Monaco does not expect of a browser. */
export async function putCursor(page: Page, words: string | RegExp) {
  const editor = page.locator('.monaco-editor:visible').first()
  const line = editor.locator('.view-line', { hasText: words }).first()
  await expect(editor).toBeVisible({ timeout: 30_000 })
  await expect(async () => {
    const pane = (await editor.boundingBox())!
    const box = (await line.count()) > 0 ? await line.boundingBox() : null
    const below = box ? box.y + box.height - (pane.y + pane.height - FOOT) : WHEEL
    const above = box ? pane.y - box.y : 0
    if (below > 0 || above > 0) {
      await page.mouse.move(pane.x + pane.width / 2, pane.y + pane.height / 2)
      await page.mouse.wheel(0, below > 0 ? below : -above)
    }
    expect(below <= 0 && above <= 0).toBe(true)
    await page.mouse.click(box!.x + 4, box!.y + box!.height / 2)
    await expect(editor).toHaveClass(/focused/, { timeout: 2000 })
  }).toPass({ intervals: [100] })
  await page.keyboard.press('End')
}

type Place = { x: number; y: number; width: number; height: number }

/** Where something stands once it has stopped moving, in whole pixels. */
export async function placeOf(locator: Locator): Promise<Place> {
  const now = async (): Promise<Place> => {
    const { x, y, width, height } = (await locator.boundingBox())!
    return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
  }
  await expect(locator).toBeVisible()
  let place = await now()
  await expect(async () => {
    const before = place
    await frames(locator.page(), 20)
    place = await now()
    expect(place).toEqual(before)
  }).toPass()
  return place
}

/** However long they take: on a busy machine what moves takes as much longer. */
export function frames(page: Page, count: number) {
  return page.evaluate(async (left) => {
    for (let at = 0; at < left; at++) await new Promise(requestAnimationFrame)
  }, count)
}
