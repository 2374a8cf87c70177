// What each target makes of the document is there while one works on it, with the reason for each line.

import { example, exported } from './cli'
import { expect, test } from './page'

test('an output follows each change, marks it, and says what caused a line', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  await open()
  await megaflow.editor()
  await page.getByRole('tab', { name: /compose/ }).click()
  const output = page.locator('#pane-document .monaco-editor:visible')
  await expect(output).toBeVisible()

  // a line tells what it is from, and lights it up
  await megaflow.cursor('bge-reranker-base')
  await expect(node('rerank')).toHaveClass(/selected/)
  await expect(page.getByText(/^Line \d+ comes from rerank/)).toBeVisible()
  await megaflow.accessible('an output')

  // read only: what is typed changes nothing
  await page.keyboard.type('x')
  await page.getByRole('button', { name: 'Platform: xeon' }).click()
  await page.getByRole('menuitemradio', { name: 'gaudi' }).click()
  await expect(page.locator('.mf-counts')).toContainText(/[+±−]\d+/)
  await expect(output.locator('.mf-altered, .mf-added').first()).toBeVisible()
  const files = exported(example('chatqna').replace('platform: xeon', 'platform: gaudi'), 'compose')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy compose.yaml' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(files['compose.yaml'])

  for (const target of ['gmc', 'python']) {
    await page.getByRole('tab', { name: new RegExp(target) }).click()
    await expect(output.locator('.view-line').first()).toBeVisible()
    await megaflow.accessible(target)
  }
  await output.locator('.view-line').first().click()
  await page.keyboard.press('Control+Home')
  await expect(page.getByText('Line 1 comes from no single place in pipeline.yaml.')).toBeVisible()
  for (let line = 1; line < 3; line++) await page.keyboard.press('ArrowDown')
  await expect(page.getByText(/^Line 3 comes from mega_flow/)).toBeVisible()
})
