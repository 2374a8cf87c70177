// How retriever and dataprep reach each store, against the facts gathered from OPEA's code: the
// implementation, the names of all variables, and that all those that it needs are set.

import { describe, expect, it } from 'vitest'
import { FACTS, present } from '../../fixtures/opea-facts'
import { CATALOG } from './catalog'

/** The one store that the facts name otherwise than its kind. */
const KIND_OF: Record<string, string> = { redis: 'redis-vector-db' }

/** Defaults of ours that are not those of the code. */
const DIFFERENT: Record<string, [unknown, string]> = {
  'dataprep vdms DISTANCE_STRATEGY': ['L2', 'both sides measure alike, as the retriever does'],
}

describe.skipIf(!present).each(['retriever', 'dataprep'])('%s', (id) => {
  const kind = CATALOG.find((one) => one.id === id)!
  const [store, embedding] = kind.slots
  const implementations = Object.entries(FACTS.get(id)?.implementations ?? {})

  it('has an implementation for each store that it takes, and for no other', () => {
    const known = implementations.map(([name]) => KIND_OF[name] ?? name)
    expect([...store!.kinds].sort()).toEqual(known.sort())
    expect(Object.keys(store!.by!)).toEqual(store!.kinds)
  })

  it.each(implementations)('%s', (name, { component, env }) => {
    const own = store!.by![KIND_OF[name] ?? name]!
    const theirs = new Map(env.map((variable) => [variable.name, variable]))
    const [which, ...variables] = own
    expect(which).toMatchObject({
      name: id === 'retriever' ? 'RETRIEVER_COMPONENT_NAME' : 'DATAPREP_COMPONENT_NAME',
      value: component,
    })
    for (const variable of variables) {
      const env = theirs.get(variable.name)
      const what = `${id} ${name} ${variable.name}`
      expect(env, what).toBeDefined()
      expect(variable.secret ?? false, what).toBe(env!.secret)
      if (variable.value === undefined || variable.value.includes('{')) continue
      const different = DIFFERENT[what]
      expect(env!.default, what).toBe(different ? different[0] : variable.value)
    }
    const set = [
      ...variables,
      ...(kind.container!.environment ?? []),
      ...(embedding!.environment ?? []),
      ...(embedding!.by?.['tei-embedding'] ?? []),
    ]
    const needed = env.filter(({ required }) => required).map((variable) => variable.name)
    expect(
      set.filter(({ value, required }) => value !== undefined || required).map((variable) => variable.name),
    ).toEqual(expect.arrayContaining(needed))
  })
})

it('names one index of a store on both sides', () => {
  const [retriever, dataprep] = ['retriever', 'dataprep'].map(
    (id) => CATALOG.find((one) => one.id === id)!.slots.find(({ name }) => name === 'store')!,
  )
  for (const id of dataprep!.kinds) {
    const { index } = CATALOG.find((one) => one.id === id)!
    for (const slot of [retriever!, dataprep!]) {
      const naming = slot.by![id]!.filter(({ value }) => value === '{index:store}')
      expect(naming, id).toHaveLength(index ? 1 : 0)
    }
  }
})
