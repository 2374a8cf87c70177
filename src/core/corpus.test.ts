// OPEA's own documents of this language (../shared/corpus/unified), which are not part of the project.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile } from './compile'
import { emitSnapshot } from './emit'

const folder = new URL('../../../shared/corpus/unified/', import.meta.url)
const isHere = existsSync(folder)
if (!isHere) console.warn('skipped: ../shared/corpus is not here, so OPEA’s own documents were not read')

/** In words of the flow: its nodes, and its edges. */
const MEANINGS: Record<string, { nodes: string; edges: string }> = {
  'mega_service.yaml': { nodes: 's1 s5 s2 s3 s4', edges: 's1>s2 s5>s2 s2>s3 s2>s4 s3>s4' },
  'megaservice.yaml': { nodes: 's1 s2', edges: 's1>s2' },
  'megaservice_hybrid.yaml': { nodes: 's1 s2', edges: 's1>s2' },
  'rfc-chatqna.yaml': {
    nodes: 'embedding retrieval reranking llm',
    edges: 'embedding>retrieval retrieval>reranking reranking>llm',
  },
}

const read = (name: string) => compile(readFileSync(new URL(name, folder), 'utf8'))

describe.skipIf(!isHere)('a document of OPEA (skipped without ../shared/corpus)', () => {
  test.each(Object.entries(MEANINGS))('%s means what it says', (name, { nodes, edges }) => {
    const snapshot = read(name)
    expect(snapshot.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(snapshot.pipeline?.flowServices.join(' ')).toBe(nodes)
    expect(snapshot.pipeline?.flow.map((edge) => edge.join('>')).join(' ')).toBe(edges)
    for (const target of ['compose', 'python']) {
      const { files, diagnostics } = emitSnapshot(snapshot, target)
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(files[0]?.text).toContain('MicroService(')
    }
  })

  test('an edge that another way makes needless cannot be expressed for GMC, and is named', () => {
    const { files, diagnostics } = emitSnapshot(read('mega_service.yaml'), 'gmc')
    const found = diagnostics.filter(({ code }) => code === 'gmc-shortcut')
    expect(files).toEqual([])
    expect(found.map(({ message }) => message.split(',')[0])).toEqual([
      '`s2 >> s4` bypasses `s3`: `s4` needs what `s2` and `s3` answer',
    ])
  })

  test('another language of OPEA’s is told apart', () => {
    expect(read('exporter-mega.yaml').diagnostics.map(({ code }) => code)).toEqual(['other-format'])
  })

  test('all of them are looked at', () => {
    expect(readdirSync(folder).sort()).toEqual(['exporter-mega.yaml', ...Object.keys(MEANINGS)].sort())
  })
})
