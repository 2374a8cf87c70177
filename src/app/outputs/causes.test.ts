import { expect, it } from 'vitest'
import { compile } from '../../core/compile'
import { emitSnapshot } from '../../core/emit'
import { TARGETS } from '../../core/targets'
import { TEMPLATES } from '../../core/templates'
import { causeOf, linesOf, serviceOf, spoken } from './causes'
import { outputOf } from './emissions'

const snapshot = compile(TEMPLATES[0]!.text)
const target = TARGETS[0]!
const emitted = (from: typeof snapshot) => ({ target, ...emitSnapshot(from, target.id) })

it('leads from a line to a service, and back to its lines', () => {
  const [file] = emitSnapshot(snapshot, 'compose').files
  const line = file!.text.split('\n').findIndex((one) => one.trim() === 'retriever:') + 1
  const path = causeOf(file!, line)!
  expect(serviceOf(path)).toBe('retriever')
  expect(spoken(path)).toMatch(/^retriever/)
  const lines = linesOf(file!, ['retriever'])
  expect(lines).toContain(line)
  expect(lines.length).toBeLessThan(file!.text.split('\n').length / 2)
  expect(linesOf(file!, [])).toEqual([])
})

it('keeps the last files while there are errors, and the ones before a change', () => {
  const first = outputOf(snapshot, emitted(snapshot), undefined)
  expect(first).toMatchObject({ before: null, last: first.files })
  const wrong = compile(snapshot.text.replace('>> llm', '>> lm'))
  const broken = outputOf(wrong, emitted(wrong), first)
  expect(broken).toMatchObject({ state: 'error', files: [], last: first.files })
  const other = compile(snapshot.text.replace('xeon', 'gaudi'))
  const gaudi = outputOf(other, emitted(other), broken)
  expect(gaudi.before).toBe(first.files)
  expect(gaudi.state).not.toBe('error')
})
