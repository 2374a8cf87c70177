// What GMC’s findings say, and where: one of each. When they come is in findings.test.ts and conditions.test.ts.

import { test } from 'vitest'
import { check, mend } from '../../../fixtures/check'

test('services that GMC deploys in its own way', () => {
  check(
    `
    opea_micro_services:
      a:
        kind: embedding
        image: me/mine
        #      ^^^^^^^ error gmc-image: GMC deploys "a" from a manifest of its own, and its image cannot be set.
        #      hint: Remove the image, or change it in GMC’s manifest for all. Deploy it yourself and give its URL as the endpoint: then GMC calls it where it runs.
        #      fix: Remove the image
        args: [--x]
        #     ^^^^^ error gmc-args: GMC deploys "a" from a manifest of its own, and arguments cannot be added.
        #     hint: Many servers also read variables: see "environment". Deploy it yourself and give its URL as the endpoint: then GMC calls it where it runs.
        #     fix: Remove the arguments
        port: 6001
        #     ^^^^ info gmc-port: In the cluster "a" is reached on port 6000; 6001 is left out.
        replicas: 2
        #         ^ info gmc-ignored: GMC runs one pod of "a", and goes back to one whenever it looks: "replicas" is left out.
        resources: { cpus: 2 }
        #          ^^^^^^^^^^^ info gmc-ignored: GMC deploys "a" from a manifest of its own: "resources" is left out.
        condition: x
        #          ^ error gmc-mixed-conditions: "a" has a condition and "b", "c", "d" beside it have none: GMC either chooses between branches or runs them all.
        #          hint: Give each branch a condition, such as "otherwise", or none.
      b: { kind: guardrails }
    # ^ error gmc-no-step: GMC has no step type for "guardrails", so it cannot deploy "b".
    # hint: Deploy it yourself and give its URL as the endpoint: then GMC calls it where it runs. GMC has steps for llm, llm-docsum, embedding, retriever, web-retriever, reranking, asr, tts, dataprep, ui and their servers.
      c: { image: me/mine }
    # ^ error gmc-no-step: GMC deploys OPEA’s own services only, and "c" is none.
    # hint: Deploy it yourself and give its URL as the endpoint: then GMC calls it where it runs.
      d: { endpoint: /v1/unknown }
    # ^ error gmc-no-step: GMC cannot deploy "d", because what it is cannot be told from its name or endpoint.
    # hint: Deploy it yourself and give its URL as the endpoint: then GMC calls it where it runs.
    opea_mega_service:
      mega_flow: [a, b, c, d]
  `,
    'gmc',
  )
  mend(
    `
    opea_micro_services:
      llm: { image: me/mine, port: 9000 }
    opea_mega_service: { mega_flow: [llm] }
  `,
    'Remove the image',
    `
    opea_micro_services:
      llm: { port: 9000 }
    opea_mega_service: { mega_flow: [llm] }
  `,
    'gmc',
  )
  mend(
    `
    opea_micro_services:
      llm:
        args: [--x]
        port: 9000
    opea_mega_service: { mega_flow: [llm] }
  `,
    'Remove the arguments',
    `
    opea_micro_services:
      llm:
        port: 9000
    opea_mega_service: { mega_flow: [llm] }
  `,
    'gmc',
  )
})

test('environment', () => {
  check(
    `
    opea_micro_services:
      llm:
        environment:
          A: "\${B:-b}"
          #  ^^^^^^^^^ error gmc-variable: Nobody fills variables in on the way to GMC: "\${B}" would arrive as it is written.
          #  hint: Write the value itself.
          #  fix: Write b
          C: a---b
          #   ^^^ error gmc-characters: The template from which GMC deploys its router cannot carry "---".
          #   hint: Write it without.
          D:
        # ^ error gmc-pass-through: In a cluster there is no host from which "D" could be passed through.
        # hint: Give it a value.
          e-f: x
        # ^^^ error gmc-key: GMC makes variables of these names, and "e-f" can be none: letters, digits and "_" only.
          REDIS_URL: x
        # ^^^^^^^^^ error gmc-key: GMC takes the value of "REDIS_URL" for the name of a service and replaces it by its URL.
        # hint: Say by "uses" which one "llm" is to call.
          endpoint: x
        # ^^^^^^^^ error gmc-key: "endpoint" is no variable for GMC: it means something else in a step’s configuration.
          MY_TOKENS: abc
          #          ^^^ warning gmc-secret: Everyone who may read the GMConnector or the router’s pod can read "MY_TOKENS".
          #          hint: Put it into the ConfigMap extra-env-config of the namespace, which GMC’s services read.
          API_TOKEN: "\${API_TOKEN}"
          #          ^^^^^^^^^^^^^^ error gmc-variable: Nobody fills variables in on the way to GMC: "\${API_TOKEN}" would arrive as it is written.
          #          hint: Leave it out here and put it into the ConfigMap extra-env-config of the namespace, which GMC’s services read; what stands in a GMConnector everyone can read.
      direct: { kind: vllm-chat, environment: { A: b } }
      #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info realised-as: GMC has no "vllm-chat"; "direct" is of kind "llm" there, and uses "tgi".
      #                                       ^^^^^^^^ warning gmc-other-kind: These variables are for "vllm-chat"; GMC runs "direct" as "llm", which may not know them.
    opea_mega_service:
      mega_flow: [direct, llm]
  `,
    'gmc',
  )
  mend(
    `
    opea_micro_services:
      llm: { environment: { A: 'x\${B:-1}' } }
    opea_mega_service: { mega_flow: [llm] }
  `,
    'Write x1',
    `
    opea_micro_services:
      llm: { environment: { A: 'x1' } }
    opea_mega_service: { mega_flow: [llm] }
  `,
    'gmc',
  )
})

test('platforms', () => {
  check(
    `
    opea_micro_services:
      a: { kind: llm, uses: [t] }
      b: { kind: llm, uses: [u] }
      t: { kind: tgi, platform: gaudi }
      u: { kind: tgi }
      #  ^^^^^^^^^^^^^ error gmc-mixed-platforms: GMC cannot run "t" on gaudi and "u" on xeon in one namespace: TgiGaudi and Tgi share their configuration.
      #  hint: Run both on one platform.
      e: { kind: embedding, platform: rocm }
      #                               ^^^^ error gmc-platform: GMC has no steps for rocm, only for xeon, gaudi and nvidia.
      #                               fix: Change to xeon
    opea_mega_service:
      mega_flow: [a >> b, e]
  `,
    'gmc',
  )
  mend(
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      platform: rocm   # ours
      mega_flow: [llm]
  `,
    'Change to xeon',
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      platform: xeon   # ours
      mega_flow: [llm]
  `,
    'gmc',
  )
})

test('what runs elsewhere', () =>
  check(
    `
    opea_micro_services:
      a: { kind: llm, endpoint: "http://localhost:9000/x", api_key: "\${K}" }
      #                         ^^^^^^^^^^^^^^^^^^^^^^^^^ error gmc-localhost: In a cluster "localhost" is the pod that calls, and "a" is not in it.
      #                         hint: Write a host that the cluster can reach.
      #                                                             ^^^^^^ error gmc-api-key: GMC’s router sends no keys and hands no headers on, so "a" would refuse it.
      #                                                             hint: Call it through a gateway in the cluster that adds the key.
      b: { kind: vllm-chat, endpoint: "http://far.example.com/v1/chat/completions", model: me/m }
      #                                                                                    ^^^^ warning gmc-remote-model: GMC’s router hands the request on as it is; "b" uses the model that the request names, not me/m.
      c: { kind: llm, endpoint: "redis://far.example.com" }
      #                         ^^^^^^^^^^^^^^^^^^^^^^^^^ error gmc-url: A service in the flow is called over HTTP; "redis://far.example.com" is no such URL.
      d: { kind: llm, uses: [v] }
      #                      ^ error gmc-remote-server: GMC’s own image of "d" speaks with "tgi" only; "v" is a "vllm".
      #                      hint: Give the service itself a URL as its endpoint: then it is called where it runs.
      v: { kind: vllm, endpoint: "http://v.example.com" }
      e: { kind: llm, uses: [t] }
      f: { kind: llm, uses: [u] }
      #                      ^ error gmc-two-servers: All of GMC’s services would ask one of "t" and "u", which run elsewhere: a namespace has one place to name such a server, and "f" needs the other.
      #                      hint: Let them use the same server, or have one of the two deployed.
      t: { kind: tgi, endpoint: "http://t.example.com" }
      u: { kind: tgi, endpoint: "http://u.example.com" }
    opea_mega_service:
      mega_flow: [a, b, c, d, e, f]
  `,
    'gmc',
  ))

test('the application', () => {
  check(
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      name: llm-deployment
      #     ^^^^^^^^^^^^^^ warning gmc-name: GMC calls a Deployment "llm-deployment" too, and would look at everything again at each of its changes.
      port: 9999
      #     ^^^^ info gmc-router-port: GMC’s router answers on port 8080 inside the cluster; a port of the host is not published.
      endpoint: /ui
      #         ^^^ warning gmc-endpoint: GMC’s router keeps "/ui" for itself; the flow answers on every other path.
      registry: r.example.com
      #         ^^^^^^^^^^^^^ info gmc-images: GMC’s own manifests say which images run, so "registry" is left out.
      tag: "1.2"
      #    ^^^^^ info gmc-images: GMC’s own manifests say which images run, so "tag" is left out.
      namespace: Not_One
      #          ^^^^^^^ error gmc-namespace: "Not_One" cannot name a namespace: only lower-case letters, digits and "-" inside, up to 63.
      mega_flow: [llm]
  `,
    'gmc',
  )
  check(
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      name: "no"
      #     ^^^^ error gmc-namespace: YAML reads "no" as something else than a text, and GMC’s template for its router does not quote its namespace.
      #     hint: Give another one by "namespace", such as "opea-no".
      mega_flow: [llm]
  `,
    'gmc',
  )
})

test('names in the cluster', () =>
  check(
    `
    opea_micro_services:
      redis: { kind: llm }
    # ^^^^^ info name-derived: "redis" is called "redis-svc" in the cluster, because REDIS_PORT, which Kubernetes would set for a service of that name, breaks others.
      My_llm: { kind: llm }
    # ^^^^^^ info name-derived: "My_llm" is called "my-llm" in the cluster, because names begin with a letter there and have only lower-case letters, digits and "-".
      my.llm: { kind: llm }
    # ^^^^^^ error name-clash: "my.llm" and "My_llm" would both be called "my-llm" in the cluster.
    # hint: Rename one of them.
      router-service: { kind: llm }
    # ^^^^^^^^^^^^^^ info name-derived: "router-service" is called "router-service-svc" in the cluster, because the router has that name.
      7b: { kind: llm }
    # ^^ info name-derived: "7b" is called "s-7b" in the cluster, because names begin with a letter there and have only lower-case letters, digits and "-".
    opea_mega_service:
      mega_flow: [redis >> My_llm >> my.llm >> router-service >> 7b]
  `,
    'gmc',
  ))

test('servers that GMC cannot tell a service of', () =>
  check(
    `
    opea_micro_services:
      mine: { uses: [t, e] }
      #                 ^ error gmc-slot: GMC has no way to tell "mine" where "e" is.
      t: { kind: tgi }
      e: { kind: tei-embedding }
    opea_mega_service: { mega_flow: [mine] }
    x-kinds:
      mine:
        call: { port: 9000, endpoint: /v1/chat/completions }
        gmc: { steps: { xeon: Llm }, port: 9000, slots: { one: TGI_LLM_ENDPOINT } }
        slots:
          - { name: one, help: One., kinds: [tgi], required: true }
          - { name: two, help: Two., kinds: [tei-embedding], required: true }
  `,
    'gmc',
  ))

test('a model that a manifest decides', () =>
  check(
    `
    opea_micro_services:
      mine: { model: me/m }
      #              ^^^^ error gmc-model: The model of "mine" cannot be set in GMC: its manifest decides.
    opea_mega_service: { mega_flow: [mine] }
    x-kinds:
      mine:
        call: { port: 9000, endpoint: /v1/chat/completions }
        model: { variable: MINE, default: me/d }
        gmc: { steps: { xeon: Llm }, port: 9000 }
  `,
    'gmc',
  ))

test('a server that is called as its kind', () =>
  check(
    `
    opea_micro_services:
      a: { kind: llm, uses: [vllm] }
      #                      ^^^^ error gmc-remote-server: GMC’s own image of "a" speaks with "tgi" only; "vllm" is not one of them.
      #                      hint: Give the service itself a URL as its endpoint: then it is called where it runs.
      vllm: { kind: vllm, endpoint: "http://v.example.com" }
    opea_mega_service:
      mega_flow: [a]
    `,
    'gmc',
  ))
