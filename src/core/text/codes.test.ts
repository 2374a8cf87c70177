// Each code stands in a test with its place and its words: drawn into a document, or after `line:column`.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CODES } from './codes'

const SOURCES = join(import.meta.dirname, '../..')

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    isTest: /\.test\.tsx?$/.test(path),
    text: readFileSync(join(SOURCES, path), 'utf8'),
  }))

const tests = files.filter(({ isTest }) => isTest)
const shipped = files.filter(({ path, isTest }) => !isTest && !/^(?:laws|fixtures)\/|\/codes\.ts$/.test(path))

test.each(CODES)('%s', (code) => {
  const told = new RegExp(
    `code: '${code}',\\s*message: '|^ *#(?:\\^*| +[\\^|]+)(?:→\\d+:\\d+)? (?:error|warning|info) ${code}: \\S|\\d+:\\d+ (?:error|warning|info) ${code}:? \\S`,
    'm',
  )
  expect(
    shipped.some(({ text }) => text.includes(`'${code}'`)),
    'no source tells it',
  ).toBe(true)
  expect(
    tests.some(({ text }) => told.test(text)),
    'no test shows where it stands and what it says',
  ).toBe(true)
})

test('no code stands there twice', () => {
  expect(new Set(CODES).size).toBe(CODES.length)
})
