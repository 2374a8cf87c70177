// A document's own kinds, beside those of the catalog.

import { kindsById } from '../catalog/infer'
import type { Kind } from '../catalog/kind'
import { readKinds } from '../catalog/read-kinds'
import type { Path } from '../text/diagnostic'
import { type Pair, plainValue, resolve } from '../yaml/look-up'
import { type Reader, reportUnknown } from './reader'

type OwnKinds = { kinds: ReadonlyMap<string, Kind>; problems: ReturnType<typeof readKinds>['problems'] }

/**
 * By catalog and place in the tree: the same map for the same text, so that inferring kinds keeps its look-up tables.
 */
const ownKindsOf = new WeakMap<readonly Kind[], WeakMap<object, OwnKinds>>()

/** The catalog with the kinds of the document. Findings: `bad-kind`, `unknown-key`. */
export function readOwnKinds(
  reader: Reader,
  pair: Pair | undefined,
  catalog: readonly Kind[],
): ReadonlyMap<string, Kind> {
  if (!pair) return kindsById(catalog)
  const node = resolve(reader.document, pair.value)?.node ?? pair.value.node
  const ofCatalog = ownKindsOf.get(catalog) ?? new WeakMap<object, OwnKinds>()
  ownKindsOf.set(catalog, ofCatalog)
  let known = ofCatalog.get(node)
  if (!known) {
    const { kinds, problems } = readKinds(plainValue(reader.document, pair.value), catalog)
    known = { kinds: kindsById(catalog, kinds), problems }
    ofCatalog.set(node, known)
  }
  for (const problem of known.problems) {
    const path = ['x-kinds', ...problem.path]
    if (problem.known) reportUnknown(reader, path.slice(0, -1), String(path.at(-1)), problem.known)
    else
      reader.findings.push({
        code: 'bad-kind',
        severity: 'error',
        message: sentence(problem.message, path),
        path,
      })
  }
  return known.kinds
}

/** A problem of a kind, which may speak of the field at its path, as a sentence of its own. */
function sentence(message: string, path: Path): string {
  const field = path.findLast((key) => typeof key === 'string')
  const words = /^(?:must|needs) /.test(message)
    ? `\`${field}\` ${message}`
    : message[0]!.toUpperCase() + message.slice(1)
  return `${words.replaceAll('"', '`')}.`
}
