// The text of the program: what it contains for which graph, and how it spells what a document may hold.
// That it does what it should is tried on the real opea-comps by conformance/python.

import { describe, expect, it, test } from 'vitest'
import { ADAPTERS } from './adapters'
import type { Adapter } from './adapters/adapter'
import { chains, inOrder } from './graph'
import { HELPERS } from './helpers'
import { type Megaservice, type MegaserviceNode, megaserviceProgram } from './program'
import { literal, variables } from './python'

function node(name: string, adapter: string, more: Partial<MegaserviceNode> = {}): MegaserviceNode {
  const variable = name.toUpperCase().replace(/\W/g, '_')
  const place = { host: 'localhost', port: 8080, path: '/v1/x', secure: false, model: null, apiKey: null }
  return { name, adapter, variable, ...place, ...more }
}

function program(
  nodes: MegaserviceNode[],
  edges: [string, string][],
  more: Partial<Megaservice> = {},
): string {
  return megaserviceProgram({ name: 'chat', endpoint: '/v1/chat', port: 8888, nodes, edges, ...more })
}

/** One service after another: `name:adapter`. */
function line(...steps: string[]): string {
  const nodes = steps.map((step) => node(...(step.split(':') as [string, string])))
  return program(
    nodes,
    nodes.slice(1).map(({ name }, index) => [nodes[index]!.name, name]),
  )
}

const DIAMOND = program(
  ['s1', 's2', 's3', 's4', 's5'].map((name) => node(name, 'custom')),
  [
    ['s1', 's2'],
    ['s5', 's2'],
    ['s2', 's3'],
    ['s2', 's4'],
    ['s3', 's4'],
  ],
)

const PROGRAMS = {
  direct: line('embed:tei-embed', 'retriever:retriever', 'rerank:tei-rerank', 'llm:vllm-chat'),
  wrappers: line('embedding:embedding', 'retriever:retriever', 'reranking:reranking', 'llm:llm'),
  guarded: line('guard:guardrails', 'llm:llm'),
  mixed: line('first:custom', 'llm:llm', 'last:custom'),
  search: line('embedding:embedding', 'retriever:retriever'),
  diamond: DIAMOND,
}

/** The lines of build() that add a service or an edge, in their order. */
const built = (text: string): string[] =>
  [...text.matchAll(/^ {4}flow\.(add|flow_to)\((.*)\)$/gm)].map(([, method, args]) => `${method} ${args}`)

const classes = (text: string): string[] => [...text.matchAll(/^class (\w+)/gm)].map((match) => match[1]!)

describe('a graph', () => {
  it('of mega_service.yaml is added from its roots on', () => {
    expect(built(DIAMOND)).toEqual([
      ...['add s1', 'add s5', 'add s2', 'add s3', 'add s4'],
      ...['flow_to s1, s2', 'flow_to s5, s2', 'flow_to s2, s3', 'flow_to s2, s4', 'flow_to s3, s4'],
    ])
    expect(DIAMOND).toContain('    s1 >> s2 >> s3 >> s4\n    s5 >> s2 >> s4\n')
  })

  it('is the same program whatever the order of its edges', () => {
    const nodes = ['a', 'b', 'c'].map((name) => node(name, 'custom'))
    const edges: [string, string][] = [
      ['a', 'c'],
      ['a', 'b'],
      ['b', 'c'],
    ]
    expect(built(program(nodes, edges))).toEqual(built(program(nodes, edges.toReversed())))
    expect(program(nodes, edges)).toBe(program(nodes, edges))
  })

  test.each<[string, string[], [string, string][], string[], string[]]>([
    ['keeps the order given', ['b', 'a'], [], ['b', 'a'], ['b', 'a']],
    ['puts what comes first first', ['b', 'a'], [['a', 'b']], ['a', 'b'], ['a >> b']],
    ['survives a cycle', ['a', 'b'], [['a', 'b'], ['b', 'a']], ['a', 'b'], ['a >> b >> a']], // biome-ignore format: a table
  ])('%s', (_, names, edges, order, drawn) => {
    expect(inOrder(names, edges)).toEqual(order)
    expect(chains(order, edges).map((chain) => chain.join(' >> '))).toEqual(drawn)
  })

  it('breaks a long flow into lines', () => {
    const text = line(...Array.from({ length: 30 }, (_, index) => `service-${index}:custom`))
    expect(text.split('\n').every((each) => each.length <= 120)).toBe(true)
    expect(text).toMatch(/^ {7} >> service-\d+/m)
  })
})

describe('what a program holds', () => {
  const base = ['Chat', 'Adapter', 'Orchestrator']
  test.each<[keyof typeof PROGRAMS, string[]]>([
    ['direct', [...base, 'TeiEmbed', 'Retriever', 'TeiRerank', 'ChatModel']],
    ['wrappers', [...base, 'Embedding', 'Retriever', 'Reranking', 'ChatModel']],
    ['guarded', [...base, 'Guardrails', 'ChatModel']],
    ['mixed', [...base, 'Custom', 'ChatModel']],
    ['search', [...base, 'Embedding', 'Retriever']],
    ['diamond', ['Orchestrator']],
  ])('%s: the adapters of its services and no other', (name, wanted) => {
    expect(classes(PROGRAMS[name]).toSorted()).toEqual(wanted.toSorted())
  })

  test.each(Object.entries(PROGRAMS))('%s: every import is used', (_, text) => {
    const body = text.slice(text.indexOf('\nNAME = '))
    const imports = text.slice(text.indexOf('import '), text.indexOf('\nNAME = '))
    const names = imports.replace(/^(from \S+ )?import|[(),]/gm, ' ').match(/\w+/g)!
    for (const name of names) expect(body, name).toMatch(new RegExp(`\\b${name}\\b`))
  })

  test.each(Object.entries(PROGRAMS))('%s: nothing that compose or an editor stumbles over', (_, text) => {
    for (const trap of [/[$\t\r]/, /[ ]$/m, /\n{4}/, /\n\n$/, /[^\n]$/])
      expect(trap.exec(text)?.[0]).toBeUndefined()
    expect(text.split('\n').filter((each) => each.length > 120)).toEqual([])
  })

  test.each(Object.entries<Adapter>(ADAPTERS))('%s has what the table says', (_, adapter) => {
    // the members of ServiceType in opea-comps 1.2 (comps/cores/mega/constants.py)
    expect(
      'EMBEDDING RETRIEVER RERANK LLM ASR TTS GUARDRAIL UNDEFINED LVM WEB_RETRIEVER'.split(' '),
    ).toContain(adapter.serviceType)
    expect(adapter.source).toMatch(new RegExp(`^class ${adapter.python}\\(Adapter\\):\\n`))
    expect(/def token\(/.test(adapter.source)).toBe(adapter.streams !== undefined)
    expect(/def (blocks|reply)\(/.test(adapter.source)).toBe(adapter.speaks === true)
    expect(/self\.model/.test(adapter.source)).toBe(adapter.sendsModel === true)
    expect(/def read\(|\bsends =/.test(adapter.source)).toBe(adapter.converts === true)
    const read = new Set(
      [...adapter.source.matchAll(/\bchat\.(audio|images|links)\b/g)].map(([, name]) => name),
    )
    expect(new Set(adapter.takes)).toEqual(read)
    const source = `${adapter.source}${adapter.sighted ?? ''}`
    const called = Object.keys(HELPERS).filter((helper) => new RegExp(`\\b${helper}\\(`).test(source))
    expect(adapter.helpers.toSorted()).toEqual(called.toSorted())
  })

  test.each(Object.keys(ADAPTERS))('%s alone: what it uses is there, and nothing else', (name) => {
    const text = line(`a:${name}`, 'llm:llm', 'b:retriever')
    const body = text.slice(text.indexOf('\nNAME = '))
    const imports = text.slice(text.indexOf('import '), text.indexOf('\nNAME = '))
    const names = imports.replace(/^(from \S+ )?import|[(),]/gm, ' ').match(/\w+/g)!
    for (const one of names) expect(body, one).toMatch(new RegExp(`\\b${one}\\b`))
    for (const module of ['ast', 'base64', 're', 'asyncio', 'HTTPException', 'StreamingResponse'])
      if (new RegExp(`\\b${module}\\b[.(]`).test(body)) expect(names).toContain(module)
    for (const helper of Object.keys(HELPERS))
      if (new RegExp(`\\b${helper}\\(`).test(body)) expect(body).toContain(`\ndef ${helper}(`)
    expect(body.split('\n').filter((each) => each.length > 120)).toEqual([])
    expect(body).not.toMatch(/\n{4}|[ ]$/m)
  })

  test.each<[string, string[], RegExp[], RegExp[]]>([
    ['a model at the end streams', ['a:whisper-asr', 'b:llm'], [/import asyncio/, /answer is a stream/], []],
    ['a model before another service does not', ['a:llm', 'b:tts'], [], [/asyncio/, /answer is a stream/]],
    ['a refusal is a text', ['a:guardrails', 'b:text2image'], [/answer is a stream/], [/asyncio/]],
    ['the first may have a word of its own', ['a:text2image'], [/\("prompt",\)/], []],
    ['which counts for no other', ['a:llm', 'b:text2image'], [], [/"prompt",\)/]],
    ['sound and files', ['a:asr', 'b:llm-docsum'], [/Sound comes/, /text and sound in files/], [/Images/]],
    ['images', ['a:lvm'], [/Images come as "image": base64 or a URL/], [/Sound/, /form/]],
    [
      'who may refuse stops others',
      ['a:guardrails', 'b:llm'],
      [/import re\n/, /def blocks\(/, /stopped/],
      [],
    ],
    [
      'and nobody else does',
      ['a:asr', 'b:llm-docsum'],
      [/def reply\(/],
      [/import re\n/, /def blocks\(/, /stopped/],
    ],
  ])('%s', (_, steps, there, absent) => {
    const text = line(...steps)
    for (const part of there) expect(text).toMatch(part)
    for (const part of absent) expect(text).not.toMatch(part)
  })

  it('is an error for an adapter that does not exist', () => {
    expect(() => line('a:nothing')).toThrow('no adapter "nothing"')
  })
})

describe('what a document may hold', () => {
  test.each([
    ['plain', '"plain"'],
    ['a "quoted" text', `'a "quoted" text'`],
    [`"both" kinds' quotes`, `"\\"both\\" kinds' quotes"`],
    ['back\\slash', '"back\\\\slash"'],
    ['line\nline\r\n\ttab', '"line\\nline\\r\\n\\ttab"'],
    ['${HOME} $x', '"\\x24{HOME} \\x24x"'],
    ['{braces} %s #no comment', '"{braces} %s #no comment"'],
    ['größe 漢字 😀', '"größe 漢字 😀"'],
    ['\0\x1b\x7f\x85\u00a0', '"\\x00\\x1b\\x7f\\x85\\xa0"'],
    ['\u200b\u2028\u202e\ufeff', '"\\u200b\\u2028\\u202e\\ufeff"'],
    ['\ud83d', '"\\ud83d"'],
    ['\u{e0001}', '"\\U000e0001"'],
    ['', '""'],
  ])('%j is spelled as a literal', (text, python) => {
    expect(literal(text)).toBe(python)
  })

  it('names that Python cannot take become variables of their own', () => {
    const names = ['class', '2nd', 'a-b', 'a.b', 'a_b', 'flow', 'os', 'ChatModel', 'print', '_', '__debug__']
    const made = variables(names, new Set(['flow', 'os', 'ChatModel']))
    expect([...made.values()]).toEqual([
      ...[
        'class_2',
        '_2nd',
        'a_b',
        'a_b_2',
        'a_b_3',
        'flow_2',
        'os_2',
        'ChatModel_2',
        'print',
        '_',
        '__debug___2',
      ],
    ])
  })

  it('a name stays as it is beside its variable', () => {
    const text = line('my.llm:llm', 'class:custom')
    expect(text).toContain('my_llm = MicroService(\n        name="my.llm",')
    expect(text).toContain('class_2 = MicroService(\n        name="class",')
    expect(text).toContain('flow.flow_to(my_llm, class_2)')
  })

  it('nothing ends the docstring', () => {
    const text = program([node('a', 'custom')], [], { name: '"""\nimport evil #\\' })
    expect(text).toMatch(/^"""[^"\\]*: an OPEA megaservice, made by Megaflow\.\n/)
    expect(text).toContain('NAME = ')
    expect(text.split('\n')).not.toContain('import evil #\\')
  })

  it('where a service is, what model it has and which key it wants', () => {
    const model = { variable: 'LLM_MODEL_ID', default: ['org/model "x"'] }
    const far = {
      host: 'far.example.com',
      port: 443,
      path: '/v1/"$"',
      secure: true,
      apiKey: 'FAR_KEY',
      model,
    }
    const text = program([node('far', 'vllm-chat', { ...far, variable: 'FAR' })], [])
    for (const part of [
      'protocol="https",',
      'host=os.getenv("FAR_SERVICE_HOST_IP", "far.example.com"),',
      'port=int(os.getenv("FAR_SERVICE_PORT", "443")),',
      `endpoint='/v1/"\\x24"',`,
      `ChatModel(model=os.getenv("LLM_MODEL_ID", 'org/model "x"'), api_key=os.getenv("FAR_KEY"))`,
    ]) {
      expect(text).toContain(part)
    }
    expect(PROGRAMS.direct).not.toContain('protocol=')
    expect(PROGRAMS.direct).not.toContain('api_key=os')
    expect(program([node('a', 'custom', { apiKey: 'KEY' })], [])).toContain(
      'flow.add(a, api_key=os.getenv("KEY"))',
    )
  })

  it('where variables of the document say where it is, the URL is taken apart at start', () => {
    const url = [
      'https://',
      { variable: 'FAR_HOST', default: null },
      ':',
      { variable: 'P', default: '8443' },
      '/v1',
    ]
    const model = { variable: 'FAR_MODEL_ID', default: ['me/', { variable: 'SIZE', default: '7b' }] }
    const text = program([node('far', 'llm', { url, model }), node('host', 'llm')], [])
    for (const part of [
      'from urllib.parse import urlsplit\n',
      'raise ValueError(f"{url!r} is no URL")',
      'host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname',
      'scheme, host, port, path = split("https://" + os.environ["FAR_HOST"] + ":" + os.getenv("P", "8443") + "/v1")',
      'protocol=scheme,',
      'host=os.getenv("FAR_SERVICE_HOST_IP", host),',
      'port=int(os.getenv("FAR_SERVICE_PORT", port)),',
      'endpoint=path,',
      'ChatModel(model=os.getenv("FAR_MODEL_ID", "me/" + os.getenv("SIZE", "7b")))',
      'host_2 = MicroService(',
    ]) {
      expect(text).toContain(part)
    }
    expect(PROGRAMS.direct).not.toContain('urlsplit')
  })

  it('a model is not told to a service that does not ask for it', () => {
    const model = { variable: 'M', default: ['m'] }
    expect(program([node('e', 'embedding', { model })], [])).toContain('flow.add(e, Embedding())')
  })
})
