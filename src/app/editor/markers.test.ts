import { expect, it } from 'vitest'
import { compile } from '../../core/compile'
import { markersOf } from './markers'

/** Source, with each marker drawn below its line. */
function drawn(text: string, mark = 0): string {
  const markers = markersOf(text, compile(text).diagnostics, mark)
  return text
    .slice(mark)
    .split('\n')
    .flatMap((line, at) => [
      line,
      ...markers
        .filter(({ startLineNumber }) => startLineNumber === at + 1)
        .map(({ startColumn, endColumn, severity, code }) => {
          const name = severity === 8 ? 'error' : severity === 4 ? 'warning' : 'info'
          return `${' '.repeat(startColumn - 1)}${'^'.repeat(endColumn - startColumn)} ${name} ${String(code)}`
        }),
    ])
    .join('\n')
}

const TEXT = `opea_micro_services:
  llm:
    kind: vlm
opea_mega_service:
  mega_flow:
    - llm >> rerenk`

it('underlines what a finding is about', () => {
  expect(drawn(TEXT)).toBe(`opea_micro_services:
  llm:
    kind: vlm
          ^^^ error unknown-kind
opea_mega_service:
  mega_flow:
    - llm >> rerenk
             ^^^^^^ error undeclared-name`)
})

it('counts from behind a byte order mark', () => {
  expect(drawn(`\uFEFF${TEXT}`, 1)).toBe(drawn(TEXT))
})

it('never underlines nothing', () => {
  for (const text of [
    'a: "',
    'opea_micro_services: {a: {port: }}\nopea_mega_service:\n  mega_flow: [a >>',
    '',
  ]) {
    for (const marker of markersOf(text, compile(text).diagnostics)) {
      const isEmpty =
        marker.startLineNumber === marker.endLineNumber && marker.startColumn === marker.endColumn
      expect(isEmpty && marker.startColumn > 1, JSON.stringify([text, marker])).toBe(false)
    }
  }
})
