// A GMConnector is recognised by what stands in it, however it comes, and becomes a pipeline as one step.

import { bring, givePickers } from './bring'
import { example, exported, imported } from './cli'
import { expect, test } from './page'

const FIRST = example('chatqna')
const CONNECTOR = exported(example('chatqna-wrappers'), 'gmc')['gmconnector.yaml']!
const PIPELINE = imported(CONNECTOR)

/** With a key that GMC has no more, and a setting of its own. */
const OLD = CONNECTOR.replace('TGI_LLM_ENDPOINT: tgi', 'tgi_endpoint: tgi')

test('dropped as a file: the drawing, the text with its comments, and what is said of the file', async ({
  megaflow,
}) => {
  const { page, node, edge, text, open } = megaflow
  await open()
  await expect(page.locator('#pane-status')).toContainText('Saved in this browser')
  await bring(page, '.canvas', ['drop'], OLD, true)
  await expect(node('tei-embedding')).toBeVisible()
  await expect(edge('reranking', 'llm')).toBeAttached()
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('Made a pipeline of dropped.yaml')
  await expect.poll(text).toContain('# GMC hands tgi_endpoint on as it stands')

  await page.getByRole('button', { name: 'Import: 1 warning' }).click()
  const group = page.getByRole('region', { name: 'From dropped.yaml' })
  await expect(group).toContainText('GMC hands tgi_endpoint on as it stands')
  const line = OLD.split('\n').findIndex((one) => one.includes('tgi_endpoint')) + 1
  await expect(group).toContainText(`Line ${line} of dropped.yaml.`)
  await megaflow.accessible('what is said of an import')

  // they go and come with the step
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(text).toBe(FIRST)
  await expect(page.getByRole('button', { name: /^Import:/ })).toBeHidden()
  await page.getByRole('button', { name: /^Redo/ }).click()
  await page.getByRole('button', { name: /^Import:/ }).click()
  await group.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByRole('button', { name: /^Import:/ })).toBeHidden()
})

test('pasted onto the canvas, and into the editor over all that is there', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open()
  await megaflow.editor()
  await bring(page, '.canvas', ['paste'], CONNECTOR, false)
  await expect.poll(text).toBe(PIPELINE)
  await expect(node('tei-embedding')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(FIRST)

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((yaml) => navigator.clipboard.writeText(yaml), CONNECTOR)
  await megaflow.cursor('name: chatqna')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+v')
  await expect.poll(text).toBe(PIPELINE)
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(FIRST)
})

test('opened by the picker; Save asks for a place of its own', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  await givePickers(page, 'gmconnector.yaml', CONNECTOR)
  await open()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect.poll(text).toBe(PIPELINE)
  await page.evaluate(() => {
    const place = async () =>
      (await navigator.storage.getDirectory()).getFileHandle('mine.yaml', { create: true })
    Object.assign(window, { showSaveFilePicker: place })
  })
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('contentinfo')).toContainText('Saved mine.yaml.')
  const kept = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    return (await (await folder.getFileHandle('gmconnector.yaml')).getFile()).text()
  })
  expect(kept).toBe(CONNECTOR)
})

test('one that cannot be read changes nothing, and is told', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  await open()
  await expect(page.locator('#pane-status')).toContainText('Saved in this browser')
  await bring(page, '.canvas', ['drop'], `${CONNECTOR}\nmore: [\n`, true)
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('A pipeline cannot be made of dropped.yaml.')
  await expect(status).toContainText('Your text is as it was.')
  await expect.poll(text).toBe(FIRST)
  await page.getByRole('button', { name: 'Import: 1 error' }).click()
  await expect(page.getByRole('region', { name: 'From dropped.yaml' })).toContainText('is not closed')
})
