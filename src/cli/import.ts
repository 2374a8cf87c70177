// megaflow import: files of a known format as the text of a pipeline. Whatever is found in them, what can be read is
// written; nothing when nothing can.

import { read } from '../core/read'
import { SOURCES } from '../core/sources'
import type { CliCommand, Code } from './command'
import { findingAtStart, ONCE, readInput } from './input'
import { outcome } from './judge'
import { writeFileWhole } from './output'
import type { Report } from './report'
import { Usage } from './usage'

export const importCommand: CliCommand = {
  name: 'import',
  words: ['FILE…'],
  help: 'a GMConnector as a pipeline in unified YAML',
  options: [{ name: 'output', short: 'o', value: 'FILE', help: 'where it goes; else it is printed' }],
  more: () => `Recognised by content:\n${SOURCES.map(({ label, help }) => `  ${label}: ${help}\n`).join('')}`,
  run(given) {
    if (given.words.filter((file) => file === '-').length > 1) throw new Usage(ONCE)
    const inputs = given.words.map(readInput)
    const broken = inputs.filter((input) => input.broken)
    if (broken.length > 0) {
      const reports = broken.map(({ file, text, broken }) => ({ file, text, diagnostics: [broken!.finding] }))
      return outcome(given, reports, Math.max(...broken.map((input) => input.broken!.code)) as Code)
    }
    const { text, diagnostics } = read(inputs.map(({ file, text }) => ({ path: file, text })))
    const reports: Report[] = inputs.map(({ file, text }) => ({
      file,
      text,
      diagnostics: diagnostics.filter((one) => one.file === file),
    }))
    const place = given.value('output')
    if (text === '') return outcome(given, reports, 1)
    if (place === undefined) return outcome(given, reports, 0, text)
    const unwritten = writeFileWhole(place, text)
    if (!unwritten) return outcome(given, reports, 0)
    const finding = findingAtStart('cannot-write', unwritten.message)
    return outcome(given, [...reports, { file: unwritten.file, text: '', diagnostics: [finding] }], 2)
  },
}
