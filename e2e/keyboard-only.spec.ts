// ChatQnA from an empty document to its files, without a single pointer event.

import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { exported } from './cli'
import { keysOf } from './keys'
import { expect, test } from './page'

const KINDS = [
  ['embedding', 'tei-embed'],
  ['retriever', 'retriever'],
  ['rerank', 'tei-rerank'],
  ['llm', 'vllm-chat'],
] as const

test('ChatQnA is drawn, connected and exported by keys alone', async ({ megaflow }) => {
  test.slow()
  const { page, node, edge, text, open } = megaflow
  const { keyboard } = page
  const { tabTo, goTo, add, walkTo, rename, draw } = keysOf(page)
  await page.addInitScript(() => {
    const pointed: string[] = []
    const note = (event: Event) => {
      // a browser tells of a pointer that stays where it is, when what lies below it has changed
      const stays = event instanceof PointerEvent && event.movementX === 0 && event.movementY === 0
      if (event.type !== 'pointermove' || !stays) pointed.push(event.type)
    }
    for (const type of ['pointerdown', 'pointermove', 'mousedown', 'touchstart', 'wheel'])
      addEventListener(type, note, true)
    Object.assign(window, { pointed })
  })
  await open()
  await expect(node('llm')).toBeVisible()

  await tabTo('Templates')
  await keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Find a template' })).toBeFocused()
  await keyboard.type('An')
  await keyboard.press('Enter')
  await expect.poll(text).toBe('opea_micro_services: {}\n')
  await expect(page.getByText('Nothing here yet')).toBeVisible()
  await megaflow.accessible('an empty document')

  for (const [name, kind] of KINDS) {
    await add(kind)
    await expect(node(kind)).toHaveClass(/selected/)
    if (name !== kind) await rename(kind, name)
    // what comes next stands for itself, until it is connected
    await walkTo(name)
  }
  await draw('c', 'embedding', 'retriever')
  await expect(edge('embedding', 'retriever')).toHaveCount(1)
  await draw('c', 'retriever', 'rerank')
  await expect(edge('retriever', 'rerank')).toHaveCount(1)

  await walkTo('rerank')
  await keyboard.press('c')
  await expect(page.locator('.canvas')).toHaveClass(/is-connecting/)
  await megaflow.accessible('connecting')
  await keyboard.press('Escape')
  await draw('c', 'rerank', 'llm')
  await expect(edge('rerank', 'llm')).toHaveCount(1)

  await add('redis-vector-db')
  await expect(node('redis-vector-db')).toBeVisible()
  await add('dataprep')
  for (const user of ['retriever', 'dataprep']) {
    for (const used of ['redis-vector-db', 'embedding']) {
      await draw('u', user, used)
      await expect(page.locator('.canvas [aria-live="assertive"]')).toHaveText(`${user} uses ${used}.`)
      await expect.poll(text).toMatch(new RegExp(`  ${user}:\\n    kind: .*\\n    uses: \\[[^\\]]*${used}`))
    }
  }

  await goTo('header')
  await tabTo('megaservice: rename')
  await keyboard.press('Enter')
  await keyboard.type('chatqna')
  await keyboard.press('Enter')
  await expect.poll(text).toContain('  name: chatqna\n')
  await tabTo('Platform: xeon')
  await keyboard.press('Enter')
  await keyboard.type('g')
  await keyboard.press('Enter')
  await expect.poll(text).toContain('  platform: gaudi\n')

  await tabTo('Export')
  await keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Docker Compose' })).toBeFocused()
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')])
  expect(download.suggestedFilename()).toBe('chatqna-compose.zip')
  const files = Object.entries(unzipSync(await readFile(await download.path())))
  const drawn = await text()
  expect(drawn).toContain(`- ${KINDS.map(([name]) => name).join(' >> ')}\n`)
  expect(Object.fromEntries(files.map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(
    exported(drawn, 'compose'),
  )
  expect(await page.evaluate(() => (window as unknown as { pointed: string[] }).pointed)).toEqual([])
})
