// The build is static files that work under any path, and ask no other origin (see page.ts).

import { expect, test } from './page'

test.use({ basePath: '/some/where/' })

test('the page, its editor and its workers load from a sub-path', async ({ megaflow }) => {
  expect(megaflow.url).toContain('/some/where/')
  await megaflow.page.goto(megaflow.url)
  await expect(megaflow.node('llm')).toBeVisible()
  await megaflow.editor()
})
