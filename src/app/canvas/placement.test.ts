import { describe, expect, it } from 'vitest'
import { compile } from '../../core/compile'
import { NOWHERE, placed } from './placement'

const TEXT = `opea_micro_services:
  embedding:
    kind: tei-embed
  mine:
    kind: custom
    image: example.com/mine
  llm:
    kind: vllm-chat
opea_mega_service:
  mega_flow:
    - embedding >> mine >> llm
`

describe('placed', () => {
  const first = placed(NOWHERE, compile(TEXT))

  it('gives the same object while the graph is the same', () => {
    expect(placed(first, compile(`# a comment\n${TEXT}`))).toBe(first)
  })

  it('keeps everything while the text is broken', () => {
    expect(placed(first, compile(`${TEXT}  ]`))).toBe(first)
  })

  it('keeps places while a rule is half typed', () => {
    const broken = compile(TEXT.replace('>> llm', '>> ll'))
    const next = placed(first, broken)
    expect(next.places.get('llm')).toEqual(first.places.get('llm'))
    expect(next.places.get('embedding')).toEqual(first.places.get('embedding'))
  })

  it('keeps the place of a service that is renamed by typing', () => {
    const typed = placed(first, compile(TEXT.replace('  mine:', '  yours:')))
    expect(typed.places.get('yours')).toEqual(first.places.get('mine'))
    const done = placed(typed, compile(TEXT.replaceAll('mine', 'yours')))
    expect(done.places.get('yours')).toEqual(first.places.get('mine'))
  })

  it('follows what a person moved', () => {
    const moved = placed(first, compile(`${TEXT}x-layout:\n  llm: [900, 40]\n`))
    expect(moved.places.get('llm')).toEqual([900, 40])
  })
})
