// One finding: a marker in the text, a badge on the node, a row in the list, a line of the command line.

import { example, findings } from './cli'
import { expect, test } from './page'

const GOOD = example('chatqna')
const BAD = GOOD.replace('kind: vllm-chat', 'kind: vllm-chatt')

test('the same finding stands in the text, on the node, in the list and on the command line', async ({
  megaflow,
}) => {
  const { page, node, text, open } = megaflow
  await open(GOOD)
  const editor = await megaflow.editor()
  await megaflow.cursor('kind: vllm-chat')
  await page.keyboard.type('t')
  await expect.poll(text).toBe(BAD)
  const [finding] = findings(BAD)
  expect(finding).toMatchObject({ code: 'unknown-kind', severity: 'error', line: 13, column: 11 })

  await page.keyboard.press('Escape')
  await expect(editor.locator('.squiggly-error')).toHaveCount(1)
  await page.keyboard.press('F8')
  await expect(editor.locator('.marker-widget')).toContainText(finding!.message)
  await page.keyboard.press('Escape')

  await expect(node('llm').locator('.canvas-badge')).toHaveText('1')
  await expect(node('llm').locator('.canvas-node')).toHaveAttribute(
    'title',
    new RegExp(plain(finding!.message)),
  )
  await expect(page.getByRole('contentinfo')).toContainText('1 error')

  await page.getByRole('button', { name: '1 error' }).click()
  const list = page.getByRole('region', { name: 'Problems' })
  const row = list.getByRole('listitem').filter({ hasText: plain(finding!.message) })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(finding!.code)
  await expect(row).toContainText(`line ${finding!.line}`)
  await megaflow.accessible('problem list')

  // the row leads to node and line
  await node('embedding').click()
  await row.getByRole('button', { name: plain(finding!.message) }).click()
  await expect(node('llm')).toHaveClass(/selected/)
  await expect(editor).toHaveClass(/focused/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(' # here')
  await expect.poll(text).toBe(BAD.replace('kind: vllm-chatt', 'kind: vllm-chatt # here'))
  await page.keyboard.press('Control+z')

  // the form of the service shows it at its field
  const field = page.getByRole('region', { name: 'Inspector' }).getByLabel('kind')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(new RegExp(plain(finding!.message)))
})

test('a fix is one step, from the list and from the editor', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  await open(BAD)
  await megaflow.editor()
  await page.getByRole('button', { name: '1 error' }).click()
  await page.getByRole('button', { name: 'Change to vllm-chat' }).click()
  await expect.poll(text).toBe(GOOD)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(BAD)

  await megaflow.cursor('kind: vllm-chatt')
  await page.keyboard.press('Control+.')
  const fix = page.locator('.action-widget .title').first()
  await expect(fix).toHaveText('Change to vllm-chat')
  expect(await fix.evaluate((title) => title.scrollWidth <= title.clientWidth)).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(text).toBe(GOOD)
})

test('what only one target minds stands below that target', async ({ megaflow }) => {
  const { page, open } = megaflow
  const rocm = GOOD.replace('platform: xeon', 'platform: rocm')
  await open(rocm)
  const finding = findings(rocm, '--to', 'gmc').find(({ severity }) => severity === 'error')!
  await page.getByRole('button', { name: /^gmc: / }).click()
  const group = page.getByRole('region', { name: 'GMConnector' })
  await expect(group).toContainText(plain(finding.message))
  await page.getByRole('tab', { name: /gmc/ }).click()
  await expect(page.getByRole('region', { name: 'Findings of this output' })).toContainText(
    plain(finding.message),
  )
  await megaflow.accessible('an output that cannot be made')
})

test('a warning of one target stands at it, before and after the list is opened', async ({ megaflow }) => {
  const { page, open } = megaflow
  await open(example('audioqna'))
  const verdict = page.getByRole('button', { name: /^gmc: can be exported, but: / })
  await expect(verdict).toHaveClass(/is-warning/)
  await verdict.click()
  await expect(page.getByRole('region', { name: 'GMConnector' })).toBeVisible()
  await expect(verdict).toHaveClass(/is-warning/)
})

test('from afar a faulty service still shows whether it is selected', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  await open(BAD)
  await node('llm').click()
  for (let times = 0; times < 8; times++) await page.keyboard.press('-')
  await expect(page.locator('.canvas')).toHaveClass(/is-tiny/)
  const look = () =>
    node('llm')
      .locator('.canvas-node')
      .evaluate((one) => {
        const { backgroundColor, borderColor, boxShadow } = getComputedStyle(one)
        return [backgroundColor, borderColor, boxShadow].join()
      })
  const selected = await look()
  await page.keyboard.press('Escape')
  await expect(node('llm')).not.toHaveClass(/selected/)
  expect(await look()).not.toBe(selected)
})

test('what a gesture did is told whole beside a long message', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  const servers = Array.from(
    { length: 9 },
    (_, at) => `  the-embedding-server-number-${at}: { kind: tei-embedding }\n`,
  )
  await open(
    `opea_micro_services:\n  embedding:\n${servers.join('')}opea_mega_service:\n  mega_flow: [embedding]\n`,
  )
  const foot = page.getByRole('contentinfo')
  const first = foot.locator('.status-first')
  await expect(first).toBeVisible()
  await node('embedding').click()
  await page.keyboard.press('Control+d')
  const said = foot.getByRole('status')
  await expect(said).toContainText('duplicate embedding')
  const isWhole = (line: Element) => line.scrollWidth <= line.clientWidth
  expect([await said.evaluate(isWhole), await first.evaluate(isWhole)]).toEqual([true, false])
})

function plain(message: string): string {
  return message.replaceAll('`', '')
}
