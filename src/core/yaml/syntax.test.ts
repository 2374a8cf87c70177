// Faults of the YAML itself, at their places.

import { expect, test } from 'vitest'
import { check } from '../../fixtures/check'
import { compile } from '../compile'
import { read } from '../read'

test('a key that stands twice', () =>
  check(`
    opea_micro_services:
      llm: { port: 9000, model: me/m, port: 9001 }
      #                               ^^^^ error duplicate-key: "port" stands here a second time; the last one counts.
      #                               hint: Remove or rename one of the two. Until then neither is changed by gestures.
      b: { kind: llm }
      "b": { kind: llm }
    # ^^^ error duplicate-key: "b" stands here a second time; the last one counts.
    # hint: Remove or rename one of the two. Until then neither is changed by gestures.
  `))

test('a second document', () => {
  check(`
    opea_micro_services:
      llm:
    ---
    #^^ error several-documents: The file holds a second YAML document. Only the first is read.
    #  hint: Put each pipeline into a file of its own. Until then nothing here is changed by gestures.
    more: 1
  `)
  check(`
    ---
    opea_micro_services:
      llm:
    ...
  `)
})

test('tabs, indentation, brackets', () => {
  check(`
    opea_micro_services:
    	llm:
    # error yaml-tab: A tab cannot indent YAML.
    #  hint: Use spaces.
  `)
  check(`
    opea_micro_services:
      llm:
        port: 9000
       model: me/m
    # error yaml-indent: This line is not indented like its neighbours.
    #  hint: What belongs together begins at the same column.
  `)
  check(`
    opea_micro_services:
      llm: { port: 9000

    # error yaml-indent: A "{" above is not closed: its "}" is missing.`)
  check(`
    opea_micro_services:
      llm: { model: "me/m }

    # error yaml-syntax: A quoted text is not closed: its """ is missing.`)
})

test('tags and aliases', () => {
  check(`
    opea_micro_services:
      llm: { model: !mine me/m }
      #             ^^^^^ warning yaml-warning: The tag "!mine" says nothing here; the value is read as it is written.
  `)
  check(`
    opea_micro_services:
      llm: *gone
      #    ^^^^^ error unknown-alias: There is no anchor "&gone".
      #    hint: Write the value itself, or quote a text that begins with "*".
  `)
})

test('a tag makes nothing else of what is written', () => {
  check(`
    opea_micro_services:
      llm: { args: !!omap [--a: b] }
      #            ^^^^^^ warning yaml-warning: The tag "!!omap" says nothing here; the value is read as it is written.
      #                    ^^^^^^ error wrong-type: This entry must be a string.
  `)
  const values = [
    'x',
    '[a]',
    '[a: 1]',
    '[[a]]',
    '[{ a: 1, b: 2 }]',
    '{ a, b }',
    '{}',
    '\n  - a: 1\n  - b',
    '\n  a: 1',
    '',
  ]
  for (const tag of [
    'omap',
    'pairs',
    'set',
    'binary',
    'timestamp',
    'merge',
    'map',
    'seq',
    'str',
    'int',
    'null',
  ]) {
    for (const value of values) {
      compile(`opea_micro_services: !!${tag} ${value}\n`)
      read([{ path: 'file', text: `kind: GMConnector\nspec: !!${tag} ${value}\n` }])
    }
  }
})

test('what begins a rule', () =>
  check(`
    opea_micro_services:
      llm:
    opea_mega_service:
      mega_flow:
        - >> llm
        # ^^ error rule-start: ">>" cannot begin a rule: a service must stand before it.
        # hint: Write it as "a >> b".
  `))

/** Documents too long to draw into. */
function told(text: string): string[] {
  return compile(text).diagnostics.map(
    ({ line, column, severity, code, message }) => `${line}:${column} ${severity} ${code}: ${message}`,
  )
}

test('what is no text, and what is too much', () => {
  expect(told('a: 1\nb: \0')).toEqual([
    '2:4 error not-text: This is not a text file: it has the control character U+0000.',
  ])
  expect(told('x'.repeat(4 * 1024 * 1024 + 1))).toEqual([
    '1:1 error too-large: This file has 4.1 MiB; up to 4 MiB are read.',
  ])
  expect(told(`a: ${'['.repeat(1001)}`)).toEqual([
    '1:204 error too-deep: This YAML nests deeper than 100 levels, which no pipeline needs.',
  ])
  expect(told(`a: ${'['.repeat(150)}${']'.repeat(150)}`)).toEqual([
    '1:1 error too-deep: This YAML nests deeper than 100 levels, which no pipeline needs.',
  ])
})

test('a byte-order mark, other line endings, and no final newline are no faults', () => {
  const text = 'opea_micro_services:\r\n  llm:\r\n    port: 9000'
  expect(told(`\uFEFF${text}`)).toEqual([])
  expect(told(text)).toEqual([])
})

test('keys that are no texts', () =>
  check(`
    x-name: &name llm
    opea_micro_services:
      *name : { kind: llm }
    # ^^^^^ warning unread-key: This key is no text, so what it holds is not read.
    # hint: Write the name itself.
      ? [a, b]
      # ^^^^^^ warning unread-key: This key is no text, so what it holds is not read.
      # hint: Write the name itself.
      : { kind: llm }
  `))

test('aliases that multiply', () => {
  const lines = Array.from({ length: 10 }, (_, at) => `x-${at + 1}: &x${at + 1} [*x${at}, *x${at}]\n`)
  expect(told(`x-0: &x0 a\n${lines.join('')}x-all: *x10\nopea_micro_services:\n`)).toEqual([
    '11:13 error alias-bomb: `*x9` stands for more than 1000 aliases: aliases of aliases multiply.',
  ])
})
