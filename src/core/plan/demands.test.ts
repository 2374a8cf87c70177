// What whoever runs an export has to have: accepted terms, images of their own, memory and cards.

import { expect, test } from 'vitest'
import { check } from '../../fixtures/check'
import { dedent } from '../../fixtures/drawn'
import { emit } from '../emit'

function told(code: string, yaml: string): string[] {
  const { diagnostics } = emit(dedent(yaml), 'compose')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return diagnostics.filter((one) => one.code === code).map(({ message }) => message)
}

test('gated models, each once, at the place that names it', () =>
  check(
    `
    opea_micro_services:
      llm: { model: meta-llama/Llama-3.1-8B-Instruct }
      #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info gated-model: meta-llama/Llama-3.1-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
      other: { kind: llm, model: Qwen/Qwen2.5-7B-Instruct }
    opea_mega_service: { mega_flow: [llm >> other] }
    #^^^^^^^^^^^^^^^^ info needs: It needs about 120 GiB of memory: "vllm" 60, "vllm-2" 60. What the others need is not known.
  `,
    'compose',
  ))

test.each(['"${M:-meta-llama/Llama-3.1-8B-Instruct}"', 'google/gemma-2-9b-it'])('gated is %s', (model) => {
  const text = `opea_micro_services: { llm: { kind: vllm-chat, model: ${model} } }`
  expect(told('gated-model', text)).toHaveLength(1)
})

test('a gated model that runs elsewhere is none of ours', () => {
  expect(
    told(
      'gated-model',
      `
      opea_micro_services:
        llm: { kind: vllm-chat, endpoint: "https://far.example.com/v1/chat/completions" }
      opea_mega_service: { mega_flow: [llm] }
    `,
    ),
  ).toEqual([])
})

test('images that nobody publishes', () => {
  const text = (service: string, mega: string) => `
    opea_micro_services:
      lang: { kind: language-detection${service} }
    opea_mega_service: { mega_flow: [lang]${mega} }
  `
  check(
    `
    opea_micro_services:
      lang: { kind: language-detection }
    # ^^^^ warning image-unpublished: Nobody publishes the image opea/language-detection of "lang": it has to be built before the first start.
    # hint: Its sources are in GenAIComps/comps/language_detection. Name it by "image", or all of yours by "registry".
    opea_mega_service: { mega_flow: [lang] }
  `,
    'compose',
  )
  expect(told('image-unpublished', text(', image: me/lang', ''))).toEqual([])
  expect(told('image-unpublished', text('', ', registry: registry.example.com/opea'))).toEqual([])
})

test('memory, as far as it was measured', () => {
  const chatqna = (services: string) => `
    opea_micro_services:
      embedding: { kind: tei-embed }
      retriever:
      rerank: { kind: tei-rerank }
      ${services}
    opea_mega_service: { mega_flow: [embedding >> retriever >> rerank >> llm] }
  `
  expect(told('needs', chatqna('llm: { kind: vllm-chat }'))).toEqual([
    'It needs about 88–94 GiB of memory: `embedding` 3–4, `rerank` 25–30, `llm` 60. What the others need is not known.',
  ])
  expect(told('needs', chatqna('llm: { kind: vllm-chat, replicas: 2 }'))[0]).toContain('`llm` 120.')
  expect(told('needs', chatqna('llm: { kind: vllm-chat, model: me/small }'))[0]).toBe(
    'It needs about 28–34 GiB of memory: `embedding` 3–4, `rerank` 25–30. What the others need is not known.',
  )
})

test.each([
  ['kind: vllm-chat, model: Qwen/Qwen2.5-Coder-7B-Instruct', '`llm` 60.'],
  ['kind: tgi-chat, model: Intel/neural-chat-7b-v3-3', '`llm` 65–70.'],
  ['kind: vllm-chat, model: haoranxu/ALMA-13B', null],
  ['kind: vllm-chat, model: Qwen/Qwen2.5-0.8B', null],
  ['kind: vllm-chat, environment: { VLLM_CPU_KVCACHE_SPACE: 4 }', '`llm` 24.'],
  ['kind: vllm-chat, environment: { VLLM_CPU_KVCACHE_SPACE: "${SPACE}" }', null],
  // what the document allows it counts, whatever it runs on
  ['kind: vllm-chat, model: me/m, resources: { memory: 1536Mi }, replicas: 2', '`llm` 3.'],
  ['kind: vllm-chat, platform: nvidia, resources: { memory: 64Gi }', '`llm` 64.'],
  ['kind: vllm-chat, platform: nvidia, resources: { memory: 64G }', '`llm` 59.6.'],
])('memory of %s', (llm, known) => {
  const all = told('needs', `opea_micro_services: { llm: { ${llm} } }`).join()
  if (known === null) expect(all).toBe('')
  else expect(all).toContain(known)
})

test('cards: as many as the document says, or as the model is spread over', () => {
  const on = (platform: string, resources = '') =>
    told(
      'needs',
      `
      opea_micro_services:
        llm: { kind: vllm-chat, model: me/model${resources} }
        embedding: { kind: tei-embed, model: me/vectors }
      opea_mega_service: { platform: ${platform}, mega_flow: [embedding, llm] }
    `,
    )
  expect(on('gaudi')).toEqual([
    'It takes 2 Gaudi cards: `llm` 1, `embedding` 1. The memory it needs is not known.',
  ])
  expect(on('gaudi', ', resources: { accelerators: 8 }')[0]).toMatch(/^It takes 9 Gaudi cards: `llm` 8, /)
  expect(on('rocm')[0]).toMatch(/^It takes 4 ROCm GPUs: `llm` 4\./)
  expect(on('xeon')).toEqual([])
  // measured was memory on CPUs
  const usual = `
    opea_micro_services:
      llm: { kind: vllm-chat }
    opea_mega_service: { platform: gaudi, mega_flow: [llm] }
  `
  expect(told('needs', usual)).toEqual(['It takes 1 Gaudi card: `llm` 1. The memory it needs is not known.'])
})
