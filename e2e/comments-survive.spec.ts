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
  const { page, node, text, open } = megaflow
  await open(TEXT)
  await megaflow.editor()
  await node('llm').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('model')
  await page.keyboard.press('Enter')
  await expect.poll(text).toBe(TEXT.replace('    llm:', '    model:').replace('>> llm]', '>> model]'))

  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(TEXT)

  await node('embedding').click()
  await page.keyboard.press('Delete')
  await expect.poll(text).toBe(TEXT.replace(/ {4}embedding:.*\r\n/, '').replace('embedding >> llm', 'llm'))
})
