// What a first visit waits for: the page draws before the editor has come, from no more JavaScript than was agreed.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { APP, expect, test } from './page'

const MOST = 220 * 1024

test('the drawing comes before Monaco, from at most 220 KiB of JavaScript', async ({ megaflow }) => {
  const { page, url } = megaflow
  await page.addInitScript(() => {
    const look = () => {
      if (!document.querySelector('.react-flow__node')) return requestAnimationFrame(look)
      const scripts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
      sessionStorage.setItem('scripts', scripts.filter((path) => path.endsWith('.js')).join(' '))
    }
    look()
  })
  await page.goto(url)
  await megaflow.editor()
  const scripts = (await page.evaluate(() => sessionStorage.getItem('scripts')))!.split(' ')
  const sizes = scripts.map((path) => gzipSync(readFileSync(join(APP, path))).length)
  expect(scripts.join(' ')).not.toMatch(/monaco|worker/i)
  expect(sizes.length).toBeGreaterThan(1)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST)
})
