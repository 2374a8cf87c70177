// The browser keeps the document; a reload gives it back.

import { expect, test } from './page'

test('a gesture is still there after a reload', async ({ megaflow }) => {
  const { page, node, text, url } = megaflow
  await page.goto(url)
  await node('rerank').click()
  await page.keyboard.press('Delete')
  await expect.poll(text).not.toContain('rerank')
  await page.reload()
  await expect(node('llm')).toBeVisible()
  await expect(node('rerank')).toHaveCount(0)
})

test('so are the theme and the panes', async ({ megaflow }) => {
  const { page, open } = megaflow
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  await page.emulateMedia({ colorScheme: 'light' })
  await open()
  await page.getByRole('button', { name: 'Change to the dark theme' }).click()
  expect(await theme()).toBe('dark')
  await page.getByRole('button', { name: 'Palette', exact: true }).click()
  await expect(page.locator('#pane-palette')).toBeHidden()
  await page.reload()
  await expect(page.locator('#pane-canvas')).toBeVisible()
  expect(await theme()).toBe('dark')
  await expect(page.locator('#pane-palette')).toBeHidden()
})
