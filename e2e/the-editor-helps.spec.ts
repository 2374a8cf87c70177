// What the editor knows: keys, kinds, names, variables, what they mean; and what any editor can.

import { example } from './cli'
import { expect, type Megaflow, test } from './page'

const FIRST = example('chatqna').replace(
  'kind: vllm-chat\n',
  'kind: vllm-chat\n    environment:\n      LOGFLAG: "1"\n',
)

/** What is offered where the cursor is, after something was typed there. */
async function offers({ page }: Megaflow, typed: string, ...wanted: string[]) {
  await page.keyboard.type(typed)
  const list = page.locator('.suggest-widget.visible')
  for (const one of wanted)
    await expect(
      list.locator('.monaco-list-row', { hasText: one }).first(),
      `${one} after ${typed}`,
    ).toBeVisible()
}

test('completion: keys, kinds, names in rules and in uses, variables of the kind', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  await open(FIRST)
  await megaflow.editor()

  await megaflow.cursor('kind: tei-rerank')
  await page.keyboard.press('Enter')
  await offers(megaflow, 'rep', 'replicas')
  await page.keyboard.press('Enter')
  await expect.poll(text).toContain('    kind: tei-rerank\n    replicas:')
  await page.keyboard.press('Escape')
  await backTo(megaflow)

  await megaflow.cursor('kind: tei-rerank')
  for (let at = 0; at < 'tei-rerank'.length; at++) await page.keyboard.press('Backspace')
  await page.keyboard.press('Control+Space')
  await offers(megaflow, 'rer', 'reranking', 'tei-rerank')
  await page.keyboard.press('Escape')
  await backTo(megaflow)

  await megaflow.cursor('- embedding >>')
  await offers(megaflow, ' >> ', 'embedding', 'retriever')
  await page.keyboard.press('Escape')
  await backTo(megaflow)

  await megaflow.cursor('uses: [redis-vector-db, embedding]')
  await page.keyboard.press('ArrowLeft')
  await offers(megaflow, ', ', 'rerank')
  await page.keyboard.press('Escape')
  await backTo(megaflow)

  await megaflow.cursor('LOGFLAG')
  await page.keyboard.press('Enter')
  await offers(megaflow, 'HF', 'HF_TOKEN')
})

/** Undoes all of it, from the editor. */
async function backTo({ page, text }: Megaflow) {
  await expect(async () => {
    await page.keyboard.press('Control+z')
    await expect.poll(text, { timeout: 1000 }).toBe(FIRST)
  }).toPass()
}

test('typing: a word written out and Enter begins a line; values follow their key; a block stays as it is', async ({
  megaflow,
}) => {
  const { page, text, open } = megaflow
  await open('')
  const editor = await megaflow.editor()
  await editor.click()
  await page.keyboard.insertText('opea_micro_services:\n  llm:\n    ')
  await offers(megaflow, 'ki', 'kind')
  await page.keyboard.press('Enter')
  await offers(megaflow, '', 'Text generation')
  await offers(megaflow, 'vllm-chat', 'vLLM chat (direct)')
  await page.keyboard.press('Enter')
  await page.keyboard.type('port: 9000')
  await expect.poll(text).toBe('opea_micro_services:\n  llm:\n    kind: vllm-chat\n    port: 9000')

  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(FIRST)
  await expect.poll(text).toBe(FIRST)
  await page.keyboard.press('Control+z')
  await expect.poll(text).toContain('port: 9000')
})

test('the help of a kind and of a key; folding; find', async ({ megaflow }) => {
  const { page, open } = megaflow
  await open()
  const editor = await megaflow.editor()
  await megaflow.cursor('kind: vllm-chat')
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Control+i')
  const hover = page.locator('.monaco-hover').filter({ visible: true }).first()
  await expect(hover).toContainText('vLLM')
  await megaflow.accessible('help of a kind')
  await page.keyboard.press('Escape')

  await editor
    .locator('.view-line', { hasText: /^platform|platform:/ })
    .first()
    .hover({ position: { x: 30, y: 8 } })
  await expect(hover).toContainText('platform')

  await megaflow.cursor('opea_micro_services:')
  await page.keyboard.press('Control+Shift+[')
  await expect(editor.locator('.view-line', { hasText: 'tei-rerank' })).toHaveCount(0)
  await page.keyboard.press('Control+Shift+]')
  await expect(editor.locator('.view-line', { hasText: 'tei-rerank' })).toHaveCount(1)

  await page.keyboard.press('Control+f')
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused()
  await page.keyboard.type('redis')
  const find = page.locator('.find-widget')
  await expect(find).toContainText('of 3')
  await expect(find).toHaveAttribute('aria-hidden', 'false')
  await megaflow.accessible('find')
})
