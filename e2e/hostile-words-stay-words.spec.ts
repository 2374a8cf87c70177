// Names and values that are HTML, Markdown or a script: each pane shows them as what they are, words.

import type { Page } from '@playwright/test'
import { bring } from './bring'
import { example, exported } from './cli'
import { expect, type Megaflow, test } from './page'

/** Each in its own words, so that a place which shows it can be told. */
const html = (word: string) => `<img class=pwned src=x onerror=window.pwned='${word}'>`
const markdown = (word: string) => `![${word}](https://evil.example.com/x.png) [${word}](javascript:alert(1))`

const quoted = (text: string) => JSON.stringify(text)

/** What cannot be so is told, with its words. */
const WRONG = `# ${html('comment')}
opea_micro_services:
  ${quoted(html('name'))}:
    kind: ${quoted(html('kind'))}
    image: ${quoted(html('image'))}
    condition: ${quoted(html('condition'))}
    ${quoted(html('key'))}: 1
  llm:
    uses: [${quoted(html('used'))}]
opea_mega_service:
  name: ${quoted(html('application'))}
  platform: ${quoted(html('platform'))}
  mega_flow:
    - ${quoted(html('rule'))}
    - llm
`

/** All of it can be exported. */
const RIGHT = `# ${html('comment')}
opea_micro_services:
  llm:                            # ${markdown('comment')}
    kind: vllm-chat
    model: ${quoted(html('model'))}
    args: [${quoted(html('args'))}, "</script><script class=pwned>window.pwned = 1</script>"]
    environment:
      WORDS: ${quoted(html('variable'))}
      MORE: ${quoted(`a\` ${markdown('variable')}`)}
  mine:
    kind: own
    model: ${quoted(markdown('model'))}
x-kinds:
  own:
    title: ${quoted(markdown('title'))}
    help: ${quoted(`${html('help')} ${markdown('help')}`)}
    role: flow
    call: { port: 80, endpoint: /, adapter: custom, input: [Text], output: [Text] }
    container: { image: me/mine }
    model: { variable: MINE, default: x }
opea_mega_service:
  name: app
  mega_flow:
    - mine >> llm
`

/** Notes each element that a hostile word became, however short a time it stood there. */
async function watch(page: Page) {
  await page.addInitScript(() => {
    const found: string[] = []
    Object.assign(window, { found })
    const look = (one: Node) => {
      if (!(one instanceof Element)) return
      const bad =
        '.pwned, [onerror], img[src^="http"], a[href*="javascript:"], a[href*="evil"], [data-href*="evil"]'
      for (const each of [one, ...one.querySelectorAll(bad)])
        if (each.matches(bad)) found.push(each.outerHTML)
    }
    new MutationObserver((changes) => {
      for (const { addedNodes, target, type } of changes)
        if (type === 'attributes') look(target)
        else addedNodes.forEach(look)
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  return async () => {
    const became = await page.evaluate(() => ({
      found: (window as unknown as { found: string[] }).found,
      ran: 'pwned' in window,
    }))
    expect({ ...became, dialogs }).toEqual({ found: [], ran: false, dialogs: [] })
  }
}

async function hoverOf({ page }: Megaflow) {
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Control+i')
  return page.locator('.monaco-hover').filter({ visible: true }).first()
}

test('what is wrong is told in its own words, in every pane', async ({ megaflow }) => {
  const { page, open } = megaflow
  const nothingEscaped = await watch(page)
  await open(WRONG)
  const editor = await megaflow.editor()

  // canvas and form
  const canvas = page.locator('.canvas')
  const drawn = canvas.locator('.react-flow__node').filter({ hasText: html('name') })
  await expect(drawn).toBeVisible()
  await drawn.click()
  const inspector = page.locator('#pane-inspector')
  await expect(inspector.getByLabel('Name', { exact: true })).toHaveValue(html('name'))
  for (const word of ['kind', 'image', 'condition']) await expect(inspector).toContainText(`'${word}'>`)
  await drawn.hover()

  // the list of problems, below each target too
  await page.getByRole('button', { name: /^\d+ errors/ }).click()
  const problems = page.getByRole('region', { name: 'Problems' })
  for (const word of ['name', 'kind', 'image', 'condition', 'key', 'used', 'application', 'platform', 'rule'])
    await expect(problems).toContainText(`'${word}'>`)
  await page.getByRole('button', { name: /^\d+ errors/ }).click()

  // what is written at the place in the text, and the help there
  await megaflow.cursor("'name'>")
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(await hoverOf(megaflow)).toContainText(html('name'))
  await page.keyboard.press('Escape')
  await page.keyboard.press('F8')
  await expect(editor.locator('.marker-widget')).toContainText('<img class=pwned')
  await page.keyboard.press('Escape')

  // outputs that cannot be made say why
  for (const target of ['compose', 'gmc', 'python']) {
    await page.getByRole('tab', { name: new RegExp(target) }).click()
    await expect(page.getByRole('region', { name: 'Findings of this output' })).toContainText(
      '<img class=pwned',
    )
  }

  // a gesture says what it did, and what can be undone
  await drawn.click()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('contentinfo')).toContainText(html('name'))
  await expect(page.getByRole('button', { name: /^Undo: .*<img class=pwned/ })).toBeVisible()
  await nothingEscaped()
})

test('what can be exported stands in the outputs as it is', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  const nothingEscaped = await watch(page)
  await open(RIGHT)
  await megaflow.editor()
  await expect(node('llm')).toContainText("'model'>")
  await expect(node('mine')).toContainText('[model](javascript:alert(1))')
  await node('llm').click()
  const inspector = page.locator('#pane-inspector')
  await expect(inspector.getByLabel('model', { exact: true })).toHaveValue(html('model'))
  await expect(inspector.getByLabel('WORDS', { exact: true })).toHaveValue(html('variable'))
  await node('mine').click()
  await expect(inspector).toContainText('![help](https://evil.example.com/x.png)')

  // the palette has kinds of one's own, and says what it has not found
  const search = page.getByLabel('Find a kind')
  await search.fill('![title]')
  await expect(page.locator('.palette').getByRole('option', { name: 'own' })).toBeVisible()
  await search.fill(html('search'))
  await expect(page.getByText('No kind is called')).toContainText(html('search'))
  await search.fill('')

  // help and completion are Markdown elsewhere
  await megaflow.cursor('kind: own')
  const hover = await hoverOf(megaflow)
  await expect(hover).toContainText('![title](https://evil.example.com/x.png) [title](javascript:alert(1))')
  await expect(hover).toContainText(html('help'))
  await expect(hover).toContainText('![model](https://evil.example.com/x.png)')
  await page.keyboard.press('Escape')
  await megaflow.cursor('- mine >> llm')
  await page.keyboard.type(' >> m')
  const offered = page.locator('.suggest-widget.visible')
  await expect(offered.locator('.monaco-list-row', { hasText: 'mine' }).first()).toBeVisible()
  await page.keyboard.press('Control+Space')
  await expect(page.locator('.suggest-details')).toContainText(html('help'))
  await page.keyboard.press('Escape')
  for (let at = 0; at < ' >> m'.length; at++) await page.keyboard.press('Backspace')

  for (const target of ['compose', 'python']) {
    await page.getByRole('tab', { name: new RegExp(target) }).click()
    const shown = page.getByRole('tabpanel').filter({ visible: true })
    await expect(shown).toContainText("'model'>")
  }
  await nothingEscaped()
})

test('a file of another format is told of in its words', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  const nothingEscaped = await watch(page)
  await open()
  await expect(page.locator('#pane-status')).toContainText('Saved in this browser')
  const connector = exported(example('chatqna-wrappers'), 'gmc')['gmconnector.yaml']!
  const hostile = connector.replace(
    'TGI_LLM_ENDPOINT: tgi',
    `${quoted(html('setting'))}: ${quoted(markdown('value'))}`,
  )
  await bring(page, '.canvas', ['drop'], hostile, true)
  await expect.poll(text).toContain("'setting'")
  await page.getByRole('button', { name: /^Import: / }).click()
  await expect(page.getByRole('region', { name: 'From dropped.yaml' })).toContainText(html('setting'))
  await nothingEscaped()
})
