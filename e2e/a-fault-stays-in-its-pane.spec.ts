// A throw in one pane leaves the others as they are, and the text within reach.

import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { edited, example } from './cli'
import { expect, test } from './page'

const FIRST = example('chatqna')

async function savedText(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

/** Browser functions that some one pane alone calls, made to throw while `faulty` names the pane. */
function sabotage(page: Page, faulty: string | null) {
  return page.addInitScript((first) => {
    const state = { faulty: first }
    Object.assign(window, { state })
    const fail = (pane: string) => {
      if (state.faulty === pane) throw new Error('provoked')
    }
    const { scrollIntoView, addEventListener } = Element.prototype
    Element.prototype.scrollIntoView = function (...args) {
      if (this.closest('#pane-palette')) fail('palette')
      return scrollIntoView.apply(this, args)
    }
    Element.prototype.addEventListener = function (this: Element, ...args: [string, EventListener]) {
      if (this.classList.contains('canvas')) fail('canvas')
      return addEventListener.apply(this, args)
    }
    Reflect.deleteProperty(window, 'showSaveFilePicker')
  }, faulty)
}

function mend(page: Page, faulty: string | null = null) {
  return page.evaluate((next) => {
    ;(window as unknown as { state: { faulty: string | null } }).state.faulty = next
  }, faulty)
}

test('a fault of the palette', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await sabotage(page, null)
  await open()
  await expect(node('llm')).toBeVisible()
  await mend(page, 'palette')
  await page.getByRole('combobox', { name: 'Find a kind' }).fill('guard')
  const palette = page.locator('#pane-palette')
  await expect(palette.getByRole('alert')).toContainText('The palette met a fault of ours')
  await megaflow.accessible('a pane that met a fault')

  const removed = edited(FIRST, 'remove', 'rerank')
  await node('rerank').click()
  await page.keyboard.press('Delete')
  await expect.poll(text).toBe(removed)
  expect(await savedText(page, 'Save text')).toBe(removed)

  await mend(page)
  await palette.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('option', { name: 'guardrails', exact: true })).toBeVisible()
})

test('a fault of the canvas', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await sabotage(page, 'canvas')
  await open()
  const canvas = page.locator('#pane-canvas')
  await expect(canvas.getByRole('alert')).toContainText('The canvas met a fault of ours')
  await megaflow.editor()
  await megaflow.cursor('name: chatqna')
  await page.keyboard.type('2')
  const typed = FIRST.replace('name: chatqna', 'name: chatqna2')
  await expect.poll(text).toBe(typed)
  expect(await savedText(page, 'Save text')).toBe(typed)

  await mend(page)
  await canvas.getByRole('button', { name: 'Try again' }).click()
  await expect(node('llm')).toBeVisible()
})

for (const [what, chunk, pane] of [
  ['The palette', 'Palette', 'palette'],
  ['The inspector', 'Inspector', 'inspector'],
  ['The document', 'Outputs', 'document'],
  ['The status line', 'Status', 'status'],
] as const) {
  test(`${what.toLowerCase()} cannot be fetched, and can be later`, async ({ megaflow }) => {
    const { page, node, text, open } = megaflow
    await sabotage(page, null)
    const files = new RegExp(`/${chunk}-[^/]*\\.js$`)
    await page.route(files, (route) => route.abort())
    await open()
    const broken = page.locator(`#pane-${pane}`)
    await expect(broken.getByRole('alert')).toContainText(`${what} could not be loaded`)
    await node('llm').click()
    await page.keyboard.press('Delete')
    await expect(node('llm')).toHaveCount(0)
    await expect.poll(text).toBe(edited(FIRST, 'remove', 'llm'))
    expect(await savedText(page, 'Save')).toBe(await text())

    await page.unroute(files)
    await broken.getByRole('button', { name: 'Try again' }).click()
    await expect(broken.getByRole('alert')).toHaveCount(0)
  })
}

test('the editor cannot be fetched, and can be later', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  await page.route(/monaco[^/]*\.js$/, (route) => route.abort())
  await open()
  const pane = page.locator('#pane-document')
  await expect(pane.getByRole('alert')).toContainText(
    'The editor could not be loaded. Drawing works without it.',
  )
  await node('rerank').click()
  await page.keyboard.press('Delete')
  await expect(pane).not.toContainText('rerank')
  await page.unroute(/monaco[^/]*\.js$/)
  await pane.getByRole('button', { name: 'Try again' }).click()
  await megaflow.editor()
  await node('llm').click()
  await page.keyboard.press('Control+z')
  await expect(node('rerank')).toBeVisible()
})

test('an export that cannot be fetched says so, and works later', async ({ megaflow }) => {
  const { page, open } = megaflow
  await page.route(/\/export-[^/]*\.js$/, (route) => route.abort())
  await open()
  const click = async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Python' }).click()
  }
  await click()
  await expect(page.getByRole('contentinfo')).toContainText('The export could not be loaded.')
  await page.unroute(/\/export-[^/]*\.js$/)
  await Promise.all([page.waitForEvent('download'), click()])
})

test('the templates cannot be fetched, and can be later', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  const files = /\/Gallery-[^/]*\.js$/
  await page.route(files, (route) => route.abort())
  await open()
  await page.getByRole('button', { name: 'Templates' }).click()
  const panel = page.getByRole('dialog', { name: 'Templates' })
  await expect(panel.getByRole('alert')).toContainText('The list of templates could not be loaded')
  await page.unroute(files)
  await panel.getByRole('button', { name: 'Try again' }).click()
  await panel.getByRole('combobox').fill('videos')
  await expect(panel.getByRole('option').first()).toBeVisible()
  await panel.getByRole('combobox').fill('spoken')
  await page.keyboard.press('Enter')
  await expect.poll(text).toBe(example('audioqna'))
})

test('kinds that cannot be fetched are told; the next visit has them', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  const files = /\/catalog-[^/]*\.js$/
  await page.route(files, (route) => route.abort())
  await open()
  await expect(node('llm')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('Not all kinds could be loaded')
  await expect(page.getByRole('option', { name: 'retriever', exact: true })).toBeVisible()
  await expect(page.getByRole('option', { name: 'milvus', exact: true })).toHaveCount(0)
  await page.unroute(files)
  await page.reload()
  await expect(page.getByRole('option', { name: 'milvus', exact: true })).toBeVisible()
})
