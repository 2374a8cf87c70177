// megaflow check: what is wrong with documents, and what stands in the way of targets.

import { compile } from '../core/compile'
import { emitSnapshot } from '../core/emit'
import type { CliCommand, Code } from './command'
import { ONCE, readInput } from './input'
import { FORMAT, formatOf, hasErrors, judged, outcome, ownFindings, STRICT, TO, targetsOf } from './judge'
import type { Report } from './report'
import { Usage } from './usage'

export const check: CliCommand = {
  name: 'check',
  words: ['FILE…'],
  help: 'findings of the document, and of each target with --to',
  options: [TO, FORMAT, STRICT],
  run(given) {
    formatOf(given)
    const targets = targetsOf(given)
    if (given.words.filter((file) => file === '-').length > 1) throw new Usage(ONCE)
    const reports: Report[] = []
    let worst: Code = 0
    for (const { file, text, broken } of given.words.map(readInput)) {
      if (broken) {
        worst = Math.max(worst, broken.code) as Code
        reports.push({ file, text, diagnostics: [broken.finding] })
        continue
      }
      const snapshot = compile(text)
      reports.push({ file, text, diagnostics: judged(given, snapshot.diagnostics) })
      if (hasErrors(snapshot.diagnostics)) continue
      for (const { id } of targets) {
        const own = ownFindings(emitSnapshot(snapshot, id).diagnostics, snapshot.diagnostics)
        reports.push({ file, text, target: id, diagnostics: judged(given, own) })
      }
    }
    return outcome(given, reports, worst)
  },
}
