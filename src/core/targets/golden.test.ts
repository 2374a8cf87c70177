// What each target makes of each example, as files that a person reviews: `npm run golden` writes them anew.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { edit, emit } from '../../index'
import { TEMPLATES } from '../templates'
import { TARGETS } from '.'

const GOLDEN = join(import.meta.dirname, 'golden')
const isWriting = process.env.GOLDEN === 'write'

/** What a person reviews: docs/templates.md tells of the others, and conformance runs them all. */
const REVIEWED = ['chatqna', 'chatqna-wrappers', 'chatqna-guardrails', 'rfc-chatqna']

type Case = { name: string; text: string; usual?: string }

const CASES = TEMPLATES.filter(({ name }) => REVIEWED.includes(name)).flatMap(({ name, text }): Case[] => [
  { name, text },
  ...['gaudi', 'nvidia'].map((platform) => ({
    name: `${name}-${platform}`,
    text: edit(text, 'configure', { key: 'platform', value: platform }).text,
    usual: text,
  })),
])

describe.each(CASES)('$name', ({ name, text, usual }) => {
  test.each(TARGETS.map(({ id }) => id))('%s', (target) => {
    const folder = join(GOLDEN, name, target)
    const made = filesOf(text, target)
    const own = usual === undefined ? made : unlike(made, filesOf(usual, target))
    if (isWriting) write(folder, own)
    expect(own, `run \`npm run golden\` and review ${folder}`).toEqual(readFolder(folder))
  })

  test.each(TARGETS.map(({ id }) => id))('%s makes the same bytes twice', (target) => {
    expect(filesOf(text, target)).toEqual(filesOf(text, target))
  })
})

/** A target's files, and its findings as one more. */
function filesOf(text: string, target: string): Record<string, string> {
  const { files, diagnostics } = emit(text, target)
  const findings = diagnostics.map(
    ({ line, column, severity, code, message }) => `${line}:${column} ${severity} ${code} ${message}\n`,
  )
  return {
    ...Object.fromEntries(files.map((file) => [file.path, file.text])),
    'findings.txt': findings.join(''),
  }
}

/** On another platform only what differs is expected anew: all, where there are more files or fewer. */
function unlike(made: Record<string, string>, usual: Record<string, string>): Record<string, string> {
  if (Object.keys(made).join() !== Object.keys(usual).join()) return made
  return Object.fromEntries(Object.entries(made).filter(([path, text]) => usual[path] !== text))
}

function write(folder: string, files: Record<string, string>) {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function readFolder(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name.replaceAll(sep, '/'), readFileSync(join(folder, name), 'utf8')]),
  )
}

test('nothing is expected that nobody makes any more', () => {
  const cases = CASES.map(({ name }) => name)
  const stale = readdirSync(GOLDEN).filter((name) => !cases.includes(name))
  if (isWriting) for (const name of stale) rmSync(join(GOLDEN, name), { recursive: true })
  else expect(stale, 'run `npm run golden`').toEqual([])
})

/** What caused the first line with a text, in the first file of the first template. */
function causesOf(target: string): (part: string) => unknown {
  const { text, causes } = emit(TEMPLATES[0]!.text, target).files[0]!
  const lines = text.split('\n')
  expect(causes).toHaveLength(lines.length - 1)
  return (part) => causes?.[lines.findIndex((line) => line.includes(part))]
}

test('the program tells the flow in its first lines, and whom a line of it names', () => {
  const causeOf = causesOf('python')
  expect(causeOf('embedding >> retriever')).toEqual(['opea_mega_service', 'mega_flow'])
  expect(causeOf('It answers 422')).toBeNull()
  expect(causeOf('"rerank"')).toEqual(['opea_micro_services', 'rerank'])
})

test('each line of a compose file knows what caused it, as far as anything in the document did', () => {
  const causeOf = causesOf('compose')
  expect(causeOf('EMBEDDING_SERVICE_HOST_IP: embedding')).toEqual(['opea_micro_services', 'embedding'])
  expect(causeOf(':5000"')).toEqual(['opea_micro_services', 'dataprep', 'port'])
})
