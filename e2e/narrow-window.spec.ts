// Where there is no room for panes beside one another, they are tabs.

import { placeOf } from './hand'
import { expect, test } from './page'

test.use({ viewport: { width: 800, height: 900 } })

test('each pane has its tab, and a gesture still reaches the text', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open()
  await expect(node('llm')).toBeVisible()
  await megaflow.accessible('narrow, canvas')
  await node('llm').click()
  for (const [tab, pane] of [
    ['Palette', 'palette'],
    ['Document', 'document'],
    ['Inspector', 'inspector'],
  ] as const) {
    await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: tab }).click()
    await expect(page.locator(`#pane-${pane}`)).toBeVisible()
    await expect(node('llm')).toBeHidden()
  }
  await megaflow.accessible('narrow, inspector')
  await page.locator('#pane-inspector').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(text).not.toContain('llm:')
  await page.keyboard.press('Control+z')
  await expect.poll(text).toContain('  llm:\n')
})

test('what was seen whole stays so when the window gets smaller; what was looked at does not move', async ({
  megaflow,
}) => {
  const { page, node, open } = megaflow
  await page.setViewportSize({ width: 1440, height: 900 })
  await open()
  const isWhole = async (name: string) => {
    const box = (await node(name).boundingBox())!
    const pane = (await page.locator('#pane-canvas').boundingBox())!
    return box.x >= pane.x && box.x + box.width <= pane.x + pane.width
  }
  const first = await placeOf(node('llm'))
  expect(await isWhole('llm')).toBe(true)
  for (const width of [1100, 420]) {
    await page.setViewportSize({ width, height: 700 })
    for (const name of ['llm', 'embedding']) await expect.poll(() => isWhole(name)).toBe(true)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect.poll(async () => (await node('llm').boundingBox())!.width).toBeCloseTo(first.width, 0)
  await page.setViewportSize({ width: 420, height: 700 })

  await page.getByRole('button', { name: 'Zoom in' }).click()
  const { width } = await placeOf(node('embedding'))
  await page.setViewportSize({ width: 400, height: 600 })
  expect((await placeOf(node('embedding'))).width).toBe(width)
})

test('what opens from the header stays within the page', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  await page.setViewportSize({ width: 420, height: 800 })
  await open()
  await expect(node('llm')).toBeVisible()
  for (const [button, opened] of [
    ['Templates', page.getByRole('dialog', { name: 'Templates' })],
    ['Export', page.getByRole('menu', { name: 'Export' })],
    ['Platform', page.getByRole('menu', { name: 'Platform' })],
  ] as const) {
    await page.getByRole('button', { name: button }).first().click()
    const { x, width, y, height } = await placeOf(opened)
    expect([x >= 0, x + width <= 420, y + height <= 800], button).toEqual([true, true, true])
    await page.keyboard.press('Escape')
    await expect(opened).toHaveCount(0)
  }
})
