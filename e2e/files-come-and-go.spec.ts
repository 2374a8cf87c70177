// Documents come by picker, drop and paste, and go by Save; each that comes is one step that can be undone.

import { readFile } from 'node:fs/promises'
import { bring, givePickers } from './bring'
import { edited, example } from './cli'
import { placeOf } from './hand'
import { expect, test } from './page'

const FIRST = example('chatqna')
const OTHER = `# kept as it is\r\n${example('chatqna-wrappers').replaceAll('\n', '\r\n')}`

test('each template is drawn; undo brings back what was there', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open()
  await expect(node('llm')).toBeVisible()
  const { width } = await placeOf(node('llm'))
  for (let at = 0; at < 3; at++) await page.getByRole('button', { name: 'Zoom out' }).click()
  for (const [title, name] of [
    ['The RFC’s example', 'rfc-chatqna'],
    ['ChatQnA with microservices', 'chatqna-wrappers'],
    ['ChatQnA with a guardrail', 'chatqna-guardrails'],
  ] as const) {
    await page.getByRole('button', { name: 'Templates' }).click()
    await page.getByRole('option', { name: title }).click()
    await expect.poll(text).toBe(example(name))
    await expect(page.getByRole('contentinfo')).not.toContainText('error')
  }
  await expect(node('guardrails')).toBeInViewport({ ratio: 0.99 })
  // another document is seen whole, however small its services were drawn that have the same names
  expect((await placeOf(node('llm'))).width).toBeGreaterThan(0.7 * width)
  await page.getByRole('button', { name: 'Templates' }).click()
  await megaflow.accessible('templates')
  await page.keyboard.press('Escape')
  for (let at = 0; at < 3; at++) await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(text).toBe(FIRST)
})

test('a file is opened by the picker, changed, and saved back to where it came from', async ({
  megaflow,
}) => {
  const { page, node, text, open } = megaflow
  await givePickers(page, 'team.yaml', OTHER)
  await open()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(node('reranking')).toBeVisible()
  await expect.poll(text).toBe(OTHER)
  await node('reranking').click()
  await page.keyboard.press('Delete')
  const changed = edited(OTHER, 'remove', 'reranking')
  await expect.poll(text).toBe(changed)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('contentinfo')).toContainText('Saved team.yaml.')
  const written = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    return (await (await folder.getFileHandle('team.yaml')).getFile()).text()
  })
  expect(written).toBe(changed)
})

test('without pickers Save downloads the text as it is', async ({ megaflow }) => {
  const { page, open } = megaflow
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await open(OTHER)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('chatqna.yaml')
  expect(await readFile(await download.path(), 'utf8')).toBe(OTHER)
})

test('a file is dropped anywhere on the page', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open()
  await expect(page.locator('#pane-status')).toContainText('Saved in this browser')
  await bring(page, 'body', ['dragenter', 'dragover'], OTHER, true)
  await expect(page.getByText('Drop a pipeline or a GMConnector to open it.')).toBeVisible()
  await megaflow.accessible('a file over the page')
  await bring(page, '.canvas', ['drop'], OTHER, true)
  await expect(node('reranking')).toBeVisible()
  await expect.poll(text).toBe(OTHER)
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(FIRST)
})

test('YAML is pasted onto the canvas and into the editor; services are copied as YAML', async ({
  megaflow,
}) => {
  const { page, node, text, open } = megaflow
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await open()
  await megaflow.editor()
  // onto a canvas with something on it: added to it
  await node('llm').click()
  await bring(page, '.canvas', ['paste'], 'opea_micro_services:\n  guardrails:\n    port: 9090\n', false)
  await expect(node('guardrails')).toBeVisible()
  await expect.poll(text).toContain('  guardrails:\n    port: 9090\n')
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(FIRST)

  // copied on the canvas, it is YAML with its comments
  await node('dataprep').click()
  await page.keyboard.press('Control+c')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('  # fills the store')
  await page.keyboard.press('Control+v')
  await expect(node('dataprep-2')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(FIRST)

  // into the editor: wherever the cursor is
  await page.evaluate((yaml) => navigator.clipboard.writeText(yaml), OTHER)
  await megaflow.cursor('name: chatqna')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+v')
  await expect(node('reranking')).toBeVisible()
  await expect.poll(async () => (await text()).replaceAll('\r\n', '\n')).toBe(OTHER.replaceAll('\r\n', '\n'))
})
