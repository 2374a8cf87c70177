// Stories in a real browser, on the built page: npm run build, then npm run e2e.

import { defineConfig } from '@playwright/test'
import { BROWSER } from './scripts/browser.mjs'

export default defineConfig({
  testDir: 'e2e',
  // for machines that are busy: what hangs is still found
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 3,
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: BROWSER,
  },
})
