// The browser that stories and measurements run in: a Chromium or Chrome of the machine; without one, Playwright's own.

import { existsSync } from 'node:fs'

const installed = [
  process.env.MEGAFLOW_BROWSER,
  // Debian's Chromium without a window's parts: a third less work
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
].find((path) => path && existsSync(path))

/** Options of Playwright's `launch`. */
export const BROWSER = {
  ...(installed ? { executablePath: installed } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--disable-sync',
  ],
}
