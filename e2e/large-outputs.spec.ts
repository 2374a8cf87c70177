// The outputs of a large document are made aside, and by the page itself where that cannot be: the same bytes.

import { readFile } from 'node:fs/promises'
import { example, exported } from './cli'
import { expect, test } from './page'

/** More than what the page makes at once, less than what it reads aside. */
const LARGE = example('chatqna') + '# what somebody wanted to remember\n'.repeat(1200)

for (const isAway of [true, false]) {
  test(`the outputs of a large document, ${isAway ? 'aside' : 'without a worker'}`, async ({ megaflow }) => {
    test.slow()
    const { page, open } = megaflow
    let asked = 0
    await page.route(/emit\.worker[^/]*\.js$/, (route) => {
      asked++
      return isAway ? route.continue() : route.abort()
    })
    expect(LARGE.length).toBeGreaterThan(32 * 1024)
    await open(LARGE)
    await megaflow.editor()
    await page.getByRole('tab', { name: /python/ }).click()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const files = exported(LARGE, 'python')
    const [name] = Object.keys(files)
    await page.getByRole('button', { name: `Copy ${name}` }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(files[name!])
    expect(asked).toBeGreaterThan(0)

    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Python' }).click(),
    ])
    expect(await readFile(await download.path(), 'utf8')).toBe(files[name!])
  })
}
