import { describe, expect, it } from 'vitest'
import { compile } from '../../core/compile'
import { emitSnapshot } from '../../core/emit'
import { TARGETS } from '../../core/targets'
import { countsOf, countWords, groupsOf, serviceOf } from './entries'

function listOf(text: string) {
  const snapshot = compile(text)
  const emissions = TARGETS.map((target) => ({ target, ...emitSnapshot(snapshot, target.id) }))
  return groupsOf(snapshot.diagnostics, emissions)
}

describe('the list of problems', () => {
  it('says the document’s errors once, not once per target', () => {
    const groups = listOf('opea_micro_services:\n  llm:\n    port: 99999\n')
    expect(groups.map(({ id }) => id)).toEqual(['document'])
    expect(groups[0]!.diagnostics.map(serviceOf)).toContain('llm')
  })

  it('puts what only a target says below that target, the worst first', () => {
    const groups = listOf('opea_micro_services:\n  llm:\n    port: 9000\n    replicas: 2\n')
    const compose = groups.find(({ id }) => id === 'compose')
    expect(compose?.diagnostics[0]).toMatchObject({ severity: 'error', code: 'replicas-port' })
  })

  it('puts what is said of the file that was imported first', () => {
    const { diagnostics } = compile('opea_micro_services:\n  llm:\n    prt: 1\n')
    const groups = groupsOf([], [], { name: 'gmc.yaml', label: 'import gmc.yaml', diagnostics })
    expect(groups).toEqual([{ id: 'import', title: 'From gmc.yaml', file: 'gmc.yaml', diagnostics, more: 0 }])
  })

  it('shows no more than a person reads, the worst of them', () => {
    const services = Array.from({ length: 1000 }, (_, at) => `  s${at}:\n    kind: llm\n    prt: 1\n`)
    const { diagnostics } = compile(`opea_micro_services:\n${services.join('')}  last:\n    port: 99999\n`)
    const [group] = groupsOf(diagnostics, [])
    expect(group!.diagnostics[0]).toMatchObject({
      severity: 'error',
      path: ['opea_micro_services', 'last', 'port'],
    })
    expect(group!.diagnostics.length + group!.more).toBe(diagnostics.length)
    expect(group!.diagnostics.length).toBe(200)
  })

  it('counts in words', () => {
    const none = { error: 0, warning: 0, info: 0 }
    expect(countsOf([])).toEqual(none)
    expect(countWords(none)).toBe('No problems')
    expect(countWords({ error: 1, warning: 2, info: 3 })).toBe('1 error  2 warnings')
    expect(countWords({ ...none, info: 1 })).toBe('1 note')
  })
})
