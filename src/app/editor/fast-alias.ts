// `Alias.resolve` walks the whole document at each call, and the YAML language service calls it several times per
// alias: with a merge key in each of 500 services an answer takes 11 s. Here one walk per document answers all.

import { Alias, type Document, isAlias, type Node, visit } from 'yaml'

type Resolve = (this: Alias, document: Document, context?: unknown) => Node | undefined

const tables = new WeakMap<Document, Map<Alias, Node | undefined>>()
const slow = Alias.prototype.resolve as Resolve

const fast: Resolve = function (document, context) {
  if (context) return slow.call(this, document, context)
  const table = tables.get(document) ?? tableOf(document)
  return table.has(this) ? table.get(this) : slow.call(this, document)
}

Alias.prototype.resolve = fast as typeof Alias.prototype.resolve

function tableOf(document: Document): Map<Alias, Node | undefined> {
  const table = new Map<Alias, Node | undefined>()
  const anchored = new Map<string, Node>()
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) table.set(node, anchored.get(node.source))
      else if (node.anchor) anchored.set(node.anchor, node)
    },
  })
  tables.set(document, table)
  return table
}
