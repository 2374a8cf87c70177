// A newcomer opens the page, sees ChatQnA, and changes it by hand; every gesture is a small edit of the text.

import { edited, example } from './cli'
import { drag, placeOf } from './hand'
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

  await node('guardrails').dblclick()
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

test('the drawing shows what the text says, and what it leaves unsaid', async ({ megaflow }) => {
  const { page, node, edge, open } = megaflow
  await open(example('rfc-chatqna'))
  const left = async (name: string) => (await node(name).boundingBox())!.x
  const chain = ['embedding', 'retrieval', 'reranking', 'llm']
  for (const name of chain) await expect(node(name)).toBeVisible()
  const places = await Promise.all(chain.map(left))
  expect(places).toEqual(places.toSorted((a, b) => a - b))

  // whole lines with a direction where data flows, dashed ones where one calls another
  const flow = edge('embedding', 'retrieval').locator('path').first()
  await expect(flow).toHaveCSS('stroke-dasharray', 'none')
  await expect(flow).toHaveAttribute('marker-end', /arrow/)
  const uses = edge('llm', 'vllm', 'uses').locator('path').first()
  await expect(uses).not.toHaveCSS('stroke-dasharray', 'none')

  // nobody wrote the server down: it is drawn as a ghost until somebody does
  const ghost = node('vllm').locator('.canvas-node')
  await expect(ghost).toHaveClass(/is-implied/)
  await expect(ghost).toHaveAccessibleName(/implied/)
  await node('vllm').click()
  await page.getByRole('button', { name: 'Make explicit' }).first().click()
  await expect(ghost).not.toHaveClass(/is-implied/)
  await expect.poll(megaflow.text).toBe(edited(example('rfc-chatqna'), 'explicit', 'vllm'))

  for (const words of ['embedding', '6000']) await expect(node('embedding')).toContainText(words)
  await page.getByRole('button', { name: 'Templates' }).click()
  await page.getByRole('option', { name: /^ChatQnA Questions/ }).click()
  for (const words of ['llm', 'vllm-chat', 'Meta-Llama-3-8B-Instruct'])
    await expect(node('llm')).toContainText(words)
  await expect(node('llm').locator('svg').first()).toBeVisible()
})

test('while connecting, what cannot be dims and says why', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open()
  await node('llm').locator('[data-handleid="out"]').hover()
  await page.mouse.down()
  const box = (await node('retriever').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 })
  await expect(node('retriever').locator('.canvas-node')).toHaveClass(/is-refused/)
  await expect(node('embedding').locator('.canvas-node')).toHaveClass(/is-dim/)
  await expect(page.locator('.canvas-hint')).toContainText(
    'That would make a circle: retriever → rerank → llm → retriever.',
  )
  await megaflow.accessible('connecting with the pointer')
  await page.mouse.up()
  await expect(page.getByRole('contentinfo')).toContainText('That would make a circle')
  expect(await text()).toBe(example('chatqna'))
})

test('the end of an edge is put onto another service', async ({ megaflow }) => {
  const { page, node, edge, text, open } = megaflow
  await open()
  const head = await placeOf(node('rerank'))
  const other = await placeOf(node('llm'))
  await page.mouse.move(head.x - 12, head.y + head.height / 2)
  await page.mouse.down()
  await page.mouse.move(other.x + other.width / 2, other.y + other.height / 2, { steps: 12 })
  await expect(page.locator('.canvas-hint')).toContainText('retriever → llm')
  await page.mouse.up()
  await expect(edge('retriever', 'llm')).toHaveCount(1)
  await expect.poll(text).toBe(edited(example('chatqna'), 'reconnect', 'retriever', 'rerank', '--to', 'llm'))
})

test('an edge is clicked and deleted; one that is let go on empty canvas asks what comes next', async ({
  megaflow,
}) => {
  const { page, node, edge, text, open } = megaflow
  await open()
  await edge('rerank', 'llm').click()
  await page.keyboard.press('Delete')
  await expect(edge('rerank', 'llm')).toHaveCount(0)
  const without = edited(example('chatqna'), 'disconnect', 'rerank', 'llm')
  await expect.poll(text).toBe(without)

  await node('rerank').locator('[data-handleid="out"]').hover()
  await page.mouse.down()
  await page.mouse.move(700, 700, { steps: 12 })
  await page.mouse.up()
  const choices = page.getByRole('listbox', { name: 'What comes after rerank?' })
  await expect(page.getByRole('combobox', { name: 'What comes after rerank?' })).toBeFocused()
  await megaflow.accessible('choosing what comes next')
  await page.keyboard.type('guardr')
  await expect(choices.getByRole('option').first()).toHaveText('guardrails')
  // a name of two lines does not touch its neighbours
  const long = choices.getByRole('option', { name: 'guardrails-toxicity-detection' })
  const room = await long.evaluate((option) => {
    const words = document.createRange()
    words.selectNodeContents(option.lastChild!)
    return option.getBoundingClientRect().height - words.getBoundingClientRect().height
  })
  expect(room).toBeGreaterThanOrEqual(4)
  await expect(choices.getByRole('option', { name: 'llm', exact: true })).toHaveCount(0)
  await choices.getByRole('option', { name: 'guardrails', exact: true }).click()
  await expect.poll(text).toBe(edited(without, 'add', 'guardrails', '--after', 'rerank'))
})

test('a kind that is dropped onto an edge goes between its ends, and the changed lines flash', async ({
  megaflow,
}) => {
  const { page, edge, text, open } = megaflow
  await open()
  const editor = await megaflow.editor()
  const line = await placeOf(edge('rerank', 'llm'))
  await page
    .getByRole('listbox', { name: 'Kinds' })
    .getByRole('option', { name: 'guardrails', exact: true })
    .hover()
  await page.mouse.down()
  await page.mouse.move(line.x, line.y + 60, { steps: 12 })
  await page.mouse.move(line.x + line.width / 2, line.y + line.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(editor.locator('.mf-changed').first()).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('+3 −1: add guardrails between rerank and llm')
  await expect
    .poll(text)
    .toBe(edited(example('chatqna'), 'add', 'guardrails', '--after', 'rerank', '--before', 'llm'))
})

test('a node stays where it was put; the view zooms, pans and fits', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open()
  const others = await placeOf(node('llm'))
  const box = await placeOf(node('dataprep'))
  await page.mouse.move(box.x + 60, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 64, box.y + 20)
  await page.mouse.move(box.x + 360, box.y + 60, { steps: 12 })
  await page.mouse.up()
  await expect.poll(text).toMatch(/\n\nx-layout:\n {2}dataprep: \[-?\d+, -?\d+\]\n$/)
  const moved = await text()
  expect(moved.startsWith(example('chatqna'))).toBe(true)
  expect(await placeOf(node('llm'))).toEqual(others)
  const put = await placeOf(node('dataprep'))
  expect(Math.abs(put.x - box.x - 300)).toBeLessThan(6)

  const width = async () => (await placeOf(node('llm'))).width
  await page.getByRole('button', { name: 'Zoom in' }).click()
  expect(await width()).toBeGreaterThan(others.width * 1.1)
  await page.mouse.move(500, 800)
  await page.mouse.wheel(0, 400)
  expect(await width()).toBeLessThan(others.width)
  await page.mouse.down()
  await page.mouse.move(1200, 860, { steps: 6 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Fit the pipeline' }).click()
  for (const name of ['embedding', 'llm', 'dataprep'])
    await expect(node(name)).toBeInViewport({ ratio: 0.99 })

  await page.reload()
  const again = await placeOf(node('llm'))
  const there = await placeOf(node('dataprep'))
  const scale = again.width / others.width
  expect(Math.abs((there.x - again.x) / scale - (put.x - others.x))).toBeLessThan(5)
  expect(Math.abs((there.y - again.y) / scale - (put.y - others.y))).toBeLessThan(5)
  expect(await text()).toBe(moved)

  await page.getByRole('button', { name: 'Tidy up' }).click()
  await expect.poll(text).toBe(edited(moved, 'tidy'))
})

test('Escape puts back what the pointer drags, and takes away the line that it draws', async ({
  megaflow,
}) => {
  const { page, node, text, open } = megaflow
  await open()
  const place = await placeOf(node('llm'))
  await node('llm').hover()
  await page.mouse.down()
  await page.mouse.move(place.x, place.y + 200, { steps: 8 })
  await expect.poll(async () => (await node('llm').boundingBox())!.y).toBeGreaterThan(place.y + 50)
  await page.keyboard.press('Escape')
  await page.mouse.move(place.x - 40, place.y + 240, { steps: 4 })
  await page.mouse.up()
  expect(await placeOf(node('llm'))).toEqual(place)

  await node('llm').locator('[data-handleid="out"]').hover()
  await page.mouse.down()
  await page.mouse.move(place.x, place.y + 200, { steps: 8 })
  const line = page.locator('.react-flow__connection')
  await expect(line).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(line).toHaveCount(0)
  await page.mouse.move(place.x, place.y + 240, { steps: 4 })
  await expect(line).toHaveCount(0)
  await page.mouse.up()
  await expect(page.getByRole('combobox', { name: 'What comes after llm?' })).toHaveCount(0)

  // what is dragged next is moved
  await node('llm').hover()
  await page.mouse.down()
  await page.mouse.move(place.x, place.y + 200, { steps: 8 })
  await page.mouse.up()
  await expect.poll(text).toContain('  llm: [')
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

test('what is said of a gesture stands until the next thing is done, in a line that leaves room for others', async ({
  megaflow,
}) => {
  const { page, node, text, open } = megaflow
  await open()
  await megaflow.editor()
  const said = page.getByRole('contentinfo').getByRole('status')
  await node('llm').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('retriever')
  await page.keyboard.press('Enter')
  await expect(said).toHaveText('There is a service “retriever” already.')
  await page.keyboard.press('Escape')
  await expect(said).toHaveText('llm keeps its name.')
  await page.keyboard.press('e')
  await expect(said).toHaveClass(/is-error/)
  await node('rerank').click()
  await expect(said).toHaveText('')

  const long = 'a'.repeat(300)
  await page.keyboard.press('F2')
  await page.keyboard.type(long)
  await page.keyboard.press('Enter')
  await expect(said).toHaveText(/^\+2 −2: rename rerank → a{50,70}…$/)
  await megaflow.cursor('port: 8888')
  await expect(said).toHaveText(/^\+2 −2: rename/)
  await page.keyboard.type('0')
  await expect.poll(text).toContain('port: 88880')
  await expect(said).toHaveText('')
})
