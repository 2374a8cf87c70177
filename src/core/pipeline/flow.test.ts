// The grammar of mega_flow: every bad rule is told at its very characters.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('what is a rule', () =>
  check(`
    opea_micro_services:
      a: { kind: custom }
      b.2: { kind: custom }
      c_3: { kind: custom }
      4-d: { kind: custom }
    opea_mega_service:
      mega_flow:
        - a
        - a>>b.2
        - "  a  >>(b.2,c_3 )  >>  4-d  "
        - (a)
        - (a, b.2) >> (c_3, 4-d)
        - >-
          a >>
          b.2
        - 'a >> (a)'
        #  ^^^^^^^ error self-loop: "a" leads to itself.
        #  hint: A request must come to an end: take one of the edges away.
  `))

test('arrows without a service', () =>
  check(`
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
    opea_mega_service:
      mega_flow:
        - a >>
        #   ^^ error trailing-arrow: Behind this ">>" a service is missing.
        #   fix: Remove the arrow
        - ">> a"
        #  ^^ error leading-arrow: Before this ">>" a service is missing.
        #  fix: Remove the arrow
        - a >> >> b
        #   ^^^^^ error empty-stage: Between these two ">>" a service is missing.
        - a >>>> b
        #   ^^^^ error empty-stage: Between these two ">>" a service is missing.
        - ">>"
        #  ^^ error leading-arrow: Before this ">>" a service is missing.
        #  ^^ error trailing-arrow: Behind this ">>" a service is missing.
        - ""
        #  | error empty-rule: This rule is empty.
        - "  "
        #  ^^ error empty-rule: This rule is empty.
        -
       # | error empty-rule: This rule is empty.
        - a > b
        # ^^^^^ error bad-name: "a > b" is no name of a service.
        # hint: Two services are joined by ">>".
        # fix: Write a >> b
        - a -> b
        # ^^^^^^ error bad-name: "a -> b" is no name of a service.
        # hint: Two services are joined by ">>".
        # fix: Write a >> b
        - a >>> b
        #     ^^^ error bad-name: "> b" is no name of a service.
        #     hint: Two services are joined by ">>".
  `))

const rule = (text: string) => `
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
      c: { kind: custom }
    opea_mega_service:
      mega_flow:
        - ${text}
  `

test.each([
  ['a >> b >>   # on to c', 'Remove the arrow', 'a >> b   # on to c'],
  ['">> a >> b"', 'Remove the arrow', '"a >> b"'],
  ['(a, b) >> a->c', 'Write a >> c', '(a, b) >> a >> c'],
  ['a => b→c', 'Write a >> b >> c', 'a >> b >> c'],
])('%s is mended where it is wrong', (given, fix, wanted) => mend(rule(given), fix, rule(wanted)))

test('groups', () =>
  check(`
    opea_micro_services:
      d: { kind: custom }
      a: { kind: custom }
      b: { kind: custom }
      c: { kind: custom }
    opea_mega_service:
      mega_flow:
        - (a, b >> c
        # ^ error unclosed-group: This "(" is never closed.
        - a, b >> c
        # ^^^^ error ungrouped-names: "a, b" needs parentheses.
        # hint: Write "(a, b)".
        - a >> b, c
        #      ^^^^ error ungrouped-names: "b, c" needs parentheses.
        #      hint: Write "(b, c)".
        - a, b) >> c
        #     ^ error unopened-group: This ")" closes nothing.
        - (a, (b, c)) >> d
        #     ^ error nested-group: A group cannot hold a group.
        #     hint: Write all names in one pair of parentheses: "(a, b, c)".
        - ((a, b)) >> c
        #  ^ error nested-group: A group cannot hold a group.
        #  hint: Write all names in one pair of parentheses: "(a, b, c)".
        - a >> ()
        #      ^^ error empty-name: This group is empty.
        - (a,) >> b
        #   ^^ error empty-name: A name is missing beside this comma.
        - (,a) >> b
        # ^^ error empty-name: A name is missing beside this comma.
        - (a,,b) >> c
        #   ^^ error empty-name: A name is missing beside this comma.
        - a (b, c)
        #   ^ error group-edge: Between a group and a name there must be ">>".
        - (a, b) c
        #        ^ error group-edge: Between a group and a name there must be ">>".
        - (a)(b)
        #    ^ error group-edge: Between a group and a name there must be ">>".
        - a) >> b
        #  ^ error unopened-group: This ")" closes nothing.
        - (a, b >> (c)
        # ^ error unclosed-group: This "(" is never closed.
        - ( a , b ) >> c
        - a, (b, c) >> d
        #    ^ error group-edge: Between a group and a name there must be ">>".
  `))

test('names', () =>
  check(`
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
    opea_mega_service:
      mega_flow:
        - a >> my b
        #      ^^^^ error bad-name: "my b" is no name of a service.
        #      hint: Letters, digits, "_", "-" and "." may stand in a name.
        - -a >> b
        # ^^ error bad-name: "-a" is no name of a service.
        # hint: Letters, digits, "_", "-" and "." may stand in a name.
        - (a, é) >> b
        #     ^ error bad-name: "é" is no name of a service.
        #     hint: Letters, digits, "_", "-" and "." may stand in a name.
        - "a >> \\"b\\""
        #       ^^^^^ error bad-name: ""b"" is no name of a service.
        #       hint: Letters, digits, "_", "-" and "." may stand in a name.
        - a >> b # said twice >> a
  `))

test('through quotes, escapes and folded lines', () =>
  check(`
    opea_micro_services:
      a: { kind: custom }
    opea_mega_service:
      mega_flow:
        - 'a >> x''y'
        #       ^^^^ error bad-name: "x'y" is no name of a service.
        #       hint: Letters, digits, "_", "-" and "." may stand in a name.
        - "a\\t>> x"
        #        ^ error undeclared-name: There is no service "x".
        #        hint: Declare it under "opea_micro_services".
        - >
          a >>
          x
        # ^ error undeclared-name: There is no service "x".
        # hint: Declare it under "opea_micro_services".
        - |
          a >> x
          #    ^ error undeclared-name: There is no service "x".
          #    hint: Declare it under "opea_micro_services".
  `))

test('a group that goes on behind an arrow', () =>
  check(`
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
      c: { kind: custom }
    opea_mega_service:
      mega_flow:
        - a >> (b >> c)
        #      ^ error unclosed-group: This "(" is not closed before the next ">>".
        #      hint: A group holds names alone: write what flows between them as rules of their own.
        #             ^ error unopened-group: This ")" closes nothing.
        - a → b
        # ^^^^^ error bad-name: "a → b" is no name of a service.
        # hint: Two services are joined by ">>".
        # fix: Write a >> b
        - 5 >> A
        # ^ error undeclared-name: There is no service "5".
        # hint: Declare it under "opea_micro_services".
        #      ^ error undeclared-name: There is no service "A". Did you mean "a"?
        #      fix: Change to a
  `))

test('each line of a text is a rule of the list', () =>
  mend(
    `
    opea_micro_services: { a: , b: , c: }
    opea_mega_service:
      mega_flow: |
        a >> b

        b >> c
  `,
    'Make it a list',
    `
    opea_micro_services: { a: , b: , c: }
    opea_mega_service:
      mega_flow:
        - a >> b
        - b >> c
  `,
  ))

test('what is no list', () => {
  check(`
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
    opea_mega_service:
      mega_flow: a >> b >> x
      #          ^^^^^^^^^^^ error flow-not-a-list: "mega_flow" must be a list of rules; this is a string.
      #          fix: Make it a list
      #                    ^ error undeclared-name: There is no service "x".
      #                    hint: Declare it under "opea_micro_services".
  `)
  check(`
    opea_micro_services:
      a: { kind: custom }
    opea_mega_service:
      mega_flow: { a: b }
      #          ^^^^^^^^ error flow-not-a-list: "mega_flow" must be a list of rules such as "a >> b".
  `)
  check(`
    opea_micro_services:
      a: { kind: custom }
    opea_mega_service:
      mega_flow:
        - [a]
        # ^^^ error wrong-type: This entry must be a rule such as "a >> b".
        - { a: b }
        # ^^^^^^^^ error wrong-type: This entry must be a rule such as "a >> b".
        - 1.10
        # ^^^^ error undeclared-name: There is no service "1.10".
        # hint: Declare it under "opea_micro_services".
        - *gone
        # ^^^^^ error unknown-alias: There is no anchor "&gone".
        # hint: Write the value itself, or quote a text that begins with "*".
  `)
})

test('a string becomes a list', () => {
  mend(
    `
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
    opea_mega_service:
      mega_flow: a >> b   # all
  `,
    'Make it a list',
    `
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
    opea_mega_service:
      mega_flow:
        - a >> b   # all
  `,
  )
  mend(
    `
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
    opea_mega_service: { mega_flow: "a >> b" }
  `,
    'Make it a list',
    `
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
    opea_mega_service: { mega_flow: [a >> b] }
  `,
  )
})

test('the comma of a YAML list tears a rule apart', () => {
  check(`
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
      c: { kind: custom }
    opea_mega_service:
      mega_flow: [(a, b) >> c]
      #           ^^ error flow-list-comma: Inside "[ ]" a comma separates the items of the list, so this rule is torn apart: quote the rule.
      #           fix: Quote the rule
  `)
  check(`
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
      c: { kind: custom }
    opea_mega_service:
      mega_flow: [a, b >> (a, c), "(a, b) >> c"]
      #              ^^^^^^^ error flow-list-comma: Inside "[ ]" a comma separates the items of the list, so this rule is torn apart: quote the rule.
      #              fix: Quote the rule
  `)
  mend(
    `
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
      c: { kind: custom }
    opea_mega_service:
      mega_flow: [a, (a, b) >> (c)]   # all
  `,
    'Quote the rule',
    `
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
      c: { kind: custom }
    opea_mega_service:
      mega_flow: [a, "(a, b) >> (c)"]   # all
  `,
  )
})

test('a plain item cannot begin with an arrow', () =>
  check(`
    opea_micro_services:
      a: { kind: custom }
      b: { kind: custom }
    opea_mega_service:
      mega_flow:
        - a >> b
        - >> a
        # ^^ error rule-start: ">>" cannot begin a rule: a service must stand before it.
        # hint: Write it as "a >> b".
  `))
