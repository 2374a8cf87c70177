// Every keystroke redraws the canvas; a typed rename keeps place and selection.

import { example, findings } from './cli'
import { placeOf } from './hand'
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
  const place = await placeOf(node('rerank'))
  await megaflow.cursor('rerank:')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('x')
  await expect(node('rerankx')).toBeVisible()
  await expect(node('rerankx')).toHaveClass(/selected/)
  const moved = await placeOf(node('rerankx'))
  expect(Math.abs(moved.x - place.x)).toBeLessThan(2)
  expect(Math.abs(moved.y - place.y)).toBeLessThan(2)
})

test('a drawing that was seen whole and is drawn anew is seen whole again', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  const services = [...'abcdef'].map((name) => `  ${name}:\n    endpoint: http://${name}.example.com/v1\n`)
  await open(
    `opea_micro_services:\n${services.join('')}opea_mega_service:\n  mega_flow:\n    - (a, b, c) >> d\n`,
  )
  await megaflow.cursor('(a, b, c)')
  await page.keyboard.type('\n- d >> e >> f')
  await expect(megaflow.edge('e', 'f')).toBeVisible()
  for (const name of ['a', 'f']) await expect(node(name)).toBeInViewport({ ratio: 0.99 })
})

test('while the text is broken the last drawing stays, dimmed, and says why', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open()
  const editor = await megaflow.editor()
  const canvas = page.locator('.canvas')
  await megaflow.cursor('mega_flow')
  await page.keyboard.type(' [')
  // the editor closes the bracket itself
  const broken = example('chatqna').replace('mega_flow:', 'mega_flow: []')
  await expect.poll(text).toBe(broken)
  const [finding] = findings(broken)
  const strip = canvas.getByRole('status')
  await expect(strip).toContainText('this is the drawing from before it')
  await expect(strip).toContainText(finding!.message.replaceAll('`', ''))
  await expect(node('llm')).toBeVisible()
  const dim = () =>
    page.locator('.react-flow__viewport').evaluate((one) => Number(getComputedStyle(one).opacity))
  await expect.poll(dim).toBeLessThan(1)
  await megaflow.accessible('broken text')

  // no gesture is made from a drawing of before, and each says so
  const said = page.getByRole('contentinfo').getByRole('status')
  for (const key of ['Delete', 'F2', 'c', 'u', 'Control+d', 'Control+x']) {
    await node('llm').click()
    await expect(said).toHaveText('')
    await page.keyboard.press(key)
    await expect(said, key).toHaveText('The text has a YAML error; mend it first.')
    await expect(node('llm')).toBeVisible()
    expect(await text()).toBe(broken)
  }

  await strip.getByRole('button', { name: `Go to line ${finding!.line}` }).click()
  await expect(editor).toHaveClass(/focused/)
  await page.keyboard.press('Control+z')
  await expect(strip).toHaveCount(0)
  await expect.poll(dim).toBe(1)
})

test('a text that is broken from the start is kept, and says what is wrong', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  const broken = 'opea_micro_services:\n  llm:\n    port: [9000\n'
  await open(broken)
  await expect(page.locator('.canvas').getByRole('status')).toContainText('The text has an error.')
  await expect(page.getByText('Nothing here yet')).toHaveCount(0)
  expect(await text()).toBe(broken)
  await megaflow.editor()
  await megaflow.cursor('port: [9000')
  await page.keyboard.type(']')
  await expect(node('llm')).toBeVisible()
})
