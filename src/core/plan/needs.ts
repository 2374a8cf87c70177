// What a machine must have to run an export, as far as anybody has measured it: memory on CPUs with the default
// models (opea.md §2.2), and cards.

import type { Finding } from '../text/diagnostic'
import { referencesOf } from './environment'
import type { Unit } from './unit'

const CARDS = { gaudi: 'Gaudi cards', nvidia: 'NVIDIA GPUs', rocm: 'ROCm GPUs' }

/** Findings: `needs`, once per export. */
export function reportNeeds(units: readonly Unit[]): Finding[] {
  const sized = units.flatMap((unit) => {
    const memory = memoryOf(unit)
    return memory ? [{ name: unit.service.name, memory }] : []
  })
  const sentences: string[] = []
  if (sized.length > 0) {
    const sum = [0, 1].map((end) => sized.reduce((all, { memory }) => all + memory[end]!, 0))
    const parts = sized.map(({ name, memory }) => `\`${name}\` ${range(memory)}`)
    sentences.push(`It needs about ${range(sum)} GiB of memory: ${parts.join(', ')}.`)
  }
  for (const [accelerator, words] of Object.entries(CARDS)) {
    const taking = units.filter((unit) => unit.accelerator === accelerator)
    if (taking.length === 0) continue
    const all = taking.reduce((sum, unit) => sum + cardsOf(unit), 0)
    const parts = taking.map((unit) => `\`${unit.service.name}\` ${cardsOf(unit)}`)
    sentences.push(`It takes ${all} ${all === 1 ? words.slice(0, -1) : words}: ${parts.join(', ')}.`)
  }
  if (sentences.length === 0) return []
  const others = units.length - sized.length
  if (others > 0)
    sentences.push(
      sized.length > 0 ? 'What the others need is not known.' : 'The memory it needs is not known.',
    )
  return [
    {
      code: 'needs',
      severity: 'info',
      message: sentences.join(' '),
      path: ['opea_mega_service'],
      part: 'key',
    },
  ]
}

/** Measured with the default model, on the CPU. */
function memoryOf({ kind, service, accelerator }: Unit): [number, number] | null {
  if (!kind.memory || accelerator !== null || service.declared.image !== undefined) return null
  if (service.model !== kind.model?.default) return null
  const times = service.declared.replicas ?? 1
  return [kind.memory[0] * times, kind.memory[1] * times]
}

/** As many as the document says, or as its command spreads the model over. */
function cardsOf({ service, command }: Unit): number {
  const spread = command.flatMap(referencesOf).find(({ variable }) => variable === 'NUM_CARDS')?.default
  const cards = service.declared.resources?.accelerators ?? Number(spread ?? 1)
  return cards * (service.declared.replicas ?? 1)
}

function range([from, to]: readonly number[]): string {
  return from === to ? String(from) : `${from}–${to}`
}
