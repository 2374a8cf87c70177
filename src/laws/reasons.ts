// Is the reason for a refusal there? What is unsafe to edit, looked up in the oracle's own tree.

import { pairsNamed, type Reading, treeAt } from './plain'
import type { Tree } from './tree'
import { worldAt } from './world'

type Refusal = { code: string; path: readonly (string | number)[] }

const FLOW = ['opea_mega_service', 'mega_flow']

/** Every other refusal is one too many where the gesture has a meaning. */
export function hasReason(before: Reading, { code, path }: Refusal): boolean {
  const { text } = before
  const here = treeAt(before, path)
  const pairs = pairsNamed(treeAt(before, path.slice(0, -1)), path.at(-1) ?? '')
  const rules = rulesOf(treeAt(before, FLOW))
  switch (code) {
    case 'edit-alias':
      return here?.type === 'alias' || rules.some(({ type }) => type === 'alias')
    case 'edit-anchor':
      return here !== null && text.slice(here.from, here.to).includes('&')
    case 'edit-merge':
      return pairsNamed(here, '<<').length > 0
    case 'edit-duplicate':
      return pairs.length > 1
    case 'edit-several-documents':
      return before.parsed.several
    case 'edit-explicit-key':
      return pairs.some(([key]) => /\?[ \t]+$/.test(text.slice(0, key.from)))
    case 'edit-folded-rule':
      return rules.some(({ from, to }) => text.slice(from, to).includes('\n'))
    case 'edit-flow-not-a-list':
      return treeAt(before, FLOW)?.type !== 'seq'
    // an edge that can be told in a rule with a fault is drawn, and counts for a circle
    case 'cannot-connect':
    case 'edit-faulty-rule':
      return worldAt(before).flow.faulty.length > 0
    case 'edit-not-a-mapping':
      return here?.type === 'seq' || (here?.type === 'scalar' && here.text !== '')
    default:
      return false
  }
}

/** Is there a second document, or a key twice on the way to what a gesture is about? */
export function isForbidden(before: Reading, paths: readonly (string | number)[][]): boolean {
  const isTwice = (path: (string | number)[]) =>
    path.some((key, depth) => pairsNamed(treeAt(before, path.slice(0, depth)), key).length > 1)
  return before.parsed.several || paths.some(isTwice)
}

function rulesOf(flow: Tree | null): Tree[] {
  return flow?.type === 'seq' ? flow.items : flow ? [flow] : []
}
