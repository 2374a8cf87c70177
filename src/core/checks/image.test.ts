// Images by names that docker can pull.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('what no registry can have', () =>
  check(`
    opea_micro_services:
      a: { kind: llm, image: "" }
      #                      ^^ error bad-image: "" cannot be an image.
      #                      hint: Write it as "registry.example.com/tgi:2.4.0": without spaces, and capitals only in a host or a tag.
      b: { kind: llm, image: me/My-Model }
      #                      ^^^^^^^^^^^ error bad-image: "me/My-Model" cannot be an image.
      #                      hint: Write it as "registry.example.com/tgi:2.4.0": without spaces, and capitals only in a host or a tag.
      c: { kind: llm, image: "https://registry.example.com/me/x:1" }
      #                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error bad-image: "https://registry.example.com/me/x:1" cannot be an image.
      #                      hint: Write it as "registry.example.com/tgi:2.4.0": without spaces, and capitals only in a host or a tag.
      #                      fix: Write registry.example.com/me/x:1
      f: { kind: llm, image: " me/x:1" }
      #                      ^^^^^^^^^ error bad-image: " me/x:1" cannot be an image.
      #                      hint: Write it as "registry.example.com/tgi:2.4.0": without spaces, and capitals only in a host or a tag.
      #                      fix: Write me/x:1
      d: { kind: llm, image: me/$NAME }
      #                      ^^^^^^^^ error bad-image: "me/$NAME" cannot be an image.
      #                      hint: Write it as "registry.example.com/tgi:2.4.0": without spaces, and capitals only in a host or a tag.
    opea_mega_service:
      registry: http://localhost:5000/
      #         ^^^^^^^^^^^^^^^^^^^^^^ error bad-image: "http://localhost:5000/" cannot be the registry of images.
      #         hint: Write it as "registry.example.com/opea": without spaces, and capitals only in a host or a tag.
      #         fix: Write localhost:5000
      tag: a b
      #    ^^^ error bad-image: "a b" cannot be the tag of images.
      #    hint: Write it as "1.3": without spaces, and capitals only in a host or a tag.
  `))

test('what one can', () =>
  check(`
    opea_micro_services:
      a: { kind: llm, image: redis }
      b: { kind: llm, image: "Registry.example.com:5000/me/my__model.x-y:V1.0" }
      c: { kind: llm, image: "\${REGISTRY:-opea}/llm:\${TAG}" }
      d: { kind: llm, image: "\${IMAGE}" }
      e: { kind: llm, image: "me/x@sha256:${'0'.repeat(64)}" }
    opea_mega_service: { registry: "localhost:5000", tag: V1.3_rc-1 }
  `))

test('a registry is no URL', () =>
  mend(
    `
    opea_micro_services: { llm: }
    opea_mega_service:
      registry: https://registry.example.com/opea/   # ours
  `,
    'Write registry.example.com/opea',
    `
    opea_micro_services: { llm: }
    opea_mega_service:
      registry: registry.example.com/opea   # ours
  `,
  ))
