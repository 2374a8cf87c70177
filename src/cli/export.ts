// megaflow export: a document as files of one or several targets. A target with an error writes nothing.

import { join } from 'node:path'
import { compile } from '../core/compile'
import { emitSnapshot } from '../core/emit'
import type { CliCommand, Code } from './command'
import { findingAtStart, readInput } from './input'
import { FORMAT, formatOf, hasErrors, judged, outcome, ownFindings, STRICT, TO, targetsOf } from './judge'
import { writeFiles } from './output'
import type { Report } from './report'
import { Usage } from './usage'

export const exportCommand: CliCommand = {
  name: 'export',
  words: ['FILE'],
  needs: '--to TARGET',
  help: 'files that run: docker compose, GMConnector, Python',
  options: [
    TO,
    {
      name: 'output',
      short: 'o',
      value: 'FOLDER',
      help: 'where files go, several targets into sub-folders; else the first file is printed',
    },
    FORMAT,
    STRICT,
  ],
  run(given) {
    formatOf(given)
    const targets = targetsOf(given)
    const folder = given.value('output')
    if (targets.length === 0) throw new Usage('`export` needs `--to TARGET`.')
    if (targets.length > 1 && folder === undefined)
      throw new Usage('Several targets need `-o FOLDER`, in which each gets a sub-folder.')
    const { file, text, broken } = readInput(given.words[0]!)
    if (broken) return outcome(given, [{ file, text, diagnostics: [broken.finding] }], broken.code)

    const snapshot = compile(text)
    const document = judged(given, snapshot.diagnostics)
    const reports: Report[] = [{ file, text, diagnostics: document }]
    if (hasErrors(document)) return outcome(given, reports, 1)
    let worst: Code = 0
    let out = ''
    for (const { id } of targets) {
      const { files, diagnostics } = emitSnapshot(snapshot, id)
      const all = judged(given, diagnostics)
      reports.push({ file, text, target: id, diagnostics: ownFindings(all, document) })
      if (hasErrors(all)) worst = Math.max(worst, 1) as Code
      else if (folder === undefined) out = files[0]!.text
      else {
        const place = targets.length > 1 ? join(folder, id) : folder
        const unwritten = writeFiles(place, files)
        if (!unwritten) continue
        worst = 2
        const finding = findingAtStart('cannot-write', unwritten.message)
        reports.push({ file: unwritten.file, text: '', diagnostics: [finding] })
      }
    }
    return outcome(given, reports, worst, out)
  },
}
