// Every keystroke redraws the canvas; a typed rename keeps place and selection.

import { expect, test } from './page'

test('a rule that is typed draws its edge; a typed rename keeps the node where it is, and selected', async ({
  megaflow,
}) => {
  const { page, node, url } = megaflow
  await page.goto(url)
  await megaflow.editor()
  await expect(page.locator('.react-flow__edge')).toHaveCount(7)
  await megaflow.cursor('mega_flow')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- embedding >> llm')
  await expect(page.locator('.react-flow__edge')).toHaveCount(8)

  await node('rerank').click()
  const place = await node('rerank').boundingBox()
  await megaflow.cursor('rerank:')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('x')
  await expect(node('rerankx')).toBeVisible()
  const moved = await node('rerankx').boundingBox()
  expect(Math.abs(moved!.x - place!.x)).toBeLessThan(2)
  expect(Math.abs(moved!.y - place!.y)).toBeLessThan(2)
})

test('while the text is broken the last drawing stays, and says why', async ({ megaflow }) => {
  const { page, node, url } = megaflow
  await page.goto(url)
  await megaflow.editor()
  await megaflow.cursor('mega_flow')
  await page.keyboard.type(' [')
  await expect(page.locator('.canvas-strip')).toBeVisible()
  await expect(node('llm')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.locator('.canvas-strip')).toHaveCount(0)
})
