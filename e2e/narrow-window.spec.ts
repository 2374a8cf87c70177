// Where there is no room for panes beside one another, they are tabs.

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
