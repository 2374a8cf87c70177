import { expect, test } from 'vitest'
import { bytesOf } from './size'

test.each(['', 'a\u007f', '\u0080\u07ff', '\u0800\ud7ff\ue000\uffff', '😀', 'é→x'])('%j', (text) =>
  expect(bytesOf(text)).toBe(new TextEncoder().encode(text).length),
)
