// Most stores learn the length of vectors from the first that they are given. OPEA's retriever over Qdrant has to be
// told, and expects those of the usual model.

import type { Kind, Variable } from '../catalog/kind'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'

const VARIABLE = 'QDRANT_EMBED_DIMENSION'
const USUAL = 768

/** Models with vectors of the usual length, as their cards say. */
const FITTING = new Set([
  'BAAI/bge-base-en-v1.5',
  'BAAI/bge-base-en',
  'BAAI/bge-base-zh-v1.5',
  'sentence-transformers/all-mpnet-base-v2',
  'intfloat/e5-base-v2',
  'thenlper/gte-base',
  'nomic-ai/nomic-embed-text-v1.5',
])

/** Findings: `vector-length`, at a service that expects another length than its model's may be. */
export const vectorLength: Check = ({ kinds }, { byName, linksFrom, servicesWhose }) => {
  const links = servicesWhose(mayExpectOne).flatMap(({ name }) => linksFrom.get(name) ?? [])
  return links.flatMap(({ from, to, slot: name }): Finding[] => {
    const user = byName.get(from)!
    const slot = kinds.get(user.kind)!.slots.find((one) => one.name === name)
    if (!isNeeded(slot?.by?.[byName.get(to)!.kind])) return []
    if (user.remote || user.declared.environment?.some((entry) => entry.name === VARIABLE)) return []
    const server = linksFrom.get(from)!.find((link) => link.slot === 'embedding')
    const model = server && byName.get(server.to)!.model
    if (!model || FITTING.has(model)) return []
    return [
      {
        code: 'vector-length',
        severity: 'warning',
        message: `With \`${to}\`, \`${from}\` expects vectors of ${USUAL} numbers; those of ${model} may have another length.`,
        hint: `Set ${VARIABLE} of \`${from}\` to the length of the model’s vectors, ${USUAL} if they fit.`,
        path: user.path,
        part: 'key',
      },
    ]
  })
}

/** With one store or another. */
function mayExpectOne({ slots }: Kind): boolean {
  return slots.some(({ by = {} }) => Object.values(by).some(isNeeded))
}

function isNeeded(variables: readonly Variable[] | undefined): boolean {
  return variables?.some(({ name }) => name === VARIABLE) ?? false
}
