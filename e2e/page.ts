// The page as stories use it: served from dist/app, with names for what a person sees.

import { join } from 'node:path'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { faultsOf } from './axe'
import { putCursor } from './hand'

export const APP = process.env.MEGAFLOW_APP ?? join(import.meta.dirname, '..', 'dist', 'app')

export type Megaflow = {
  page: Page
  url: string
  /** Opens the page, with a text that the browser has kept from before or as at the first visit. */
  open(text?: string): Promise<void>
  node(name: string): Locator
  edge(from: string, to: string, verb?: '>>' | 'uses'): Locator
  /** The text of the document as the browser keeps it, a moment after each change. */
  text(): Promise<string>
  /** Waits until Monaco stands in the place of the plain text. */
  editor(): Promise<Locator>
  /** Puts the cursor at the end of the first line with these words, by wheel and click. */
  cursor(words: string | RegExp): Promise<void>
  /** axe has nothing to say of the page as it stands, light and dark. */
  accessible(state: string): Promise<void>
  /** What pages and requests did that they should not; a story may name what it provokes itself. */
  expectedFaults: RegExp[]
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
    // what the policy forbids is told nowhere else
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) faults.push(message.text())
    })
    const expectedFaults: RegExp[] = []
    await use({
      page,
      url,
      expectedFaults,
      open: async (text) => {
        if (text !== undefined) await keepText(page, text)
        await page.goto(url)
      },
      node: (name) => page.locator(`.react-flow__node[data-id="${name}"]`),
      edge: (from, to, verb = '>>') => page.locator(`.react-flow__edge[data-id="${from} ${verb} ${to}"]`),
      // kept a moment after each change: stories poll for what they expect
      text: () => page.evaluate(() => localStorage.getItem('megaflow.text') ?? ''),
      editor: async () => {
        const editor = page.locator('.monaco-editor').first()
        await expect(editor).toBeVisible({ timeout: 30_000 })
        return editor
      },
      cursor: (words) => putCursor(page, words),
      accessible: async (state) => {
        for (const theme of ['dark', 'light'] as const) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
          expect(await faultsOf(page), `axe, ${state}, ${theme}`).toEqual([])
        }
      },
    })
    expect(faults.filter((fault) => !expectedFaults.some((one) => one.test(fault)))).toEqual([])
    await close()
  },
})

/** At the first page of the story only: a reload shows what the page itself has kept. */
async function keepText(page: Page, text: string) {
  await page.addInitScript((kept) => {
    if (!sessionStorage.getItem('begun')) localStorage.setItem('megaflow.text', kept)
    sessionStorage.setItem('begun', 'yes')
  }, text)
}

export { expect }
