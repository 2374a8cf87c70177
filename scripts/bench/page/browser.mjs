// Chromium on the built page, each time as a person who comes for the first time, or with a document of theirs.

import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { BROWSER } from '../../browser.mjs'
import { ROOT } from '../../install.mjs'
import { serve } from '../../serve.mjs'
import { pipelineOf } from '../pipelines.mjs'

export const APP = join(ROOT, 'dist', 'app')

export async function withBrowser(act) {
  const { url, close } = await serve(APP, { port: 4300 })
  const chrome = await chromium.launch(BROWSER)
  try {
    return await act({ chrome, url })
  } finally {
    await chrome.close()
    await close()
  }
}

/** Opens the page with a pipeline of `size` services, or at a first visit, and gives `act` the page. */
export async function onPage({ chrome, url }, size, act) {
  const context = await chrome.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const faults = []
  page.on('pageerror', (error) => faults.push(error.message))
  const text = size === null ? null : pipelineOf(size)
  await page.addInitScript(prepare, text)
  await page.goto(url)
  await page.waitForFunction(() => window.seen.editor, null, { timeout: 120_000 })
  await rest(page, 3000)
  const result = await act(page)
  await context.close()
  if (faults.length > 0) throw new Error(`the page met a fault: ${faults[0]}`)
  return result
}

export function rest(page, time) {
  return page.waitForTimeout(time)
}

/** In the page, before anything of its own: puts the document there, and notes when things are seen. */
function prepare(text) {
  if (text !== null) localStorage.setItem('megaflow.text', text)
  const seen = {}
  window.seen = seen
  const look = () => {
    const node = document.querySelector('.react-flow__node')
    if (node?.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      seen.node ??= performance.now()
    if (document.querySelector('.monaco-editor .view-line')) seen.editor ??= performance.now()
    if (!seen.editor) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
