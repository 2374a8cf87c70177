// One service’s keys: their types, and what is told of the others.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('a sound service has nothing to tell', () =>
  check(`
    opea_micro_services:
      llm:
        kind: llm
        endpoint: /v1/chat/completions
        port: 9000
        image: me/llm:1.0
        model: me/model
        args: [--verbose]
        uses: [vllm]
        environment: { A: b, B: 1.10, C: 0755, D: no, E:, "": x }
        platform: epyc
        replicas: 0
        resources: { cpus: 0.5, memory: 64Gi, accelerators: 2 }
        condition: otherwise
        x-own: { any: thing }
      vllm:
      none:
    # ^^^^ info own-server: "none" needs the server that runs the model and gets one of its own, because "vllm" is listed by others and not by it.
    # fix: Use vllm
        kind: llm
        x-nothing:
  `))

test('types', () =>
  check(`
    opea_micro_services:
      a:
        kind: [llm]
        #     ^^^^^ error wrong-type: "kind" must be a string.
        port: 0
        #     ^ error wrong-type: "port" must be a whole number from 1 to 65535, not "0".
        replicas: 1.5
        #         ^^^ error wrong-type: "replicas" must be a whole number, 0 or more, not "1.5".
        args: --verbose
        #     ^^^^^^^^^ error wrong-type: "args" must be a list.
        #     fix: Make it a list
        uses: { b: c }
        #     ^^^^^^^^ error wrong-type: "uses" must be a list.
        environment: text
        #            ^^^^ error wrong-type: "environment" must be a map of names and values.
        resources: 4
        #          ^ error wrong-type: "resources" must be a map of "cpus", "memory" and "accelerators".
      b:
        kind: llm
        port: 70000
        #     ^^^^^ error wrong-type: "port" must be a whole number from 1 to 65535, not "70000".
        replicas: -1
        #         ^^ error wrong-type: "replicas" must be a whole number, 0 or more, not "-1".
        args: [{ a: b }, [c], null]
        #      ^^^^^^^^ error wrong-type: This entry must be a string.
        #                ^^^ error wrong-type: This entry must be a string.
        #                     ^^^^ error wrong-type: This entry must be a string, and it has no value.
        #                     hint: Give it a value, or remove it.
        uses: [[c]]
        #      ^^^ error wrong-type: This entry must be a string.
        environment: { A: [b], B: { c: d } }
        #                 ^^^ error wrong-type: "A" must be a single value.
        #                         ^^^^^^^^ error wrong-type: "B" must be a single value.
        resources: { cpus: many, memory: 64 GB, accelerators: 1.5, disks: 3 }
        #                  ^^^^ error wrong-type: "cpus" must be a number, 0 or more, not "many".
        #                                ^^^^^ error wrong-type: "memory" must be an amount such as "64Gi", not "64 GB".
        #                                                     ^^^ error wrong-type: "accelerators" must be a whole number, 0 or more, not "1.5".
        #                                                          ^^^^^ info unknown-key: "disks" is not a key of the language; it is kept and has no effect.
        model: { a: b }
        #      ^^^^^^^^ error wrong-type: "model" must be a string.
        image:
      # ^^^^^ error wrong-type: "image" must be a string, and it has no value.
      # hint: Give it a value, or remove the key.
        endpoint:
      # ^^^^^^^^ error wrong-type: "endpoint" must be a string, and it has no value.
      # hint: Give it a value, or remove the key.
      c:
        kind: llm
        port: "9000"
        #     ^^^^^^ error wrong-type: "port" must be a whole number from 1 to 65535, not the string "9000".
        #     fix: Write 9000 without quotes
        replicas: "two"
        #         ^^^^^ error wrong-type: "replicas" must be a whole number, 0 or more, not "two".
        resources: { cpus: "2", cpu: 2 }
        #                  ^^^ error wrong-type: "cpus" must be a number, 0 or more, not the string "2".
        #                  fix: Write 2 without quotes
        #                       ^^^ info unknown-key: "cpu" is not a key of the language; it is kept and has no effect. Did you mean "cpus"?
      d: [llm]
      #  ^^^^^ error wrong-type: A service must be a map of keys, such as "endpoint" and "port".
      e: llm
      #  ^^^ error wrong-type: A service must be a map of keys, such as "endpoint" and "port".
      f: 7
      #  ^ error wrong-type: A service must be a map of keys, such as "endpoint" and "port".
  `))

test('a key without a space behind its colon', () =>
  check(`
    opea_micro_services:
      a:
        kind:vllm-chat
      # ^^^^^^^^^^^^^^ error wrong-type: A service must be a map of keys, such as "endpoint" and "port".
      # hint: Behind the colon of a key stands a space: "kind: vllm-chat".
      # fix: Write kind: vllm-chat
      b:
        port:9000   # mine
      # ^^^^^^^^^ error wrong-type: A service must be a map of keys, such as "endpoint" and "port".
      # hint: Behind the colon of a key stands a space: "port: 9000".
      # fix: Write port: 9000
      c: http://example.com
      #  ^^^^^^^^^^^^^^^^^^ error wrong-type: A service must be a map of keys, such as "endpoint" and "port".
  `))

test('keys that nobody knows', () =>
  check(`
    opea_micro_services:
      llm:
        prot: 9000
      # ^^^^ info unknown-key: "prot" is not a key of the language; it is kept and has no effect. Did you mean "port"?
      # fix: Rename to port
        env: { A: b }
      # ^^^ info unknown-key: "env" is not a key of the language; it is kept and has no effect.
        something-else: 1
      # ^^^^^^^^^^^^^^ info unknown-key: "something-else" is not a key of the language; it is kept and has no effect.
        1: x
      # ^ info unknown-key: "1" is not a key of the language; it is kept and has no effect.
        x-mine: 1
  `))

test('environment as a list', () => {
  check(`
    opea_micro_services:
      llm:
        environment:
          - A=b
        # ^^^^^→6:10 error wrong-type: "environment" must be a map, not a list.
        # fix: Make it a map
          - B=c=d
          - C
  `)
  mend(
    `
    opea_micro_services:
      llm:
        environment:
          - A=b      # first
          - B=c=d
          - C
          - D=0755
  `,
    'Make it a map',
    `
    opea_micro_services:
      llm:
        environment:
          A: b
          B: c=d
          C: null
          D: "0755"
  `,
  )
})

test('a list of which not all can be told stays one', () =>
  check(`
    opea_micro_services:
      llm:
        environment:
          - A=b
        # ^^^^^→5:13 error wrong-type: "environment" must be a map, not a list.
          - C: d
          # ^^^^ error wrong-type: This entry must be a string.
  `))

test('platforms', () =>
  check(`
    opea_micro_services:
      llm: { platform: cpu }
      a: { kind: llm, platform: gaudi2 }
      #                         ^^^^^^ error unknown-platform: There is no platform "gaudi2". Did you mean "gaudi"?
      #                         hint: Known are xeon, gaudi, nvidia, rocm.
      #                         fix: Change to gaudi
      b: { kind: llm, platform: tpu }
      #                         ^^^ error unknown-platform: There is no platform "tpu". Did you mean "cpu"?
      #                         hint: Known are xeon, gaudi, nvidia, rocm.
      #                         fix: Change to cpu
      c: { kind: llm, platform: [xeon] }
      #                         ^^^^^^ error wrong-type: "platform" must be a string.
    opea_mega_service:
      platform: nvdia
      #         ^^^^^ error unknown-platform: There is no platform "nvdia". Did you mean "nvidia"?
      #         hint: Known are xeon, gaudi, nvidia, rocm.
      #         fix: Change to nvidia
  `))

test('a key for a remote service is a reference', () => {
  check(`
    opea_micro_services:
      llm: { endpoint: "https://far.example.com/v1/chat/completions", api_key: sk-abc }
      #                                                                        ^^^^^^ error secret-in-text: "api_key" must be a reference such as "\${API_KEY}".
      #                                                                        hint: Secrets stay out of the document: put the value into the environment and write its name here.
      #                                                                        fix: Write \${API_KEY}
      b: { endpoint: "https://far.example.com/v1/chat/completions", api_key: "\${KEY:-x}" }
      #                                                                      ^^^^^^^^^^^ error secret-in-text: "api_key" must be a reference such as "\${API_KEY}".
      #                                                                      hint: Secrets stay out of the document: put the value into the environment and write its name here.
      #                                                                      fix: Write \${API_KEY}
      c: { endpoint: "https://far.example.com/v1/chat/completions", api_key: "\${KEY}" }
  `)
  mend(
    `
    opea_micro_services:
      llm: { endpoint: "https://far.example.com/v1/chat/completions", api_key: sk-abc }
  `,
    'Write ${API_KEY}',
    `
    opea_micro_services:
      llm: { endpoint: "https://far.example.com/v1/chat/completions", api_key: "\${API_KEY}" }
  `,
  )
})

test('fixes of types', () => {
  mend(
    `
    opea_micro_services:
      llm: { port: '9000' }   # quoted
  `,
    'Write 9000 without quotes',
    `
    opea_micro_services:
      llm: { port: 9000 }   # quoted
  `,
  )
  mend(
    `
    opea_micro_services:
      llm:
        args: --verbose
  `,
    'Make it a list',
    `
    opea_micro_services:
      llm:
        args:
          - --verbose
  `,
  )
  mend(
    `
    opea_micro_services:
      llm:
        prot: 9000   # where
  `,
    'Rename to port',
    `
    opea_micro_services:
      llm:
        port: 9000   # where
  `,
  )
  mend(
    `
    opea_micro_services:
      llm: { platform: gaudi2 }
  `,
    'Change to gaudi',
    `
    opea_micro_services:
      llm: { platform: gaudi }
  `,
  )
})

test('an alias without an anchor', () =>
  check(`
    opea_micro_services:
      llm:
        model: *gone
        #      ^^^^^ error unknown-alias: There is no anchor "&gone".
        #      hint: Write the value itself, or quote a text that begins with "*".
        args: [*gone]
        #      ^^^^^ error unknown-alias: There is no anchor "&gone".
        #      hint: Write the value itself, or quote a text that begins with "*".
  `))

test('an unknown key that several services get from one place is told once', () =>
  check(`
    x-usual: &usual
      imagee: me/x
    opea_micro_services:
      a: { <<: *usual, image: me/x }
    # ^ info unknown-key: "imagee" is not a key of the language; it is kept and has no effect. Did you mean "image"?
      b: { <<: *usual, image: me/x, imagee: me/x }
      #                             ^^^^^^ info unknown-key: "imagee" is not a key of the language; it is kept and has no effect. Did you mean "image"?
      c: { <<: *usual, image: me/x }
  `))
