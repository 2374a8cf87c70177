// Words of a document that are Markdown, in the help of the editor.

import { expect, it, test } from 'vitest'
import { compile } from '../../core/compile'
import { helpAt } from './help'
import { code, literal } from './markdown'

test.each([
  ['![x](https://evil.example.com/x.png)', '\\!\\[x\\]\\(https\\://evil\\.example\\.com/x\\.png\\)'],
  ['<img src=x>', '\\<img src\\=x\\>'],
  ['**b** _i_ `c`', '\\*\\*b\\*\\* \\_i\\_ \\`c\\`'],
  ['# a\n\n1. b', '\\# a 1\\. b'],
  ['llm, a chat model', 'llm, a chat model'],
])('%s means itself', (text, written) => expect(literal(text)).toBe(written))

test.each([
  ['a', '`a`'],
  ['a`b', '``a`b``'],
  ['`a``', '``` `a`` ```'],
  ['a\n\n![x](y)', '`a ![x](y)`'],
])('%s as code', (text, written) => expect(code(text)).toBe(written))

it('neither a name, a model nor a kind of the document can be more than words', () => {
  const text = `opea_micro_services:
  "![x](y)": { kind: mine, model: "a\` ![x](y)" }
x-kinds:
  mine:
    title: "[t](javascript:x)"
    role: flow
    help: "![h](https://evil.example.com)"
    call: { port: 80, endpoint: / }
    container: { image: me/mine }
    model: { variable: MINE, default: x }
opea_mega_service: { mega_flow: [] }
`
  const help = helpAt(compile(text), text.indexOf('![x]') + 1)!.paragraphs
  expect(help).toEqual([
    '**\\!\\[x\\]\\(y\\), \\[t\\]\\(javascript\\:x\\)**',
    '\\!\\[h\\]\\(https\\://evil\\.example\\.com\\)',
    'Model: ``a` ![x](y)`` · Port: `80`',
  ])
})
