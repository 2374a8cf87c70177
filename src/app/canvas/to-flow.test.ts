import { describe, expect, it } from 'vitest'
import { compile } from '../../core/compile'
import { NOWHERE, placed } from './placement'
import { problemsOf } from './problems'
import { EMPTY, type Scene, toFlow, withDragged } from './to-flow'

const TEXT = `opea_micro_services:
  embedding:
  retriever:
  llm:
    port: 9000
opea_mega_service:
  mega_flow:
    - embedding >> retriever >> llm
`

/** One service uses another, and says nothing of it. */
const SERVED = `opea_micro_services:
  vllm:
  llm:
    port: 9000
opea_mega_service:
  mega_flow:
    - llm
`

function sceneOf(text: string, more: Partial<Scene> = {}): Scene {
  const snapshot = compile(text)
  return {
    pipeline: snapshot.pipeline!,
    places: placed(NOWHERE, snapshot).places,
    problems: problemsOf(snapshot.diagnostics),
    elsewhere: new Map(),
    selected: [],
    edge: null,
    frozen: false,
    ...more,
  }
}

const first = toFlow(EMPTY, sceneOf(TEXT))
const node = (drawing: typeof first, id: string) => drawing.nodes.find((one) => one.id === id)!

describe('toFlow', () => {
  it('gives every node a size and handles', () => {
    for (const { measured, handles } of first.nodes) {
      expect(measured!.width).toBeGreaterThan(0)
      expect(handles!.length).toBeGreaterThan(0)
    }
  })

  it('is the very same for a text that means the same', () => {
    expect(toFlow(first, sceneOf(`# new\n${TEXT}`))).toBe(first)
  })

  it('makes one new node for one changed service', () => {
    const next = toFlow(first, sceneOf(TEXT.replace('9000', '9001')))
    expect(node(next, 'llm').data.port).toBe('9001')
    expect(next.nodes.filter((one) => !first.nodes.includes(one)).map(({ id }) => id)).toEqual(['llm'])
    expect(next.edges).toBe(first.edges)
  })

  it('makes two new nodes when the selection moves', () => {
    const one = toFlow(first, sceneOf(TEXT, { selected: ['llm'] }))
    const two = toFlow(one, sceneOf(TEXT, { selected: ['retriever'] }))
    expect(two.nodes.filter((each) => !one.nodes.includes(each)).map(({ id }) => id)).toEqual([
      'retriever',
      'llm',
    ])
    expect(node(two, 'llm').data).toBe(node(first, 'llm').data)
  })

  it('keeps edges that stay when one comes', () => {
    const next = toFlow(first, sceneOf(TEXT.replace('>> llm', '>> llm\n    - embedding >> llm')))
    const fresh = next.edges.filter((edge) => !first.edges.includes(edge))
    expect(fresh.map(({ id }) => id)).toEqual(['embedding >> llm'])
  })

  it.each<[string, string, Partial<Scene>]>([
    ['another rule', TEXT.replace('>> llm', '>> llm\n    - embedding >> llm'), {}],
    ['a rule less', TEXT.replace(' >> llm', ''), {}],
    ['uses that are written down', SERVED.replace('port: 9000', 'uses: [vllm]'), {}],
    ['a selected edge', TEXT, { edge: ['retriever', 'llm'] }],
    ['a text that is broken', TEXT, { frozen: true }],
    ['other places', TEXT, { places: new Map([['llm', [0, 900]]]) }],
  ])('draws for %s what it would have drawn at first', (_, text, more) => {
    const first = text.includes('vllm') ? SERVED : TEXT
    const { places } = sceneOf(first)
    const before = toFlow(EMPTY, sceneOf(first, { places }))
    const scene = sceneOf(text, { places, ...more })
    const next = toFlow(before, scene)
    expect(next.edges).not.toBe(before.edges)
    expect(next.edges).toEqual(toFlow(EMPTY, scene).edges)
  })

  it('draws flow and uses as different edges', () => {
    expect(new Set(first.edges.map(({ type }) => type))).toEqual(new Set(['flow', 'uses']))
  })

  it('overlays places of a drag on those nodes alone', () => {
    const dragged = withDragged(first.nodes, new Map([['llm', [7, 8]]]))
    expect(dragged.filter((one) => !first.nodes.includes(one)).map(({ id }) => id)).toEqual(['llm'])
    expect(withDragged(first.nodes, null)).toBe(first.nodes)
  })

  it('names a node with all that it shows', () => {
    const { label } = node(toFlow(EMPTY, sceneOf(TEXT.replace('9000', '70000'))), 'llm').data
    expect(label).toMatch(/^llm, .*1 error: /)
  })
})
