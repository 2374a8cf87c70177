// All documents of one text, for formats that put several into a file. Kubernetes reads YAML 1.1, where `yes` is true.

import { type Document as Composed, type ParsedNode, parseAllDocuments, type Tags } from 'yaml'
import { findAliasBombs } from './alias-bombs'
import { findBounds, tooDeep } from './bounds'
import type { Document } from './document'
import { findFaultyKeys } from './faulty-keys'
import { syntaxFindings } from './syntax'
import { TooDeep, toTree } from './to-tree'
import { findUnknownAliases } from './unknown-aliases'

const OPTIONS = {
  version: '1.1',
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
  keepSourceTokens: true,
  // some make other things of a list than the list that is written; and `1:30` is a number of base 60 to YAML 1.1,
  // but a text to the Go library by which Kubernetes and compose read it
  customTags: (tags: Tags) =>
    tags.filter(
      (one) => typeof one === 'string' || !(/:(?:omap|pairs|set)$/.test(one.tag) || one.format === 'TIME'),
    ),
} as const

/**
 * Each with its own faults, at their places in the whole text, which each has as its text. One that cannot be read
 * has no root. Findings: those of `parse` but `several-documents`, of faulty keys and of aliases.
 */
export function parseDocuments(text: string): Document[] {
  const bound = findBounds(text)
  if (bound) return [{ text, root: null, findings: [bound], several: false, parsed: null }]
  const composed = parseAllDocuments<ParsedNode, true>(text, OPTIONS)
  return Array.isArray(composed) ? composed.map((one) => treeOf(one as unknown as Composed, text)) : []
}

function treeOf(composed: Composed, text: string): Document {
  const document: Document = { text, root: null, findings: [], several: false, parsed: null }
  document.findings.push(...syntaxFindings(composed, text).findings)
  if (document.findings.some(({ severity }) => severity === 'error')) return document
  try {
    document.root = toTree(composed.contents as ParsedNode | null)
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    document.findings.push(tooDeep())
    return document
  }
  document.findings.push(
    ...findFaultyKeys(document.root),
    ...findUnknownAliases(document),
    ...findAliasBombs(document),
  )
  return document
}
