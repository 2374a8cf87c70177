// Words that every object of JavaScript has by birth, as names in a document: they mean what any other word means.

import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { compile, emit } from '../../index'

const WORDS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__']

type Fields = Record<string, unknown>

/** Documents that are fine whatever the word; `<word>` as a key of its own. */
const PLACES: Record<string, (word: string) => Fields> = {
  'a reference in the model': (word) => ofService({ model: `\${${word}}` }),
  'a reference in the image': (word) => ofService({ image: `\${${word}:-me/x}` }),
  'a reference in an argument': (word) => ofService({ args: [`\${${word}:-x}`] }),
  'a reference in a value': (word) => ofService({ environment: own('VALUE', `\${${word}}`) }),
  'a reference as the endpoint': (word) => ofService({ endpoint: `\${${word}}` }),
  'a reference as the host': (word) => ofService({ endpoint: `http://\${${word}:-far.example.com}/v1` }),
  'a password': (word) => ofService({ endpoint: `http://me:\${${word}}@far.example.com/v1` }),
  'the key': (word) => ofService({ endpoint: 'https://far.example.com/v1', api_key: `\${${word}}` }),
  'a variable': (word) => ofService({ environment: own(word, 'x') }),
  'a variable passed through': (word) => ofService({ environment: own(word, null) }),
  'a value': (word) => ofService({ environment: own('VALUE', word) }),
  'the scheme': (word) => ofService({ endpoint: `${word}://far.example.com/v1` }),
  'the kind': (word) => ofService({ kind: word }),
  'the platform': (word) => ofService({ platform: word }),
  'the memory': (word) => ofService({ resources: { memory: `1${word}` } }),
  'a key': (word) => ofService(own(word, 'x')),
  'a resource': (word) => ofService({ resources: own(word, 'x') }),
  'a use': (word) => ofService({ uses: [word] }),
  'the condition': (word) => ofService({ condition: `${word}==${word}` }),
  'the name of a service': (word) => pipeline(own(word, { kind: 'llm' }), [word]),
  'the name of a server': (word) =>
    pipeline({ ...own('chat', { kind: 'llm', uses: [word] }), ...own(word, { kind: 'tgi' }) }, ['chat']),
  'the name in a rule': (word) => pipeline({ chat: { kind: 'llm' } }, [`chat >> ${word}`]),
  'a position': (word) => ({ ...ofService({}), 'x-layout': own(word, [1, 2]) }),
  'a key of the application': (word) => ({ ...ofService({}), opea_mega_service: own(word, 'x') }),
  'the name of the application': (name) => ({
    ...ofService({}),
    opea_mega_service: { name, mega_flow: ['chat'] },
  }),
  'a key at the top': (word) => ({ ...ofService({}), ...own(word, 'x') }),
  'a kind of one’s own': (word) => ofKind(word, {}),
  'an adapter': (word) => ofKind('mine', { call: { port: 80, endpoint: '/v1', adapter: word } }),
  'a protocol': (word) => ofKind('mine', { call: { port: 80, endpoint: '/v1', protocol: word } }),
  'a slot': (word) =>
    ofKind('mine', { slots: [{ name: word, help: 'x', kinds: ['tgi'], required: true, environment: [] }] }),
  'the kind in a slot': (word) =>
    ofKind('mine', { slots: [{ name: 'server', help: 'x', kinds: [word], required: true }] }),
  'a placeholder': (word) => ofKind('mine', { container: { image: 'me/x', command: [`{${word}:${word}}`] } }),
  'a model’s variable': (word) =>
    ofKind('mine', {
      container: { image: 'me/x', command: ['{model}'] },
      model: { variable: word, default: 'me/model' },
    }),
  'an index’ variable': (word) => ofKind('mine', { index: { variable: word, default: 'x' } }),
}

/** One property that is an object’s own, whatever it is called. */
function own(key: string, value: unknown): Fields {
  return Object.fromEntries([[key, value]])
}

function pipeline(services: Fields, mega_flow: string[]): Fields {
  return { opea_micro_services: services, opea_mega_service: { name: 'app', mega_flow } }
}

function ofService(fields: Fields): Fields {
  return pipeline({ first: { kind: 'guardrails' }, chat: { kind: 'llm', ...fields } }, ['first >> chat'])
}

function ofKind(id: string, fields: Fields): Fields {
  const call = { port: 80, endpoint: '/v1', adapter: 'custom' }
  return {
    ...pipeline({ chat: { kind: id } }, ['chat']),
    'x-kinds': own(id, { call, container: { image: 'me/x' }, ...fields }),
  }
}

/** A word as long, of the same kinds of characters, that no object knows. */
const harmless = (word: string) => word.replace(/[a-z]/g, 'q').replace(/[A-Z]/g, 'Q')

/**
 * All that is said and made, by lines, with the harmless word in the place of the word, also where that is a label or a
 * variable by now; of findings, which and where: messages know words by their likeness.
 */
function madeOf(document: Fields, word: string): string[] {
  const text = stringify(document)
  const told = compile(text).diagnostics
  const made = ['compose', 'gmc', 'python'].map((target) => emit(text, target))
  const findings = [...told, ...made.flatMap(({ diagnostics }) => diagnostics)]
  const codes = findings.map(({ code, path }) => [code, ...path].join(' '))
  const files = made.flatMap(({ files }) => files.flatMap(({ path, text }) => [path, ...text.split('\n')]))
  const letters = new RegExp(word.replaceAll('_', ''), 'gi')
  return [...codes, ...files].map((line) => line.replace(letters, harmless).replace(/(digest:) \w+/, '$1'))
}

test.each(Object.entries(PLACES))('%s', (_place, documentOf) => {
  for (const word of WORDS) {
    const usual = madeOf(documentOf(harmless(word)), word)
    expect(madeOf(documentOf(word), word)).toEqual(usual)
  }
})
