import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compile } from '../compile'
import { compileWith } from '../compile-with'
import { CATALOG } from './catalog'
import { FIRST_KINDS } from './first-kinds'

const CHATQNA = new URL('../../../public/examples/chatqna.yaml', import.meta.url)

test('they are of the catalog, and fewer', () => {
  expect(FIRST_KINDS.filter((kind) => !CATALOG.includes(kind))).toEqual([])
  expect(FIRST_KINDS.length).toBeLessThan(CATALOG.length / 2)
})

test('ChatQnA is understood with them as with all', () => {
  const text = readFileSync(CHATQNA, 'utf8')
  const understood = ({ pipeline, diagnostics }: ReturnType<typeof compile>) => ({
    diagnostics,
    ...pipeline,
    kinds: null,
  })
  expect(understood(compileWith(FIRST_KINDS, text))).toEqual(understood(compile(text)))
})
