import { describe, expect, it } from 'vitest'
import { compile } from '../compile'
import { TEMPLATES } from '../templates'
import { COLUMN, layoutOf, overlaps, type Places } from './layout'
import { BAND } from './layout-sizes'

const CHAIN = `opea_micro_services:
  embedding:
  retrieval:
    kind: custom
    image: example.com/retrieval
  llm:
opea_mega_service:
  mega_flow:
    - embedding >> retrieval >> llm
`
const WRAPPERS = CHAIN.replace(
  'retrieval:\n    kind: custom\n    image: example.com/retrieval',
  'retriever:',
).replace('retrieval', 'retriever')

const placesOf = (text: string): Places => layoutOf(compile(text).pipeline!)

function expectApart(places: Places) {
  const all = [...places]
  for (const [a, at] of all)
    for (const [b, other] of all) if (a < b) expect(overlaps(at, other), `${a} over ${b}`).toBe(false)
}

describe('layoutOf', () => {
  it('puts a chain into one row', () => {
    const places = placesOf(CHAIN)
    expect([places.get('embedding'), places.get('retrieval'), places.get('llm')]).toEqual([
      [0, 0],
      [COLUMN, 0],
      [2 * COLUMN, 0],
    ])
  })

  it('puts what is used below its users', () => {
    const places = placesOf(WRAPPERS)
    expect(places.get('tei-embedding')![1]).toBeGreaterThan(places.get('embedding')![1])
    expect(places.get('tei-embedding')![0]).toBe(0)
    expect(places.get('redis-vector-db')![0]).toBe(COLUMN)
  })

  it('leads lines past what stands between', () => {
    const { text } = TEMPLATES.find(({ name }) => name === 'graphrag')!
    const places = placesOf(text)
    // below its servers, but not so that the line to the llm runs behind one of them
    expect(places.get('llm')![0]).toBe(places.get('tei-embedding')![0])
    expect(places.get('dataprep')).toEqual([2 * COLUMN, places.get('tei-embedding')![1] + BAND])
  })

  it('gives a server of a store as much room as the store', () => {
    const { text } = TEMPLATES.find(({ name }) => name === 'chatqna-milvus')!
    const places = placesOf(text)
    const [, y] = places.get('milvus')!
    expect([places.get('etcd'), places.get('minio'), places.get('dataprep')]).toEqual([
      [COLUMN, y + BAND],
      [2 * COLUMN, y + BAND],
      [0, y + BAND],
    ])
  })

  it.each(TEMPLATES)('covers nothing: $name', ({ text }) => expectApart(placesOf(text)))

  it('puts many groups beside one another, and one that a deletion cut off back where it stood', () => {
    const chains = Array.from({ length: 25 }, (_, at) => [`a${at}`, `b${at}`, `c${at}`, `d${at}`])
    const services = chains.flat().map((name) => `  ${name}:\n    kind: custom\n`)
    const rules = chains.map((chain) => `    - ${chain.join(' >> ')}\n`)
    const places = placesOf(
      `opea_micro_services:\n${services.join('')}opea_mega_service:\n  mega_flow:\n${rules.join('')}`,
    )
    const width = Math.max(...[...places.values()].map(([x]) => x))
    const height = Math.max(...[...places.values()].map(([, y]) => y))
    expect(width / height).toBeGreaterThan(0.7)
    expect(width / height).toBeLessThan(3)
    expectApart(places)

    const { text } = TEMPLATES.find(({ name }) => name === 'chatqna')!
    const cut = placesOf(
      text.replace(/ {2}rerank:\n( {4}.*\n)+/, '').replace(' >> rerank >> llm', '\n    - llm'),
    )
    expect(cut.get('llm')).toEqual([3 * COLUMN, 0])
  })

  it('lets moved places win and keeps others off them', () => {
    const places = placesOf(`${CHAIN}x-layout:\n  llm: [10, 5]\n`)
    expect(places.get('llm')).toEqual([10, 5])
    expectApart(places)
  })

  it('takes what is implied for one service alone along to where that one was put', () => {
    const shift = (places: Places) => {
      const [user, server] = [places.get('llm')!, places.get('vllm')!]
      return [server[0] - user[0], server[1] - user[1]]
    }
    const places = placesOf(`${WRAPPERS}x-layout:\n  llm: [900, 700]\n  embedding: [-500, 0]\n`)
    expect(shift(places)).toEqual(shift(placesOf(WRAPPERS)))
    // the retriever uses it too
    expect(places.get('tei-embedding')).toEqual(placesOf(WRAPPERS).get('tei-embedding'))
    expectApart(places)
    expectApart(placesOf(`${WRAPPERS}x-layout:\n  llm: [0, 160]\n  embedding: [0, 320]\n`))
  })

  it('survives circles and empty documents', () => {
    expect(placesOf('opea_micro_services:\n').size).toBe(0)
    const circle = CHAIN.replace('>> llm', '>> llm >> embedding')
    expectApart(placesOf(circle))
  })

  it('places a thousand services', () => {
    expect(layoutOf(compile(thousand()).pipeline!).size).toBeGreaterThanOrEqual(1000)
  })
})

function thousand(): string {
  const names = Array.from({ length: 1000 }, (_, index) => `s${index}`)
  const rules = names.slice(1).map((name, index) => `s${Math.floor(index / 2)} >> ${name}`)
  const services = names.map((name) => `  ${name}:\n    kind: custom\n`).join('')
  const flow = rules.map((rule) => `    - ${rule}\n`).join('')
  return `opea_micro_services:\n${services}opea_mega_service:\n  mega_flow:\n${flow}`
}
