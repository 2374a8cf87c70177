// Names that targets derive: legal, the same each time, and different for different names where they are cut.

import { expect, test } from 'vitest'
import { dnsLabel, serviceLabel, variableName } from './names'

const LONG = `${'a'.repeat(40)}.${'b'.repeat(40)}`

test.each([
  ['llm', 'llm', 'llm', 'LLM'],
  ['my_llm', 'my-llm', 'my-llm', 'MY_LLM'],
  ['My.LLM-2', 'my-llm-2', 'my-llm-2', 'MY_LLM_2'],
  ['7b', '7b', 's-7b', 'S_7B'],
  ['_private', 'private', 'private', 'PRIVATE'],
  ['a__b--c', 'a-b-c', 'a-b-c', 'A_B_C'],
  ['mega', 'mega', 'mega', 'S_MEGA'],
])('%s', (name, label, service, variable) => {
  expect([dnsLabel(name), serviceLabel(name), variableName(name)]).toEqual([label, service, variable])
})

test('long ones are cut at 63, with a hash of the whole', () => {
  const cut = serviceLabel(LONG)
  expect(cut).toMatch(/^a{40}-b{15}-[a-z0-9]{6}$/)
  expect(cut.length).toBe(63)
  expect(serviceLabel(`${LONG}c`)).not.toBe(cut)
  expect(serviceLabel(LONG)).toBe(cut)
})

test('what is all signs is a hash', () => {
  expect(dnsLabel('___')).toMatch(/^s-[a-z0-9]{6}$/)
})
