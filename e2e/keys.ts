// What somebody does who has no pointer: goes round the panes, walks over the canvas, draws edges.

import { expect, type Page } from '@playwright/test'
import { frames } from './hand'

export function keysOf(page: Page) {
  const { keyboard } = page

  /** What the focus is on, as a screen reader would name it. */
  const focused = () =>
    page.evaluate(() => {
      const one = document.activeElement
      return one?.getAttribute('aria-label') ?? one?.textContent ?? ''
    })
  const service = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.service ?? '')

  /** Presses a key until something is so; each press has its time to be seen. */
  async function pressUntil(key: string, isSo: () => Promise<boolean>) {
    for (let presses = 0; presses < 60; presses++) {
      // the canvas moves the focus with the next frame
      await frames(page, 2)
      if (await isSo()) return
      await keyboard.press(key)
    }
    expect(await isSo(), `${key} again and again, now at ${await focused()}`).toBe(true)
  }

  const inPane = (name: string) =>
    page.evaluate((id) => document.getElementById(id)!.contains(document.activeElement), `pane-${name}`)

  const keys = {
    tabTo: (name: string) => pressUntil('Tab', async () => (await focused()).startsWith(name)),
    goTo: (pane: 'header' | 'palette' | 'canvas' | 'document' | 'inspector' | 'status') =>
      pressUntil('F6', () => inPane(pane)),
    /** Adds a kind from the palette: behind what is selected, or used by it, where that fits. */
    async add(kind: string) {
      await keys.goTo('palette')
      await keyboard.press('Control+a')
      await keyboard.type(kind)
      await keyboard.press('Enter')
    },
    /** Puts the focus on a service; nothing is selected then, so that arrows move nothing. */
    async walkTo(name: string) {
      await keys.goTo('canvas')
      await keyboard.press('Escape')
      await keyboard.press('Home')
      await pressUntil('PageDown', async () => (await service()) === name)
    },
    async rename(name: string, to: string) {
      await keys.walkTo(name)
      await keyboard.press('F2')
      await keyboard.type(to)
      await keyboard.press('Enter')
      await expect(page.locator(`[data-service="${to}"]`)).toBeFocused()
    },
    /** C leads on, U uses; arrows choose among what it can end at. */
    async draw(key: 'c' | 'u', from: string, to: string) {
      await keys.walkTo(from)
      await keyboard.press(key)
      const hint = page.locator('.canvas-keys b')
      await pressUntil('ArrowRight', async () => (await hint.textContent())!.endsWith(` ${to}`))
      await keyboard.press('Enter')
    },
  }
  return keys
}
