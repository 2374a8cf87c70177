import { describe, expect, it } from 'vitest'
import { CATALOG } from '../../core/catalog/catalog'
import { perform } from '../../core/commands/perform'
import { compile } from '../../core/compile'
import { yamlOf } from './clipboard'

const TEXT = `opea_micro_services:
    # keep an eye on it
    embedding:
        port: 6000   # firewall
    retriever:
    llm: { port: 9000 }
opea_mega_service:
    mega_flow:
        - embedding >> retriever >> llm
`

describe('yamlOf', () => {
  it('copies lines with their comments, and the edges between them', () => {
    expect(yamlOf(compile(TEXT), ['embedding', 'retriever'])).toBe(`opea_micro_services:
  # keep an eye on it
  embedding:
      port: 6000   # firewall
  retriever:
opea_mega_service:
  mega_flow:
    - embedding >> retriever
`)
  })

  it('pastes what it copied', () => {
    const copied = yamlOf(compile(TEXT), ['embedding', 'retriever', 'llm'])!
    const empty = compile('opea_micro_services:\n')
    const pasted = perform(empty.document, CATALOG, 'paste', { text: copied })
    const { pipeline } = compile('text' in pasted ? pasted.text : '')
    expect(pipeline!.flow).toEqual(compile(TEXT).pipeline!.flow)
  })

  it('has nothing to say of implied services', () => {
    expect(yamlOf(compile(TEXT), ['redis-vector-db'])).toBeNull()
  })

  it('writes out what comes through anchors', () => {
    const text = 'opea_micro_services:\n  a: &a\n    kind: llm\n  b:\n    <<: *a\n'
    expect(yamlOf(compile(text), ['b'])).toBe('opea_micro_services:\n  b: {"kind":"llm"}\n')
  })
})
