// The build is static files that work under any path, and ask no other origin (see page.ts).

import { pathToFileURL } from 'node:url'
import { APP, expect, test } from './page'

test.use({ basePath: '/some/where/' })

test('the page, its editor and its workers load from a sub-path', async ({ megaflow }) => {
  expect(megaflow.url).toContain('/some/where/')
  await megaflow.page.goto(megaflow.url)
  await expect(megaflow.node('llm')).toBeVisible()
  await megaflow.editor()
  await megaflow.page.getByRole('tab', { name: /compose/ }).click()
  await expect(megaflow.page.locator('#pane-document .view-line', { hasText: 'services:' })).toBeVisible()
})

test('the policy of the built page lets no text become code, and asks nobody else', async ({ megaflow }) => {
  await megaflow.open()
  const policy = megaflow.page.locator('meta[http-equiv="Content-Security-Policy"]')
  const rules = (await policy.getAttribute('content'))!
  expect(rules).toContain("default-src 'self'")
  expect(rules).not.toContain('unsafe-eval')
  expect(rules).not.toContain('http')
})

test('opened as a file it says what it needs', async ({ page }) => {
  await page.goto(pathToFileURL(`${APP}/index.html`).href)
  await expect(page.getByText('a web server has to serve')).toBeVisible()
})
