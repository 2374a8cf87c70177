// Our styles and Monaco's stand on one page: a class that both have would draw our borders into its lists.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const textOf = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => readFileSync(join(ROOT, folder, path), 'utf8'))
    .join('\n')

it('no style of ours begins with a class of Monaco’s', () => {
  const theirs = new Set(textOf('node_modules/monaco-editor/esm').match(/(?<=\.)[a-z][\w-]*/gi))
  const ours = new Set(textOf('src/app').match(/(?<=^\s*\.)[a-z][\w-]*(?=[\s,:{])/gim))
  expect(theirs.size).toBeGreaterThan(500)
  expect(ours.size).toBeGreaterThan(100)
  // what we say of its editors on purpose
  expect([...ours].filter((name) => theirs.has(name) && !name.startsWith('monaco-'))).toEqual([])
})
