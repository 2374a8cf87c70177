// Gestures are undone and redone to the byte before Monaco has come, and Monaco takes the history over as it is.

import { edited, example } from './cli'
import { drag } from './hand'
import { expect, type Megaflow, test } from './page'

const FIRST = example('chatqna')

/** Five gestures, and the text that each of them must lead to. */
async function fiveGestures({ page, node, text }: Megaflow): Promise<string[]> {
  const texts = [FIRST]
  const done = async (...gesture: string[]) => {
    texts.push(edited(texts.at(-1)!, ...gesture))
    await expect.poll(text, gesture.join(' ')).toBe(texts.at(-1))
  }

  await node('dataprep').click()
  await page.keyboard.press('Delete')
  await done('remove', 'dataprep')

  await drag(
    page,
    node('embedding').locator('[data-handleid="out"]'),
    node('rerank').locator('[data-handleid="in"]'),
  )
  await done('connect', 'embedding', 'rerank')

  await node('llm').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('answer')
  await page.keyboard.press('Enter')
  await done('rename', 'llm', 'answer')

  await page.getByRole('button', { name: 'Platform: xeon' }).click()
  await page.getByRole('menuitemradio', { name: 'gaudi' }).click()
  await done('configure', 'platform', 'gaudi')

  await node('retriever').click()
  await page.getByRole('combobox', { name: 'Find a kind' }).fill('guardrails')
  await page.keyboard.press('Enter')
  await done('add', 'guardrails', '--after', 'retriever')
  await node('guardrails').click()
  return texts
}

async function twoUndosOneRedo({ page, text }: Megaflow, texts: readonly string[]) {
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(texts[4])
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(texts[3])
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(text).toBe(texts[4])
}

test('five gestures, two undos, one redo before the editor has come; it takes them all over', async ({
  megaflow,
}) => {
  const { page, node, text, open } = megaflow
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/monaco[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await open()
  await expect(node('llm')).toBeVisible()
  const texts = await fiveGestures(megaflow)
  await twoUndosOneRedo(megaflow, texts)
  await expect(page.locator('.monaco-editor')).toHaveCount(0)

  release()
  await megaflow.editor()
  expect(await text()).toBe(texts[4])
  await node('answer').click()
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(text).toBe(texts[5])
  await twoUndosOneRedo(megaflow, texts)
  for (let at = 3; at >= 0; at--) {
    await page.keyboard.press('Control+z')
    await expect.poll(text).toBe(texts[at])
  }
  for (let at = 1; at <= 5; at++) {
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(text).toBe(texts[at])
  }
})

test('five gestures, two undos, one redo after the editor has come', async ({ megaflow }) => {
  await megaflow.open()
  await megaflow.editor()
  await twoUndosOneRedo(megaflow, await fiveGestures(megaflow))
})

test('five gestures, two undos, one redo with the document hidden', async ({ megaflow }) => {
  const { page, open } = megaflow
  await open()
  await page.getByRole('button', { name: 'Document', exact: true }).click()
  await expect(page.locator('#pane-document')).toBeHidden()
  await twoUndosOneRedo(megaflow, await fiveGestures(megaflow))
})
