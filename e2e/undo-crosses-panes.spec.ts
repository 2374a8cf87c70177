// One history for typing and gestures, from either pane.

import { expect, test } from './page'

test('typing and gestures undo in the order in which they were made', async ({ megaflow }) => {
  const { page, node, text, url } = megaflow
  await page.goto(url)
  await megaflow.editor()
  await expect.poll(text).not.toBe('')
  const first = await text()

  await megaflow.cursor('name: chatqna')
  await page.keyboard.type('2')
  await expect.poll(text).toContain('name: chatqna2')
  const typed = await text()

  await node('rerank').click()
  await page.keyboard.press('Delete')
  await expect(node('rerank')).toHaveCount(0)

  // the focus is on the canvas: the gesture goes, then what was typed
  await page.keyboard.press('Control+z')
  await expect(node('rerank')).toBeVisible()
  await expect.poll(text).toBe(typed)
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(first)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(text).toBe(typed)
  await page.keyboard.press('Control+y')
  await expect(node('rerank')).toHaveCount(0)

  // the same history from the editor
  await megaflow.cursor('name: chatqna2')
  await page.keyboard.press('Control+z')
  await expect(node('rerank')).toBeVisible()
  await expect.poll(text).toBe(typed)
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(first)

  // and from an output, which has none of its own
  await page.getByRole('tab', { name: /python/ }).click()
  await megaflow.cursor('embedding >> retriever')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(text).toBe(typed)
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(first)
})
