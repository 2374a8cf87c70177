// Text to snapshot, with the kinds that are known. Total for any string.

import type { Kind } from './catalog/kind'
import { CHECKS } from './checks'
import { locate } from './locate'
import { lookupsOf } from './pipeline/lookups'
import { readPipeline } from './pipeline/read'
import { realise } from './pipeline/realise'
import type { Snapshot } from './snapshot'
import { findAliasBombs } from './yaml/alias-bombs'
import { parse } from './yaml/document'
import { findFaultyKeys } from './yaml/faulty-keys'
import { findUnknownAliases } from './yaml/unknown-aliases'

/**
 * Reads a document with the kinds of `catalog`. `previous` is a snapshot made with the same; it only saves time.
 * Offsets are UTF-16 units. Findings: all of `yaml/document.ts`, `yaml/faulty-keys.ts`,
 * `yaml/unknown-aliases.ts`, `yaml/alias-bombs.ts`, `pipeline/read.ts`, `pipeline/realise.ts` and `checks/`.
 */
export function compileWith(catalog: readonly Kind[], text: string, previous?: Snapshot): Snapshot {
  if (previous?.text === text) return previous
  const document = parse(text, previous?.document)
  if (!document.root)
    return {
      text,
      document,
      declared: null,
      pipeline: null,
      diagnostics: locate(document, document.findings, []),
    }
  const { pipeline: declared, findings } = readPipeline(document, catalog)
  const { pipeline, findings: implied } = realise(declared, 'compose')
  const lookups = lookupsOf(pipeline)
  const all = [...findings, ...implied, ...CHECKS.flatMap((check) => check(pipeline, lookups))]
  const syntax = [
    ...document.findings,
    ...findFaultyKeys(document.root),
    ...findUnknownAliases(document),
    ...findAliasBombs(document),
  ]
  return { text, document, declared, pipeline, diagnostics: locate(document, syntax, all) }
}
