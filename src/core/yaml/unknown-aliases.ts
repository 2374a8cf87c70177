// Aliases that stand for nothing: no anchor of their name stands before them.

import { didYouMean, guesser } from '../text/nearest'
import { anchorsOf } from './anchors'
import type { Document } from './document'
import type { SyntaxFinding } from './syntax-finding'

/** Findings: `unknown-alias`. */
export function findUnknownAliases(document: Document): SyntaxFinding[] {
  const { byName, aliases } = anchorsOf(document)
  const meant = guesser()
  return aliases.flatMap(({ name, at }) => {
    const anchors = byName.get(name) ?? []
    if (anchors.some((anchor) => anchor.at < at)) return []
    const near = anchors.length > 0 ? null : meant(name, () => byName.keys())
    const message =
      anchors.length > 0
        ? `\`*${name}\` stands before its anchor \`&${name}\`.`
        : `There is no anchor \`&${name}\`.${didYouMean(near && `*${near}`)}`
    const hint =
      anchors.length > 0
        ? 'Write the anchor first.'
        : 'Write the value itself, or quote a text that begins with `*`.'
    return [{ code: 'unknown-alias', severity: 'error', message, hint, from: at, to: at + 1 + name.length }]
  })
}
