// A newcomer opens the page, sees ChatQnA, and changes it by hand; every gesture is a small edit of the text.

import { drag } from './hand'
import { expect, test } from './page'

const FIRST = '    - embedding >> retriever >> rerank >> llm\n'

test('ChatQnA is drawn at the first visit', async ({ megaflow }) => {
  await megaflow.page.goto(megaflow.url)
  for (const name of ['embedding', 'retriever', 'rerank', 'llm', 'dataprep', 'redis-vector-db']) {
    await expect(megaflow.node(name)).toBeVisible()
  }
  await expect(megaflow.page.locator('.react-flow__edge')).toHaveCount(7)
})

test('a kind is dragged from the palette, connected, renamed and deleted', async ({ megaflow }) => {
  const { page, node, text, url } = megaflow
  await page.goto(url)
  await page
    .getByRole('option', { name: 'guardrails', exact: true })
    .first()
    .dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 300, y: 120 } })
  await expect(node('guardrails')).toBeVisible()
  await expect.poll(text).toContain('  guardrails:\n    kind: guardrails\n')

  await drag(
    page,
    node('guardrails').locator('[data-handleid="out"]'),
    node('rerank').locator('[data-handleid="in"]'),
  )
  await expect.poll(text).toContain('    - guardrails >> rerank\n')

  await node('guardrails').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('guard')
  await page.keyboard.press('Enter')
  await expect(node('guard')).toBeVisible()
  await expect.poll(text).toContain('    - guard >> rerank\n')
  expect(await text()).toContain('  guard:\n    kind: guardrails\n')

  await node('guard').click()
  await page.keyboard.press('Delete')
  await expect(node('guard')).toHaveCount(0)
  await expect.poll(text).toContain(FIRST)
  await expect.poll(text).not.toContain('guard')
})

test('a name field keeps the focus that it was given between two frames', async ({ megaflow }) => {
  const { page, node, url } = megaflow
  await page.clock.install()
  await page.goto(url)
  await expect(node('rerank')).toBeVisible()
  await page.clock.pauseAt(Date.now() + 60_000)
  await node('rerank').click()
  await page.clock.runFor(20)
  await page.keyboard.press('F2')
  await page.clock.runFor(100)
  await page.keyboard.type('ranking')
  await page.keyboard.press('Enter')
  await expect(node('ranking')).toBeVisible()
})
