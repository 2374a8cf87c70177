// What kinds say of GMC against the facts gathered from it (../shared/reference/gmc-steps.json).

import { describe, expect, it } from 'vitest'
import { present, read } from '../../fixtures/opea-facts'
import { IMAGES } from '../gmc/steps'
import { CATALOG } from './catalog'

describe.skipIf(!present)('gmc-steps.json (skipped without ../shared/reference)', () => {
  type Step = {
    stepName: string
    image: string | null
    port: number
    defaultEndpointFromSamples: string | null
    endpointKeysConsumed?: string[]
    defaultEnv?: Record<string, string>
    webhookAccepts: boolean
    platform: string
  }
  const { steps, downstreamEndpointKeys }: { steps: Step[]; downstreamEndpointKeys: string[] } = read(
    'gmc-steps.json',
    { steps: [], downstreamEndpointKeys: [] },
  )
  const named = new Map(steps.map((step) => [step.stepName, step]))

  it.each(CATALOG.filter(({ gmc }) => gmc).map((kind) => [kind.id, kind.gmc!] as const))('%s', (_, gmc) => {
    for (const [platform, name] of Object.entries(gmc.steps)) {
      const step = named.get(name)!
      expect(step, name).toBeDefined()
      expect(step.webhookAccepts).toBe(true)
      expect(step.platform).toMatch(new RegExp(`any|special|${platform === 'xeon' ? 'cpu' : platform}`))
      expect(gmc.port).toBe(step.port)
      expect(gmc.endpoint ?? null).toBe(step.defaultEndpointFromSamples)
      expect(Object.values(gmc.slots ?? {}).sort()).toEqual([...(step.endpointKeysConsumed ?? [])].sort())
      expect(downstreamEndpointKeys).toEqual(expect.arrayContaining(Object.values(gmc.slots ?? {})))
      for (const key of [gmc.model, gmc.index]) if (key) expect(step.defaultEnv).toHaveProperty(key)
    }
  })

  it('agrees about the images of the manifests', () => {
    const deployable = steps.filter(({ image, webhookAccepts }) => image !== null && webhookAccepts)
    const images = deployable.map(({ stepName, image }) => [stepName, image!.replace(/:latest$/, '')])
    expect(IMAGES).toEqual(Object.fromEntries(images))
  })

  it('agrees about the default index', () => {
    const store = CATALOG.find(({ index }) => index)!
    expect(named.get('Retriever')!.defaultEnv!.INDEX_NAME).toBe(store.index!.default)
  })
})
