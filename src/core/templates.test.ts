// docs/templates.md: what each target makes of each template on each platform. `npm run golden` writes it anew.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile, edit, emit } from '../index'
import { PLATFORMS } from './catalog/kind'
import { TARGETS } from './targets'
import { TEMPLATES } from './templates'

const ROOT = join(import.meta.dirname, '..', '..')
const DOCUMENT = join(ROOT, 'docs', 'templates.md')

test('each file of public/examples is a template, and each template is such a file', () => {
  const files = readdirSync(join(ROOT, 'public', 'examples')).map((file) => file.replace(/\.yaml$/, ''))
  expect(TEMPLATES.map(({ name }) => name).sort()).toEqual(files.sort())
})

describe.each(TEMPLATES)('$name', ({ name, title, text }) => {
  test('is sound, begins with a comment and says its name', () => {
    const { diagnostics, pipeline } = compile(text)
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(text).toMatch(/^# [A-Z]/)
    expect(pipeline?.application.name, title).toMatch(/^[a-z0-9-]+$/)
    expect(title.length, name).toBeLessThanOrEqual(48)
  })
})

test('docs/templates.md tells of them all', () => {
  const told = document()
  if (process.env.GOLDEN === 'write') writeFileSync(DOCUMENT, told)
  expect(readFileSync(DOCUMENT, 'utf8'), 'run `npm run golden` and review docs/templates.md').toBe(told)
})

function document(): string {
  return `# Templates

What each target makes of each template on each platform: ✓, or why not. Made by \`npm run golden\`.

| template | |
|---|---|
${TEMPLATES.map(({ name, title, help }) => `| [\`${name}\`](../public/examples/${name}.yaml) | ${title}. ${help} |`).join('\n')}
${TARGETS.map(({ id, label }) => `\n## ${label}\n\n${tableOf(id)}`).join('\n')}
`
}

function tableOf(target: string): string {
  const reasons: string[] = []
  const numberOf = (reason: string) => {
    if (!reasons.includes(reason)) reasons.push(reason)
    return reasons.indexOf(reason) + 1
  }
  const cell = (text: string, platform: string) => {
    const { files, diagnostics } = emit(
      edit(text, 'configure', { key: 'platform', value: platform }).text,
      target,
    )
    if (files.length > 0) return '✓'
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    return errors.map(({ message }) => `[${numberOf(message)}]`).join(' ')
  }
  const rows = TEMPLATES.map(({ name, text }) => [
    `\`${name}\``,
    ...PLATFORMS.map((platform) => cell(text, platform)),
  ])
  const lines = [['template', ...PLATFORMS], ['---', ...PLATFORMS.map(() => ':-:')], ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  )
  const notes = reasons.map((reason, index) => `${index + 1}. ${reason}`)
  return [...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')
}
