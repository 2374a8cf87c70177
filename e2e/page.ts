// The page as stories use it: served from dist/app, with names for what a person sees.

import { join } from 'node:path'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'

const APP = process.env.MEGAFLOW_APP ?? join(import.meta.dirname, '..', 'dist', 'app')

export type Megaflow = {
  page: Page
  url: string
  node(name: string): Locator
  /** The text of the document as the browser keeps it, a moment after each change. */
  text(): Promise<string>
  /** Waits until Monaco stands in the place of the plain text. */
  editor(): Promise<Locator>
  /** Puts the cursor at the end of the first line with these words, by wheel and click. */
  cursor(words: string | RegExp): Promise<void>
}

export const test = base.extend<{ basePath: string; megaflow: Megaflow }>({
  basePath: ['/', { option: true }],
  megaflow: async ({ page, basePath }, use, info) => {
    const { url, close } = await serve(APP, { port: 4400 + info.parallelIndex * 100, base: basePath })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(new URL(url).origin) && !/^(?:blob|data):/.test(request.url()))
        faults.push(`asks ${request.url()}`)
    })
    await use({
      page,
      url,
      node: (name) => page.locator(`.react-flow__node[data-id="${name}"]`),
      // kept a moment after each change: stories poll for what they expect
      text: () => page.evaluate(() => localStorage.getItem('megaflow.text') ?? ''),
      editor: async () => {
        const editor = page.locator('.monaco-editor').first()
        await expect(editor).toBeVisible({ timeout: 30_000 })
        return editor
      },
      cursor: (words) => putCursor(page, words),
    })
    expect(faults).toEqual([])
    await close()
  },
})

/** Playwright would scroll a line into view behind Monaco's back, which Monaco does not expect of a browser. */
async function putCursor(page: Page, words: string | RegExp) {
  const editor = page.locator('.monaco-editor').first()
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

/** The height of Monaco's horizontal scroll bar, and a little. */
const FOOT = 20
const WHEEL = 200

/** Drags as a hand does: over many places on the way. */
export async function drag(page: Page, from: Locator, to: Locator) {
  await from.hover()
  await page.mouse.down()
  const box = (await to.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 })
  await page.mouse.up()
}

export { expect }
