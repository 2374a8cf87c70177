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
