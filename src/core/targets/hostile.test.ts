// Names and values that try to be more than that, in every place of a document, in every target: what comes out has
// the same shape as with a harmless word, or the document is refused. Shells and Python read it again.

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, describe, expect, test } from 'vitest'
import { parse, parseAllDocuments, stringify } from 'yaml'
import { emit } from '../../index'
import { hash } from '../plan/names'

const SHELL = [
  "'; touch PWNED; '",
  '"; touch PWNED; "',
  '$(touch PWNED)',
  '`touch PWNED`',
  '& touch PWNED',
  '| touch PWNED',
]
const BREAKS = [
  'a\ntouch PWNED\n',
  'a\r\nservices: {}',
  'a\rb',
  'a\u2028b',
  'a\u0085b',
  '---\nservices: {}',
  'x\n```\ntouch PWNED',
]
const REFERENCES = [
  '${PATH}',
  '$HOME',
  '${X:-}}',
  '${X:-{}}',
  '${X:?no}',
  '$$',
  '$',
  'a$',
  '${X:-a\nb}',
  '${',
  '{model}',
  '{url:server}',
]
const YAML = [
  '*alias',
  '&anchor',
  '!!python/object x',
  '- x',
  'a: b',
  'a #b',
  '@x',
  '%x',
  '|',
  '>',
  '<<',
  '=',
  '{a: b}',
  '[a]',
  'yes',
  '0755',
  '12:30',
  '1e3',
  'null',
  '~',
  '...',
]
const CODE = [
  "'",
  '"',
  '\\',
  '\\n',
  '"""',
  "'''",
  "__import__('os').system('touch PWNED')",
  '" + exit(1) + "',
  '{x}',
  '%s',
  '\\N{DIGIT ONE}',
  '# x',
]
const TEXT = [
  '</script><script>alert(1)</script>',
  '<!-- x -->',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '\u001b[31m',
  '\ufeffx',
  '😀',
  '\ud800',
  ' x ',
  '\tx',
  '..',
  '../../etc/passwd',
  '?a=b#c',
]
const HOSTILE = [...SHELL, ...BREAKS, ...REFERENCES, ...YAML, ...CODE, ...TEXT]

/** Each by itself where a place takes one at a time, and the rest together. */
const ALONE = [...SHELL, ...BREAKS, ...REFERENCES, ...CODE, YAML.join(' '), TEXT.join(' ')]

type Fields = Record<string, unknown>
type Document = Record<string, Fields>

/** Places of a service: all texts at once, each in a service of its own. */
const SERVICES: Record<string, (text: string) => Fields> = {
  'the model': (model) => ({ model }),
  'the image': (image) => ({ image }),
  'the endpoint': (text) => ({ endpoint: `/${text}` }),
  'the URL': (text) => ({ endpoint: `https://far.example.com/${text}` }),
  'the host': (text) => ({ endpoint: `https://${text}.example.com/v1/chat/completions` }),
  'a value': (VALUE) => ({ environment: { VALUE } }),
  'a variable': (name) => ({ environment: { [asKey(name)]: 'x' } }),
  'a variable passed through': (name) => ({ environment: { [asKey(name)]: null } }),
  'an argument': (text) => ({ args: ['--x', text] }),
  'the condition': (text) => ({ condition: `a==${text}` }),
  'the key': (api_key) => ({ endpoint: 'https://far.example.com/v1/chat/completions', api_key }),
  'the memory': (memory) => ({ resources: { memory } }),
}

/** `<<` as a key is a merge, and no name. */
const asKey = (name: string) => name.replace('<<', '< <')

/** Places of a kind of the document’s own, likewise. */
const KINDS: Record<string, (text: string) => Fields> = {
  'a container': (text) => ({
    container: { image: text, command: [text], volumes: [`data:/${text}`], shm: text },
  }),
  'a variable of a kind': (text) => ({
    container: {
      image: 'me/x',
      environment: [
        { name: 'A', value: text, help: text },
        { name: 'B', required: false, help: text },
      ],
    },
  }),
  'a health check': (text) => ({
    container: { image: 'me/x', health: { run: ['CMD-SHELL', text], every: 1, timeout: 1, retries: 1 } },
  }),
  'words about a kind': (text) => ({
    container: { image: 'me/x', command: ['{model}'] },
    title: text,
    help: text,
    model: { variable: 'M', default: text, gated: true },
  }),
  'the endpoint of a kind': (text) => ({
    call: { port: 80, endpoint: `/${text}`, adapter: 'custom' },
    container: { image: 'me/x' },
  }),
}

/** Places that there is one of. */
const APPLICATION: Record<string, (text: string) => Fields> = {
  'the name': (name) => ({ name }),
  'the application’s endpoint': (text) => ({ endpoint: `/${text}` }),
  'the registry': (registry) => ({ registry }),
  'the tag': (tag) => ({ tag }),
  'the namespace': (namespace) => ({ namespace }),
}

function ofServices(fields: (text: string) => Fields, texts: readonly string[]): Document {
  const entries = texts.map((text, index): [string, Fields] => [
    `s${index}`,
    { kind: 'vllm-chat', ...fields(text) },
  ])
  return inARow(entries)
}

function ofKinds(fields: (text: string) => Fields, texts: readonly string[]): Document {
  const kinds = texts.map((text, index) => [
    `dataprep-${index}`,
    { call: { port: 80, endpoint: '/v1/x' }, ...fields(text) },
  ])
  const services = texts.map((_, index): [string, Fields] => [`s${index}`, { kind: `dataprep-${index}` }])
  return { ...inARow(services), 'x-kinds': Object.fromEntries(kinds) }
}

function inARow(services: [string, Fields][]): Document {
  const mega_flow = [services.map(([name]) => name).join(' >> ')]
  return { opea_micro_services: Object.fromEntries(services), opea_mega_service: { name: 'app', mega_flow } }
}

/** What a target makes of it, by file, and who is to blame where it makes nothing. */
function made(document: Document, target: string) {
  // a line of comment may hold anything but a line break
  const comment = `# ${HOSTILE.join(' ').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')}\n`
  const { files, diagnostics } = emit(comment + stringify(document), target)
  const wrong = diagnostics.filter(({ severity }) => severity === 'error').map(({ path }) => String(path[1]))
  return { files: new Map(files.map(({ path, text }) => [path, text])), wrong: new Set(wrong) }
}

/** A value without its texts: keys, lengths, types. Where the text is a key, keys do not count. */
function shape(value: unknown, isKey: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => shape(one, isKey))
  if (typeof value !== 'object' || value === null) return typeof value
  const all = Object.entries(value).map(([key, inner]) => [isKey ? '' : key, shape(inner, isKey)] as const)
  return isKey ? all.map(([, inner]) => hash(JSON.stringify(inner))).sort() : Object.fromEntries(all)
}

const RESET = { tag: '!reset', resolve: () => 'reset' }

/** As readers of YAML 1.2 and 1.1 see it, and a third one. */
function shapesOf(text: string, isKey: boolean): unknown[] {
  const options = { merge: true, customTags: [RESET], uniqueKeys: true }
  const documents = parseAllDocuments(text, options) as { toJS(): unknown; errors: unknown[] }[]
  const read = documents.map(({ toJS, errors }, index) => [errors, toJS.call(documents[index])])
  if (documents.length === 1) read.push([parse(text, { ...options, version: '1.1' })])
  if (documents.length === 1 && !text.includes('!reset')) read.push([load(text)])
  return read.map((one) => shape(one, isKey))
}

const IS_KEY = /^a variable|^the name/

/** Scripts and programs, each with what it is when all is harmless: read once more, at the end. */
const scripts = new Map<string, { label: string; plain: string }>()
const programs = new Map<string, { label: string; plain: string }>()

/** Files with hostile words are as those with harmless ones. */
function compare(label: string, files: ReadonlyMap<string, string>, usual: ReadonlyMap<string, string>) {
  const isKey = IS_KEY.test(label)
  expect([label, ...files.keys()]).toEqual([label, ...usual.keys()])
  for (const [path, text] of files) {
    const plain = usual.get(path)!
    if (text === plain) continue
    if (path.endsWith('.yaml'))
      expect([label, path, ...shapesOf(text, isKey)]).toEqual([label, path, ...shapesOf(plain, isKey)])
    if (path === '.env.example') expect([label, ...settings(text)]).toEqual([label, ...settings(plain)])
    if (path.endsWith('.py')) programs.set(text, { label, plain })
    if (path === 'try.sh') scripts.set(text, { label, plain })
    if (path === 'README.md') scripts.set(commandsOf(text), { label, plain: commandsOf(plain) })
  }
}

describe.each(['compose', 'gmc', 'python'])('%s', (target) => {
  test.each([
    ...Object.entries(SERVICES).map((one) => [...one, ofServices] as const),
    ...Object.entries(KINDS).map((one) => [...one, ofKinds] as const),
  ])('%s', (place, fields, documentOf) => {
    // a reference is no text: it brings a variable of its own, where a program asks for it
    const isAsked = /^the (?:model|URL|host)$/.test(place)
    let texts = HOSTILE.filter((text) => !isAsked || !/\$\{\w+(?::-[^{}$]*)?\}/.test(text))
    for (;;) {
      const { files, wrong } = made(documentOf(fields, texts), target)
      const plain = made(
        documentOf(
          fields,
          texts.map((_, index) => `plain${index}`),
        ),
        target,
      )
      if (wrong.size === 0) return compare(place, files, plain.files)
      if (plain.wrong.size > 0) return // such a place is refused, whatever it holds
      const left = texts.filter((_, index) => !wrong.has(`s${index}`) && !wrong.has(`dataprep-${index}`))
      expect(left.length, [...wrong].join()).toBeLessThan(texts.length)
      texts = left
    }
  })

  test.each(Object.entries(APPLICATION))('%s', (place, fields) => {
    const documentOf = (text: string) => {
      const document = inARow([
        ['mine', { image: 'opea/mine', kind: 'custom' }],
        ['retriever', {}],
        ['llm', {}],
      ])
      return { ...document, opea_mega_service: { ...document.opea_mega_service, ...fields(text) } }
    }
    const plain = made(documentOf('plain'), target).files
    for (const text of ALONE) {
      const { files } = made(documentOf(text), target)
      if (files.size > 0) compare(`${place} ${JSON.stringify(text)}`, files, plain)
    }
  })
})

/** What .env.example sets: nothing but what has to be filled in, and the references of the text itself. */
function settings(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)
  return lines.filter((line) => !/^#|^$|^(?:X|PATH)=$/.test(line))
}

/** The blocks of a README that a person copies. */
function commandsOf(text: string): string {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block).join('')
}

describe('read again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'megaflow-hostile-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Runs a script with a docker, a curl and a kubectl that only tell what they were given. */
  function run(script: string): { words: string[]; error: string } {
    const file = join(folder, 'try.sh')
    writeFileSync(file, script)
    const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, TOLD: join(folder, 'told') }
    writeFileSync(env.TOLD, '')
    const { stderr, status } = spawnSync('sh', [file], { cwd: folder, env, encoding: 'utf8', input: '' })
    return { words: readFileSync(env.TOLD, 'utf8').split('\0'), error: status === 0 ? '' : stderr }
  }

  test.skipIf(spawnSync('sh', ['-c', ':']).status !== 0)(
    'shells do what they do with a harmless word',
    () => {
      const tell = `#!/bin/sh\nprintf '%s\\0' "$@" >>"$TOLD"\n`
      writeFileSync(join(folder, 'docker'), `${tell}case "$*" in *' port '*) echo 0.0.0.0:80;; esac\n`)
      writeFileSync(join(folder, 'curl'), `${tell}printf '\\n200'\n`)
      writeFileSync(join(folder, '.env.example'), '')
      writeFileSync(join(folder, 'kubectl'), tell)
      for (const name of ['docker', 'curl', 'kubectl']) chmodSync(join(folder, name), 0o755)
      expect(scripts.size).toBeGreaterThan(50)
      for (const [script, { label, plain }] of scripts) {
        const [done, usual] = [run(script), run(plain)]
        expect([label, done.error, done.words.length]).toEqual([label, '', usual.words.length])
        expect(
          readdirSync(folder).filter((name) => /PWNED/.test(name)),
          label,
        ).toEqual([])
      }
    },
  )

  test.skipIf(spawnSync('python3', ['-V']).status !== 0)('Python sees the same program', () => {
    const pairs = [...programs].map(([text, { label, plain }]) => [label, text, plain])
    expect(pairs.length).toBeGreaterThan(40)
    const input = JSON.stringify(pairs)
    const { stdout, stderr } = spawnSync('python3', ['-c', SAME_PROGRAM], { input, encoding: 'utf8' })
    expect([stderr, stdout]).toEqual(['', '[]\n'])
  })
})

/** Programs differ in the texts of constants alone. */
const SAME_PROGRAM = `
import ast, json, sys

def shape(text):
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)

def differs(text, plain):
    try:
        return shape(text) != shape(plain)
    except (SyntaxError, ValueError) as error:
        return str(error)

print([(label, differs(text, plain)) for label, text, plain in json.load(sys.stdin) if differs(text, plain)])
`
