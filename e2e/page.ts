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
    })
    expect(faults).toEqual([])
    await close()
  },
})

/** Drags as a hand does: over many places on the way. */
export async function drag(page: Page, from: Locator, to: Locator) {
  await from.hover()
  await page.mouse.down()
  const box = (await to.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 })
  await page.mouse.up()
}

export { expect }
