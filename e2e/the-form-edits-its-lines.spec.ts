// The inspector, the name and the platform: each field writes its own lines and shows its own problem.

import { readFileSync } from 'node:fs'
import { edited, example } from './cli'
import { expect, test } from './page'

const FIRST = example('chatqna')

test('each field of a service writes its own lines', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open()
  await node('llm').click()
  const form = page.getByRole('region', { name: 'Inspector' })
  let now = FIRST
  const gives = async (...gesture: string[]) => {
    now = edited(now, ...gesture)
    await expect.poll(text, gesture.join(' ')).toBe(now)
  }
  await form.getByLabel('port', { exact: true }).fill('9009')
  await page.keyboard.press('Enter')
  await gives('set', 'llm', 'port', '9009')
  await form.getByLabel('model', { exact: true }).fill('Qwen/Qwen2.5-7B-Instruct')
  await page.keyboard.press('Tab')
  await gives('set', 'llm', 'model', 'Qwen/Qwen2.5-7B-Instruct')
  await form.getByLabel('kind', { exact: true }).selectOption('llm')
  await gives('set', 'llm', 'kind', 'llm')
  await form.getByLabel('port', { exact: true }).fill('')
  await page.keyboard.press('Enter')
  await gives('unset', 'llm', 'port')
  await form.getByLabel('replicas', { exact: true }).fill('2')
  await page.keyboard.press('Enter')
  await gives('set', 'llm', 'replicas', '2')
  await form.getByLabel('Name', { exact: true }).fill('answer')
  await page.keyboard.press('Enter')
  await gives('rename', 'llm', 'answer')
  await expect(node('answer')).toHaveClass(/selected/)
})

test('undo in a field takes letters back until they are written, then what was written', async ({
  megaflow,
}) => {
  const { page, node, text, open } = megaflow
  await open()
  await node('llm').click()
  const form = page.getByRole('region', { name: 'Inspector' })
  const model = form.getByLabel('model', { exact: true })
  await model.fill('')
  await page.keyboard.press('Enter')
  await expect.poll(text).not.toContain('# gated')
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(FIRST)
  await expect(model).toBeFocused()

  const port = form.getByLabel('port', { exact: true })
  await port.click()
  await page.keyboard.type('9')
  await page.keyboard.press('Control+z')
  await expect(port).toHaveValue('')
  await page.keyboard.type('9009')
  await page.keyboard.press('Enter')
  await expect.poll(text).toContain('    port: 9009\n')
  await page.keyboard.press('Control+z')
  await expect.poll(text).toBe(FIRST)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(text).toContain('    port: 9009\n')
  await page.keyboard.press('Tab')
  await expect(port).toHaveValue('9009')
})

test('what is saved holds what was just typed into a field', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  await page.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }))
  await open()
  await node('llm').click()
  const port = page.getByRole('region', { name: 'Inspector' }).getByLabel('port', { exact: true })
  let now = FIRST
  const saves = async (...gesture: string[]) => {
    now = edited(now, ...gesture)
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
    expect(readFileSync(await download.path(), 'utf8')).toBe(now)
  }
  await port.fill('9009')
  await saves('set', 'llm', 'port', '9009')
  await expect(port).toBeFocused()
  await page.getByRole('button', { name: 'chatqna: rename' }).click()
  await page.keyboard.type('answers')
  await saves('configure', 'name', 'answers')
  await expect(page.getByRole('button', { name: 'answers: rename' })).toBeFocused()
  await node('llm').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('answer')
  await saves('rename', 'llm', 'answer')
  await expect(page.locator('[data-service="answer"]')).toBeFocused()
})

test('secrets stay references; what a service calls is a choice', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open(FIRST.replace(', embedding]', ']'))
  await node('llm').click()
  const form = page.getByRole('region', { name: 'Inspector' })
  await form.getByText('Environment').click()
  await form.getByLabel('HF_TOKEN', { exact: true }).fill('hf_abcdefghijklmnop')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toContainText('A secret stays out of the document.')
  expect(await text()).not.toContain('hf_abc')
  await megaflow.accessible('a refused field')
  await form.getByLabel('Name of a new variable').fill('API_KEY')
  await form.getByLabel('Value of the new variable').fill('sk-abcdefghijklmnopqrst')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert').last()).toContainText('such as ${API_KEY}')
  await expect(form.getByRole('alert').last()).toBeInViewport({ ratio: 0.99 })
  expect(await text()).not.toContain('sk-abc')
  await form.getByLabel('HF_TOKEN', { exact: true }).fill('${MY_TOKEN}')
  await page.keyboard.press('Enter')
  await expect.poll(text).toContain('      HF_TOKEN: ${MY_TOKEN}\n')

  await form.getByLabel('endpoint', { exact: true }).fill('https://answers.example.com/v1/chat/completions')
  await page.keyboard.press('Enter')
  await form.getByLabel('api key', { exact: true }).fill('any')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert').first()).toContainText('such as ${API_KEY}')
  expect(await text()).not.toContain('any')
  await form.getByLabel('api key', { exact: true }).fill('${KEY}')
  await page.keyboard.press('Enter')
  await expect.poll(text).toContain('    api_key: ${KEY}\n')

  await node('retriever').click()
  await form.getByLabel('embedding', { exact: true }).selectOption('embedding')
  await expect.poll(text).toContain('    uses: [redis-vector-db, embedding]\n')
})

test('what can be done with many services stays in sight', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  const services = Array.from({ length: 200 }, (_, at) => `  a-service-among-others-${at}: { kind: llm }\n`)
  await open(`opea_micro_services:\n${services.join('')}`)
  await node('a-service-among-others-0').click()
  await page.keyboard.press('Control+a')
  const form = page.locator('#pane-inspector')
  await expect(form).toContainText('others-19 and ')
  await expect(form.getByRole('button', { name: 'Delete' })).toBeInViewport({ ratio: 1 })
  await form.getByRole('button', { name: 'Delete' }).click()
  await expect.poll(text).not.toContain('a-service')
})

test('a field shows the problem that stands at it', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open(FIRST.replace('port: 6007', 'port: 99999'))
  await node('dataprep').click()
  const port = page.getByRole('region', { name: 'Inspector' }).getByLabel('port', { exact: true })
  await expect(port).toHaveAttribute('aria-invalid', 'true')
  await expect(port).toHaveAccessibleDescription(/99999/)
  await megaflow.accessible('a field with a problem')
  await port.fill('6007')
  await page.keyboard.press('Enter')
  await expect.poll(text).toBe(FIRST)
  await expect(port).not.toHaveAttribute('aria-invalid', 'true')
})

test('the pickers of the header edit the document', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  await open()
  await page.getByRole('button', { name: 'chatqna: rename' }).click()
  await page.keyboard.type('answers')
  await page.keyboard.press('Enter')
  const named = edited(FIRST, 'configure', 'name', 'answers')
  await expect.poll(text).toBe(named)
  await expect(page).toHaveTitle('answers · Megaflow')
  await page.getByRole('button', { name: 'Platform: xeon' }).click()
  await megaflow.accessible('platform menu')
  await page.getByRole('menuitemradio', { name: 'nvidia' }).click()
  await expect.poll(text).toBe(edited(named, 'configure', 'platform', 'nvidia'))
  await expect(page.getByRole('button', { name: 'Platform: nvidia' })).toBeFocused()
})
