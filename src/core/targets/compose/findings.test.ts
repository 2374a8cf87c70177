// What compose cannot do, or does in its own way.

import { test } from 'vitest'
import { check, mend } from '../../../fixtures/check'

test('containers that would publish one port', () => {
  check(
    `
    opea_micro_services:
      llm: { replicas: 2, port: 9000 }
    # ^^^ info gated-model: meta-llama/Meta-Llama-3-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
      #                ^ error replicas-port: 2 containers of "llm" cannot all publish port 9000 of the host.
      #                hint: Remove the port: the others reach it inside the network all the same.
      #                fix: Remove the port
    opea_mega_service: { mega_flow: [llm] }
    #^^^^^^^^^^^^^^^^ info needs: It needs about 60 GiB of memory: "vllm" 60. What the others need is not known.
  `,
    'compose',
  )
  mend(
    `
    opea_micro_services:
      llm: { replicas: 2, port: 9000 }
    opea_mega_service: { mega_flow: [llm] }
  `,
    'Remove the port',
    `
    opea_micro_services:
      llm: { replicas: 2 }
    opea_mega_service: { mega_flow: [llm] }
  `,
    'compose',
  )
})

test('what runs on the host, and accelerators on a CPU', () =>
  check(
    `
    opea_micro_services:
      llm: { uses: [tgi] }
    # ^^^ info not-streamed: The answer of "llm" is not streamed, because the flow has 2 ends: clients get the whole at once.
      tgi: { resources: { accelerators: 2 } }
    # ^^^ info gated-model: meta-llama/Meta-Llama-3-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
      #                                 ^ info accelerators-ignored: "tgi" runs on the CPU, so it gets no accelerators.
      far: { kind: llm, endpoint: "http://localhost:9000/v1/chat/completions" }
      #                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info host-gateway: From inside a container the host is not "localhost"; "far" is reached at "host.docker.internal".
    opea_mega_service: { mega_flow: ["(llm, far)"] }
    #^^^^^^^^^^^^^^^^ info needs: It needs about 65–70 GiB of memory: "tgi" 65–70. What the others need is not known.
  `,
    'compose',
  ))

test('platforms that a kind has no variant for', () =>
  check(
    `
    opea_micro_services:
      retriever:
        uses: [tei]
      tei: { kind: tei-embedding, platform: nvidia }
      guardrails: { platform: nvidia }
    # ^^^^^^^^^^ info gated-model: meta-llama/Meta-Llama-Guard-2-8B is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
      #           ^^^^^^^^^^^^^^^^^^^^ info runs-on-cpu: "vllm-guardrails" (vllm-guardrails) has no nvidia variant and runs on the CPU.
      llm:
    # ^^^ info gated-model: meta-llama/Meta-Llama-3-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
    opea_mega_service: { platform: gaudi, mega_flow: [guardrails >> retriever >> llm] }
    #^^^^^^^^^^^^^^^^ info needs: It needs about 24 GiB of memory: "vllm-guardrails" 24. It takes 1 Gaudi card: "vllm" 1. It takes 1 NVIDIA GPU: "tei" 1. What the others need is not known.
  `,
    'compose',
  ))

test('platforms that a kind does not run on', () => {
  check(
    `
    opea_micro_services:
      a: { kind: cards }
      #  ^^^^^^^^^^^^^^^ error no-variant: "a" (cards) does not run on xeon, only on gaudi and nvidia.
      #  fix: Run a on gaudi
      b: { kind: cards, platform: rocm }
      #                           ^^^^ error no-variant: "b" (cards) does not run on rocm, only on gaudi and nvidia.
      #                           fix: Run b on gaudi
      c: { kind: cards, platform: nvidia }
      d: { kind: cards, image: me/mine, platform: rocm }
    opea_mega_service: { mega_flow: ["(a, b, c, d)"] }
    x-kinds:
      cards: { call: { port: 80, endpoint: /v1/x }, container: { image: me/cards }, platforms: [gaudi, nvidia] }
  `,
    'compose',
  )
  mend(
    `
    opea_micro_services:
      a: { kind: cards }
    opea_mega_service: { mega_flow: [a] }
    x-kinds:
      cards: { call: { port: 80, endpoint: /v1/x }, container: { image: me/cards }, platforms: [gaudi, nvidia] }
  `,
    'Run a on gaudi',
    `
    opea_micro_services:
      a: { kind: cards, platform: gaudi }
    opea_mega_service: { mega_flow: [a] }
    x-kinds:
      cards: { call: { port: 80, endpoint: /v1/x }, container: { image: me/cards }, platforms: [gaudi, nvidia] }
  `,
    'compose',
  )
})

test('what has no image', () =>
  check(
    `
    opea_micro_services:
      something: { endpoint: /v1/something }
    # ^^^^^^^^^ error no-image: What "something" is cannot be told from its name or endpoint, so it has no image.
    # hint: Give it a "kind", an "image", or a URL as its endpoint if it runs elsewhere.
      mine: { kind: custom }
    # ^^^^ error no-image: "mine" (custom) has no image.
    # hint: Give it a "kind", an "image", or a URL as its endpoint if it runs elsewhere.
    opea_mega_service: { mega_flow: ["(something, mine)"] }
  `,
    'compose',
  ))

test('names in the network', () =>
  check(
    `
    opea_micro_services:
      my_llm: { kind: llm }
    # ^^^^^^ info gated-model: meta-llama/Meta-Llama-3-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
    # ^^^^^^ info name-derived: "my_llm" is called "my-llm" in the network, because host names have no "_", "." or capitals.
    # ^^^^^^ info not-streamed: The answer of "my_llm" is not streamed, because the flow has 4 ends: clients get the whole at once.
      my.llm: { kind: llm }
    # ^^^^^^ error name-clash: "my.llm" and "my_llm" would both be called "my-llm" in the network.
    # hint: Rename one of them.
      APP: { kind: llm }
    # ^^^ error name-clash: "APP" and "app" would both be called "app" in the network.
    # hint: Rename one of them.
      plain: { kind: llm }
    opea_mega_service: { name: app, mega_flow: ["(my_llm, my.llm, APP, plain)"] }
    #^^^^^^^^^^^^^^^^ info needs: It needs about 60 GiB of memory: "vllm" 60. What the others need is not known.
  `,
    'compose',
  ))

test('side services without a port, and one that is free', () =>
  check(
    `
    opea_micro_services:
      llm: { port: 6007 }
    # ^^^ info gated-model: meta-llama/Meta-Llama-3-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
      dataprep:
    # ^^^^^^^^ info not-published: "dataprep" says no port, so nobody reaches it from outside the network.
    # fix: Publish it on 6008
      chathistory: { port: 6012 }
    opea_mega_service: { mega_flow: [llm] }
    #^^^^^^^^^^^^^^^^ info needs: It needs about 63–64 GiB of memory: "vllm" 60, "tei-embedding" 3–4. What the others need is not known.
  `,
    'compose',
  ))

test('conditions', () =>
  check(
    `
    opea_micro_services:
      a: { kind: llm, condition: lang==de }
    # ^ info gated-model: meta-llama/Meta-Llama-3-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
    # ^ info not-streamed: The answer of "a" is not streamed, because the flow has 2 ends: clients get the whole at once.
      #                          ^^^^^^^^ error condition: compose cannot route by a condition, and "a" has one.
      #                          fix: Remove the condition
      b: { kind: llm, condition: otherwise }
      #                          ^^^^^^^^^ error condition: compose cannot route by a condition, and "b" has one.
      #                          fix: Remove the condition
    opea_mega_service: { mega_flow: ["(a, b)"] }
    #^^^^^^^^^^^^^^^^ info needs: It needs about 60 GiB of memory: "vllm" 60. What the others need is not known.
  `,
    'compose',
  ))

test('variables that are none', () =>
  check(
    `
    opea_micro_services:
      llm:
    # ^^^ info gated-model: meta-llama/Meta-Llama-3-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
        environment:
          discovery.type: single-node
          _A-b: x
          "A=B": x
        # ^^^^^ error bad-variable: "A=B" of "llm" cannot be the name of a variable.
        # hint: It has letters, digits, "_", "." and "-", and begins with a letter or "_".
          '<<': {}
          "": x
        # ^^ error bad-variable: "" of "llm" cannot be the name of a variable.
        # hint: It has letters, digits, "_", "." and "-", and begins with a letter or "_".
    opea_mega_service: { mega_flow: [llm] }
    #^^^^^^^^^^^^^^^^ info needs: It needs about 60 GiB of memory: "vllm" 60. What the others need is not known.
  `,
    'compose',
  ))

test('an error of the document is told, and nothing else', () =>
  check(
    `
    opea_micro_services:
      llm: { kind: vlm }
    # ^^^ error ambiguous-slot: "llm" needs the server that runs the model; "vllm", "other" would all do.
    # hint: Say which by "uses".
    # fix: Use vllm
    # fix: Use other
      #            ^^^ error unknown-kind: There is no kind "vlm". Did you mean "llm"?
      #            hint: "custom" is any HTTP microservice; the palette and "megaflow kinds" list the rest.
      #            fix: Change to llm
      vllm: { replicas: 2, port: 9000 }
      other: { kind: tgi }
    opea_mega_service: { mega_flow: [llm] }
  `,
    'compose',
  ))

test('a target that nobody knows', () =>
  check(
    `
    opea_micro_services:
    # error unknown-target: There is no target "composer". Did you mean "compose"?
      llm:
  `,
    'composer',
  ))
