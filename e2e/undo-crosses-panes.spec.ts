// One history for typing and gestures, from either pane, also before the editor is there.

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
})

test('five gestures, two undos, one redo before the editor has come, and the same after', async ({
  megaflow,
}) => {
  const { page, node, text, url } = megaflow
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/monaco[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(url)
  await expect(node('llm')).toBeVisible()
  const texts: string[] = []
  for (const name of ['dataprep', 'rerank', 'llm', 'retriever', 'embedding']) {
    await node(name).click()
    await page.keyboard.press('Delete')
    await expect(node(name)).toHaveCount(0)
    await page.waitForTimeout(400)
    texts.push(await text())
  }
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(text).toBe(texts[3])

  release()
  await megaflow.editor()
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } })
  await expect.poll(text).toBe(texts[3])
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(text).toBe(texts[4])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(texts[2])
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(text).toBe(texts[3])
})
