// What a gesture does not touch stays as it is, to the byte.

import { expect, test } from './page'

const TEXT = `# ask the platform team first\r
opea_micro_services:\r
    embedding:   {endpoint: '/v1/embeddings', port: 6000}   # firewall 4711\r
\r
    # the big one\r
    llm:\r
        endpoint: "/v1/chat/completions"\r
opea_mega_service:\r
    mega_flow: [embedding >> llm]   # inline`

test('comments, quotes, spaces and line endings outlive a rename and a removal', async ({ megaflow }) => {
  const { page, node, text, url } = megaflow
  await page.addInitScript((kept) => {
    if (!sessionStorage.getItem('begun')) localStorage.setItem('megaflow.text', kept)
    sessionStorage.setItem('begun', 'yes')
  }, TEXT)
  await page.goto(url)
  await megaflow.editor()
  await node('llm').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('model')
  await page.keyboard.press('Enter')
  const renamed = TEXT.replace('    llm:\r\n', '    model:\r\n        kind: llm\r\n').replace(
    '>> llm]',
    '>> model]',
  )
  await expect
    .poll(async () => (await text()).replace(/\r\n {8}kind: llm/, ''))
    .toBe(renamed.replace(/\r\n {8}kind: llm/, ''))

  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(TEXT)
})
