// Whoever works by keyboard sees where they are: each control looks otherwise while it has the focus.

import type { ElementHandle } from '@playwright/test'
import { expect, test } from './page'

/** Monaco shows its own cursor, in a field that nobody sees. */
const CONTROLS =
  'button, input, select, textarea, a[href], summary, [tabindex="0"], .react-flow__node .canvas-node'

for (const theme of ['light', 'dark'] as const) {
  test(`of every control, ${theme}`, async ({ megaflow }) => {
    test.slow()
    const { page, node, open } = megaflow
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await open()
    await megaflow.editor()
    await node('retriever').click()
    await expect(page.getByRole('textbox', { name: 'image' })).toBeVisible()
    // what is hovered looks otherwise too
    await page.mouse.move(0, 0)
    // the last thing that a person did was a key: from then on the browser shows where the focus is
    await page.keyboard.press('Shift')

    const unseen: string[] = []
    let looked = 0
    for (const control of (await page.$$(CONTROLS)) as ElementHandle<HTMLElement>[]) {
      const isReal = await control.evaluate(
        (element) =>
          !element.closest('.monaco-editor') &&
          !element.matches(':disabled, [aria-hidden="true"]') &&
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      )
      if (!isReal) continue
      await control.scrollIntoViewIfNeeded()
      await control.evaluate((element) => element.focus({ preventScroll: true }))
      const hasFocus = await control.evaluate((element) => document.activeElement === element)
      const box = await control.boundingBox()
      if (!hasFocus || !box) continue
      const clip = around(box)
      const focused = await page.screenshot({ clip })
      await control.evaluate((element) => element.blur())
      const left = await page.screenshot({ clip })
      looked++
      if (focused.equals(left))
        unseen.push(await control.evaluate((element) => element.outerHTML.slice(0, 160)))
    }
    expect(unseen).toEqual([])
    expect(looked).toBeGreaterThan(50)
  })
}

/** With what is drawn around it, inside of the window. */
function around({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const [left, top] = [Math.max(0, x - 6), Math.max(0, y - 6)]
  return { x: left, y: top, width: x + width + 6 - left, height: y + height + 6 - top }
}
