// What the page gives away is what the command line writes, byte for byte.

import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { example, exported } from './cli'
import { expect, test } from './page'

const TARGETS = [
  ['compose', 'Docker Compose'],
  ['gmc', 'GMConnector'],
  ['python', 'Python'],
] as const

test('each target is one click away, and equals what the command line writes', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  await open()
  await expect(node('llm')).toBeVisible()
  for (const [target, label] of TARGETS) {
    const files = await taken(await downloaded(page, () => exportAs(page, label)))
    expect(files, target).toEqual(exported(example('chatqna'), target))
  }
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await megaflow.accessible('export menu open')
})

test('a changed document is exported as it stands', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  await open(example('chatqna-wrappers'))
  await page.getByRole('button', { name: 'Platform: xeon' }).click()
  await page.getByRole('menuitemradio', { name: 'gaudi' }).click()
  await expect.poll(text).toContain('platform: gaudi')
  const files = await taken(await downloaded(page, () => exportAs(page, 'Docker Compose')))
  expect(files).toEqual(exported(await text(), 'compose'))
})

test('an output is copied and downloaded from its tab', async ({ megaflow }) => {
  const { page, open } = megaflow
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await open()
  await page.getByRole('tab', { name: /compose/ }).click()
  const files = exported(example('chatqna'), 'compose')
  for (const [path, text] of Object.entries(files)) {
    await page.getByRole('button', { name: path, exact: true }).click()
    await page.getByRole('button', { name: `Copy ${path}` }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text)
  }
  const download = await downloaded(page, () => page.getByRole('button', { name: /^Download / }).click())
  expect(await taken(download)).toEqual(files)
})

test('what cannot be exported says why, and leads there', async ({ megaflow }) => {
  const { page, open } = megaflow
  await open(example('chatqna').replace('platform: xeon', 'platform: rocm'))
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const item = page.getByRole('menuitem', { name: /GMConnector/ })
  await expect(item).toHaveAttribute('aria-disabled', 'true')
  await expect(item).toContainText(/Not yet: .* Line \d+/)
})

async function exportAs(page: Page, label: string) {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('menuitem', { name: label }).click()
}

async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return download
}

/** The files that somebody has after a download: its own, or those in the zip. */
async function taken(download: Download): Promise<Record<string, string>> {
  const name = download.suggestedFilename()
  const bytes = await readFile(await download.path())
  if (!name.endsWith('.zip')) return { [name]: bytes.toString('utf8') }
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]),
  )
}
