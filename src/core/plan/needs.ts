// What a machine must have to run an export, as far as the document says it or anybody has measured it: memory on
// CPUs (GenAIInfra, helm-charts/chatqna/cpu-values.yaml), and cards.

import type { Finding } from '../text/diagnostic'
import { amountOf } from './amounts'
import { cardsIn } from './container'
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
    const sum = [0, 1].map((end) => rounded(sized.reduce((all, { memory }) => all + memory[end]!, 0)))
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

/** What the document allows it, else what was measured on the CPU, for each of its containers. */
function memoryOf(unit: Unit): [number, number] | null {
  const { replicas = 1, resources } = unit.service.declared
  const allowed = resources?.memory === undefined ? null : amountOf(resources.memory).bytes / GIB
  const [from, to] = allowed === null ? (measured(unit) ?? []) : [allowed, allowed]
  return from === undefined ? null : [rounded(from * replicas), rounded(to! * replicas)]
}

function measured({ kind, service, accelerator, environment }: Unit): [number, number] | null {
  if (!kind.memory || accelerator !== null || service.declared.image !== undefined) return null
  const usual = kind.model?.default
  if (service.model !== usual && !(isMedium(service.model) && isMedium(usual))) return null
  const cached = environment.find(({ name }) => name === CACHE)?.value?.join('')
  const usually = kind.variants.xeon?.environment?.find(({ name }) => name === CACHE)?.value
  const more = cached === undefined ? 0 : Number(cached) - Number(usually ?? 0)
  return Number.isNaN(more) ? null : [kind.memory[0] + more, kind.memory[1] + more]
}

const GIB = 2 ** 30

/** GiB of vLLM's cache on a CPU, besides the weights. */
const CACHE = 'VLLM_CPU_KVCACHE_SPACE'

/** The figures of language models are those of 7 and 8 billion parameters, which is what names end in. */
function isMedium(model: string | null | undefined): boolean {
  return /(?:^|[^a-z0-9.])[78]b(?![a-z0-9])/i.test(model ?? '')
}

function rounded(amount: number): number {
  return Math.round(amount * 10) / 10
}

/** As many as the document says, or as its command spreads the model over. */
function cardsOf({ service, command }: Unit): number {
  const cards = service.declared.resources?.accelerators ?? cardsIn(command) ?? 1
  return cards * (service.declared.replicas ?? 1)
}

function range([from, to]: readonly number[]): string {
  return from === to ? String(from) : `${from}–${to}`
}
