// megaflow edit: one gesture of the canvas, as a minimal edit of the text.

import { edit as perform } from '..'
import type { CliCommand } from './command'
import { arrangeGesture, gestureArguments, gestureHelp } from './gesture'
import { findingAtStart, ONCE, readInput } from './input'
import { outcome } from './judge'
import { writeFileWhole } from './output'
import { Usage } from './usage'

const WRITE = { name: 'write', short: 'w', help: 'write the file in place, instead of to standard output' }

export const edit: CliCommand = {
  name: 'edit',
  words: ['FILE', 'GESTURE', '[…]'],
  help: 'one gesture of the canvas, as a minimal edit of the text',
  options: [WRITE],
  more: gestureHelp,
  arrange: (args) => arrangeGesture(args, [WRITE]),
  run(given) {
    const [path, gesture, ...words] = given.words
    if (given.has('write') && path === '-') throw new Usage('Standard input cannot be written in place.')
    if (path === '-' && gesture === 'paste' && words[0] === '-') throw new Usage(ONCE)
    const { file, text, broken } = readInput(path!)
    if (broken) return outcome(given, [{ file, text, diagnostics: [broken.finding] }], broken.code)
    const { args, broken: second } = gestureArguments(gesture!, words, given)
    if (second?.broken)
      return outcome(given, [{ ...second, diagnostics: [second.broken.finding] }], second.broken.code)
    const edited = perform(text, gesture!, args)
    if (edited.diagnostics.length > 0)
      return outcome(given, [{ file, text, diagnostics: edited.diagnostics }], 0)
    if (!given.has('write')) return { code: 0, out: edited.text }
    // no change, no edit: not even the file's date
    const unwritten = edited.edits.length === 0 ? null : writeFileWhole(path!, edited.text)
    if (!unwritten) return { code: 0 }
    const finding = findingAtStart('cannot-write', unwritten.message)
    return outcome(given, [{ file: path!, text: '', diagnostics: [finding] }], 2)
  },
}
