// What GMC's findings say of pods that it runs otherwise: replaced now and then, and of other images.

import { test } from 'vitest'
import { check } from '../../../fixtures/check'

test('pods that are replaced', () =>
  check(
    `
    opea_micro_services:
      one: { kind: embedding, environment: { A: b } }
    # ^^^ info gmc-old-images: GMC deploys "one" from opea/embedding-tei:1.1, where Docker Compose has opea/embedding:latest.
    # hint: OPEA’s images of 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.
    # ^^^ info gmc-rolls: GMC writes the variables of "one" in an order that changes: its pod may be replaced whenever GMC looks at it again.
      two: { kind: embedding }
    # ^^^ info gmc-old-images: GMC deploys "two" from opea/embedding-tei:1.1, where Docker Compose has opea/embedding:latest.
    # hint: OPEA’s images of 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.
    opea_mega_service:
      mega_flow:
        - one >> two
  `,
    'gmc',
  ))

test('images: of the same server another version, of an equal one nothing', () =>
  check(
    `
    opea_micro_services:
      embedding:
    # ^^^^^^^^^ info gmc-old-images: GMC deploys "embedding" from opea/embedding-tei:1.1, where Docker Compose has r.example.com/o/embedding:2.0.
    # hint: OPEA’s images of 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.
      vllm-chat:
    # ^^^^^^^^^ info gmc-time: GMC’s router cuts an answer of "vllm-chat" off after 30 seconds, and a request after 60.
    # ^^^^^^^^^ info realised-as: GMC has no "vllm-chat"; "vllm-chat" is of kind "llm" there, and uses "tgi".
      tei-embedding:
    # ^^^^^^^^^^^^^ info gmc-old-images: GMC deploys "tei-embedding" from ghcr.io/huggingface/text-embeddings-inference:cpu-1.5, where Docker Compose has ghcr.io/huggingface/text-embeddings-inference:cpu-1.7.
      tgi:
    opea_mega_service:
      registry: r.example.com/o
      #         ^^^^^^^^^^^^^^^ info gmc-images: GMC’s own manifests say which images run, so "registry" is left out.
      tag: "2.0"
      #    ^^^^^ info gmc-images: GMC’s own manifests say which images run, so "tag" is left out.
      mega_flow:
        - embedding >> vllm-chat
  `,
    'gmc',
  ))

test('time limits: at what may need longer, elsewhere too', () =>
  check(
    `
    opea_micro_services:
      embedding: { endpoint: "http://e.example.com/x" }
      paint: { kind: text2image, endpoint: "http://p.example.com/x" }
    # ^^^^^ warning gmc-as-it-is: GMC’s router posts to "paint" just what "embedding" answers, where a megaservice makes a request for "text2image" of it.
    # ^^^^^ info gmc-time: GMC’s router cuts an answer of "paint" off after 30 seconds, and a request after 60.
      # it is fed where it runs
      dataprep: { endpoint: "http://d.example.com/x" }
    opea_mega_service:
      mega_flow:
        - embedding >> paint
  `,
    'gmc',
  ))
