// What GMC’s findings say, and where: of the flow. When they come is in findings.test.ts and conditions.test.ts.

import { expect, test } from 'vitest'
import { check, mend } from '../../../fixtures/check'
import { compile, emit } from '../../../index'
import { gmc } from '.'

test('an empty flow', () =>
  check(
    `
    opea_micro_services:
      tgi:
    opea_mega_service:
      mega_flow: []
      #          ^^ error empty-flow: Nothing stands in the flow, so there is nothing to call.
      #          hint: Write a rule such as "a >> b" under "mega_flow".
  `,
    'gmc',
  ))

test('flows that do not nest', () => {
  check(
    `
    opea_micro_services:
      a: { kind: llm, endpoint: "http://a.example.com/x" }
      b: { kind: llm, endpoint: "http://b.example.com/x" }
      c: { kind: llm, endpoint: "http://c.example.com/x" }
    opea_mega_service:
      mega_flow:
        - a >> b >> c
        - a >> c
        # ^^^^^^ error gmc-shortcut: "a >> c" bypasses "b": "c" needs what "a" and "b" answer, but a Sequence of GMC hands on the last answer only, and GMC has no step that passes one through.
        # hint: Remove the edge, let "b" answer all that "c" needs, or write "gmc_join: adapter" (a small helper joins the answers) or "gmc_join: recompute" (what several need runs once for each).
        # fix: Write gmc_join: adapter
        # fix: Write gmc_join: recompute
  `,
    'gmc',
  )
  check(
    `
    opea_micro_services:
      a: { kind: llm, endpoint: "http://a.example.com/x" }
      b: { kind: llm, endpoint: "http://b.example.com/x" }
      c: { kind: llm, endpoint: "http://c.example.com/x" }
      d: { kind: llm, endpoint: "http://d.example.com/x" }
    opea_mega_service:
      mega_flow:
        - a >> (c, d)
        # ^^^^^^^^^^ error gmc-crossing: "a" feeds "c" and "d", "b" feeds "d" but not "c": GMC nests Sequence and Ensemble, and edges that cross do not nest.
        # hint: Change the edges so that both feed the same services, or write "gmc_join: adapter" (a small helper joins the answers) or "gmc_join: recompute" (what several need runs once for each).
        # fix: Write gmc_join: adapter
        # fix: Write gmc_join: recompute
        - b >> d
  `,
    'gmc',
  )
  check(
    `
    opea_micro_services:
      a: { kind: llm, endpoint: "http://a.example.com/x" }
      b: { kind: llm, endpoint: "http://b.example.com/x", condition: m==x }
      #                                                              ^^^^ error gmc-condition: This flow does not nest, and with "gmc_join: recompute" every service of it runs, so the condition of "b" cannot hold it back.
      #                                                              hint: GMC chooses between the branches of a fan-out only: change the edges so that they nest, or remove the condition.
      #                                                              fix: Remove the condition
      c: { kind: llm, endpoint: "http://c.example.com/x" }
    opea_mega_service:
      gmc_join: recompute
      #         ^^^^^^^^^ warning gmc-recompute: GMC makes 4 calls for one request instead of 3: what several services need runs once for each.
      #         hint: That suits services that answer the same each time; the whole must end within 60 seconds.
      mega_flow:
        - a >> b >> c
        - a >> c
  `,
    'gmc',
  )
  // neither way of joining is proposed where it would be refused
  check(
    `
    opea_micro_services:
      a: { kind: llm, endpoint: "http://a.example.com/x" }
      b: { kind: llm, endpoint: "http://b.example.com/x", condition: m==x }
      c: { kind: llm, endpoint: "http://c.example.com/x" }
    opea_mega_service:
      mega_flow:
        - a >> b >> c
        - a >> c
        # ^^^^^^ error gmc-shortcut: "a >> c" bypasses "b": "c" needs what "a" and "b" answer, but a Sequence of GMC hands on the last answer only, and GMC has no step that passes one through.
        # hint: Remove the edge, or let "b" answer all that "c" needs. "gmc_join" is no way out here: with it every service runs, and "b" has a condition.
  `,
    'gmc',
  )
})

test('joins and several ends', () => {
  check(
    `
    opea_micro_services:
      a: { kind: llm, endpoint: "http://a.example.com/x" }
    # ^ warning gmc-no-stream: "a" is not the end of a row: a streamed answer of it breaks the flow, so a request must say ""parameters": {"streaming": false}".
    # ^ info gmc-fan-out: "a" runs beside others: when it cannot be reached, GMC’s router crashes and starts anew.
    # ^ info gmc-time: GMC’s router cuts an answer of "a" off after 30 seconds, and a request after 60.
      b: { kind: llm, endpoint: "http://b.example.com/x" }
    # ^ warning gmc-no-stream: "b" is not the end of a row: a streamed answer of it breaks the flow, so a request must say ""parameters": {"streaming": false}".
    # ^ info gmc-fan-out: "b" runs beside others: when it cannot be reached, GMC’s router crashes and starts anew.
    # ^ info gmc-time: GMC’s router cuts an answer of "b" off after 30 seconds, and a request after 60.
      c: { kind: llm, endpoint: "http://c.example.com/x" }
    # ^ warning gmc-no-stream: "c" is not the end of a row: a streamed answer of it breaks the flow, so a request must say ""parameters": {"streaming": false}".
    # ^ info gmc-keyed-join: "c" gets {"Llm": <a>, "Router": <b>}: GMC puts the answers of branches under their step names, where other targets merge them.
    # ^ info gmc-time: GMC’s router cuts an answer of "c" off after 30 seconds, and a request after 60.
      d: { kind: llm, endpoint: "http://d.example.com/x" }
    # ^ warning gmc-no-stream: "d" is not the end of a row: a streamed answer of it breaks the flow, so a request must say ""parameters": {"streaming": false}".
    # ^ info gmc-fan-out: "d" runs beside others: when it cannot be reached, GMC’s router crashes and starts anew.
    # ^ info gmc-keyed-answer: The flow has several ends: in the answer to a request, what "d" answers stands under "Llm", not under its name.
    # ^ info gmc-time: GMC’s router cuts an answer of "d" off after 30 seconds, and a request after 60.
      e: { kind: llm, endpoint: "http://e.example.com/x" }
    # ^ warning gmc-no-stream: "e" is not the end of a row: a streamed answer of it breaks the flow, so a request must say ""parameters": {"streaming": false}".
    # ^ info gmc-fan-out: "e" runs beside others: when it cannot be reached, GMC’s router crashes and starts anew.
    # ^ info gmc-keyed-answer: The flow has several ends: in the answer to a request, what "e" answers stands under "Router", not under its name.
    # ^ info gmc-time: GMC’s router cuts an answer of "e" off after 30 seconds, and a request after 60.
    opea_mega_service:
      mega_flow:
        - (a, b) >> c >> (d, e)
  `,
    'gmc',
  )
  check(
    `
    opea_micro_services:
      a: { kind: embedding, endpoint: "http://a.example.com/x" }
    # ^ info gmc-fan-out: "a" runs beside others: when it cannot be reached, GMC’s router crashes and starts anew.
      b: { kind: embedding, endpoint: "http://b.example.com/x" }
    # ^ info gmc-fan-out: "b" runs beside others: when it cannot be reached, GMC’s router crashes and starts anew.
      c: { kind: embedding, endpoint: "http://c.example.com/x" }
    opea_mega_service:
      gmc_join: adapter
      #         ^^^^^^^ info gmc-join: "join-answers", a small Deployment in the same file, joins answers: the router calls it once for one request.
      #         hint: The cluster must be able to pull its image, python:3.11-slim.
      mega_flow:
        - (a, b) >> c
  `,
    'gmc',
  )
  const shortcut = (keys: string) => `
    opea_micro_services:
      a: { kind: embedding, endpoint: "http://a.example.com/x" }
      b: { kind: embedding, endpoint: "http://b.example.com/x" }
      c: { kind: embedding, endpoint: "http://c.example.com/x" }
    opea_mega_service:
      mega_flow:
        - a >> b >> c
        - a >> c
${keys}  `
  for (const value of ['adapter', 'recompute']) {
    mend(shortcut(''), `Write gmc_join: ${value}`, shortcut(`      gmc_join: ${value}\n`), 'gmc')
  }
})

test('conditions', () => {
  check(
    `
    opea_micro_services:
      a: { kind: llm, endpoint: "http://a.example.com/x", condition: m==x }
    # ^ info gmc-time: GMC’s router cuts an answer of "a" off after 30 seconds, and a request after 60.
      b: { kind: llm, endpoint: "http://b.example.com/x", condition: n==y }
    # ^ info gmc-time: GMC’s router cuts an answer of "b" off after 30 seconds, and a request after 60.
      #                                                              ^^^^ warning gmc-no-otherwise: A request for which none of these conditions holds (m==x, n==y) makes GMC’s router go on with the answer before, and crash where there is none.
      #                                                              hint: Give one branch the condition "otherwise".
      #                                                              ^^^^ warning gmc-overlap: "m==x" and "n==y" can hold together: GMC then runs "a" and "b", and the last one’s answer counts.
    opea_mega_service:
      mega_flow:
        - (a, b)
  `,
    'gmc',
  )
  check(
    `
    opea_micro_services:
      a: { kind: llm, endpoint: "http://a.example.com/x" }
      b: { kind: llm, endpoint: "http://b.example.com/x", condition: m==x }
      #                                                              ^^^^ error gmc-mixed-conditions: "b" has a condition and "c" beside it has none: GMC either chooses between branches or runs them all.
      #                                                              hint: Give each branch a condition, such as "otherwise", or none.
      c: { kind: llm, endpoint: "http://c.example.com/x" }
    opea_mega_service:
      mega_flow:
        - a >> (b, c)
  `,
    'gmc',
  )
  check(
    `
    opea_micro_services:
      a: { kind: llm, endpoint: "http://a.example.com/x" }
      b: { kind: llm, endpoint: "http://b.example.com/x", condition: m==x }
      #                                                              ^^^^ error gmc-condition: GMC chooses between branches, and "b" with its condition is none: its answer would be missing when the condition does not hold.
      #                                                              hint: Give conditions to the first services of all branches of a fan-out: "a >> (b, c)" with one at "b" and one at "c".
      dataprep: { condition: x }
      #                      ^ error gmc-condition: "dataprep" does not stand in the flow, so no condition can decide whether it runs.
      #                      fix: Remove the condition
    opea_mega_service:
      mega_flow:
        - a >> b
  `,
    'gmc',
  )
  mend(
    `
    opea_micro_services:
      llm:
      dataprep: { condition: x }
    opea_mega_service: { mega_flow: [llm] }
  `,
    'Remove the condition',
    `
    opea_micro_services:
      llm:
      dataprep: {}
    opea_mega_service: { mega_flow: [llm] }
  `,
    'gmc',
  )
})

test('a model inside a row, and two that take uploads', () =>
  check(
    `
    opea_micro_services:
      llm:
    # ^^^ warning gmc-no-stream: "llm" is not the end of a row: a streamed answer of it breaks the flow, so a request must say ""parameters": {"streaming": false}".
    # ^^^ info gmc-old-images: GMC deploys "llm" from opea/llm-tgi:1.1, where Docker Compose has opea/llm-textgen:latest.
    # hint: OPEA’s images of 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.
    # ^^^ info gmc-time: GMC’s router cuts an answer of "llm" off after 30 seconds, and a request after 60.
      x: { kind: llm, endpoint: "http://x.example.com/x" }
    # ^ info gmc-time: GMC’s router cuts an answer of "x" off after 30 seconds, and a request after 60.
      one: { kind: dataprep }
    # ^^^ info gmc-old-images: GMC deploys "one" from opea/dataprep-redis:1.1, where Docker Compose has opea/dataprep:latest.
    # hint: OPEA’s images of 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.
    # ^^^ info gmc-rolls: GMC writes the variables of "one" in an order that changes: its pod may be replaced whenever GMC looks at it again.
    # ^^^ info gmc-time: GMC’s router hangs up on an upload to "one" after 60 seconds, whether it was taken in or not.
      two: { kind: dataprep }
    # ^^^ warning gmc-dataprep: GMC’s router hands an upload to "one" and "two" at once and mixes their replies, unless the header SERVICE_NAME says which.
    # ^^^ info gmc-old-images: GMC deploys "two" from opea/dataprep-redis:1.1, where Docker Compose has opea/dataprep:latest.
    # hint: OPEA’s images of 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.
    # ^^^ info gmc-rolls: GMC writes the variables of "two" in an order that changes: its pod may be replaced whenever GMC looks at it again.
    # ^^^ info gmc-time: GMC’s router hangs up on an upload to "two" after 60 seconds, whether it was taken in or not.
    opea_mega_service:
      mega_flow:
        - llm >> x
  `,
    'gmc',
  ))

/** Documents too long to draw into. */
function told(names: readonly string[], rule: string, path: string): string[] {
  const services = names.map((name) => `  ${name}: { endpoint: 'http://${name}.example.com/${path}' }\n`)
  const text = `opea_micro_services:\n${services.join('')}opea_mega_service:\n  mega_flow: ["${rule}"]\n`
  return emit(text, 'gmc').diagnostics.map(
    ({ line, column, severity, code, message }) => `${line}:${column} ${severity} ${code}: ${message}`,
  )
}

test('too many branches, and too much of everything', () => {
  const names = Array.from({ length: 23 }, (_, at) => `n${at}`)
  expect(told(names, `(${names.join(', ')})`, 'x')).toContain(
    '26:14 error gmc-branches: 23 services beside one another are too many: GMC tells their answers apart by step names, and it has 22.',
  )
  const many = Array.from({ length: 100 }, (_, at) => `n${at}`)
  expect(told(many, many.join(' >> '), 'x'.repeat(1000))).toEqual([
    '1:1 warning gmc-size: This GMConnector has 111 KB: its router may not start, because it gets all as one argument of at most 128 KiB.',
  ])
  expect(told(many, many.join(' >> '), 'x'.repeat(1400))).toEqual([
    '1:1 error gmc-size: This GMConnector has 151 KB: its router cannot start, because it gets all as one argument of at most 128 KiB.',
  ])
})

test('too many branches beside a choice, which keeps the helper from running them in groups', () => {
  const names = Array.from({ length: 23 }, (_, at) => `n${at}`)
  const services = names.map((name) => `  ${name}: { endpoint: 'http://${name}.example.com/x' }\n`)
  const choice = ['k==1', 'otherwise'].map(
    (condition, at) => `  c${at}: { endpoint: 'http://c${at}.example.com/x', condition: ${condition} }\n`,
  )
  const hints = (keys: string) =>
    emit(
      `opea_micro_services:\n${[...services, ...choice].join('')}opea_mega_service:\n${keys}  mega_flow: ["(${names.join(', ')}) >> (c0, c1)"]\n`,
      'gmc',
    ).diagnostics.flatMap(({ code, hint }) => (code === 'gmc-branches' ? [hint] : []))
  const hint = 'Without conditions in the flow, `gmc_join: adapter` would run them in groups.'
  expect(hints('  gmc_join: adapter\n')).toEqual([hint])
  expect(hints('')).toEqual([hint])
})

test('a circle, which the document’s own check tells first', () => {
  const { declared } = compile(
    'opea_micro_services: { a: { kind: llm }, b: { kind: llm } }\nopea_mega_service: { mega_flow: [a >> b >> a] }\n',
  )
  expect(gmc.emit(declared!).findings).toContainEqual({
    code: 'gmc-cycle',
    message: 'The flow runs in a circle: a → b → a. GMC’s router would go round until it crashes.',
    severity: 'error',
    path: ['opea_mega_service', 'mega_flow', 0],
    span: { from: 5, to: 11 },
  })
})

test('what a megaservice does between services, and the router does not', () =>
  check(
    `
    opea_micro_services:
      guard: { kind: guardrails, endpoint: "http://guard.example.com/x" }
    # ^^^^^ warning gmc-guardrail: GMC’s router does not stop where "guard" refuses: its refusal goes on to "llm" like any answer.
      llm: { kind: vllm-chat, endpoint: "http://llm.example.com/x" }
    # ^^^ warning gmc-as-it-is: GMC’s router posts to "llm" just what "guard" answers, where a megaservice makes a request for "vllm-chat" of it.
    # ^^^ info gmc-time: GMC’s router cuts an answer of "llm" off after 30 seconds, and a request after 60.
    opea_mega_service:
      mega_flow:
        - guard >> llm
  `,
    'gmc',
  ))

test('a guardrail at the end has nobody to pass a refusal on to; who is left out needs no time', () =>
  check(
    `
    opea_micro_services:
      llm: { kind: llm, endpoint: "http://llm.example.com/x" }
    # ^^^ warning gmc-no-stream: "llm" is not the end of a row: a streamed answer of it breaks the flow, so a request must say ""parameters": {"streaming": false}".
    # ^^^ info gmc-time: GMC’s router cuts an answer of "llm" off after 30 seconds, and a request after 60.
      guard: { kind: guardrails, endpoint: "http://guard.example.com/x" }
    # ^^^^^ warning gmc-as-it-is: GMC’s router posts to "guard" just what "llm" answers, where a megaservice makes a request for "guardrails" of it.
      idle: { kind: llm, endpoint: "http://idle.example.com/x" }
    opea_mega_service:
      mega_flow:
        - llm >> guard
  `,
    'gmc',
  ))

test('a retriever of graphs that begins the flow, and one that is given an embedding', () => {
  const text = (rule: string) =>
    `opea_micro_services:\n  embedding:\n  retriever: { uses: [neo4j] }\n  llm:\n  neo4j:\nopea_mega_service:\n  mega_flow: [${rule}]\n`
  const errors = (rule: string) =>
    emit(text(rule), 'gmc').diagnostics.flatMap(({ line, column, severity, code, message }) =>
      severity === 'error' ? [`${line}:${column} ${severity} ${code}: ${message}`] : [],
    )
  expect(errors('retriever >> llm')).toEqual([
    '3:3 error gmc-no-embedding: GMC has no `neo4j`, and its own `retriever` cannot begin a flow: it searches by an embedding, which no request holds.',
  ])
  expect(errors('embedding >> retriever >> llm')).toEqual([])
})
