// The data of a random pipeline: services with odd names, flows of every kind, layout, keys nobody knows.

import { Anchored, type Data, Pairs, Raw } from './data'
import type { Dice } from './dice'

type Invented = { data: Pairs; features: Set<string> }

const FLOW_NAMES = [
  'a',
  'embedding',
  'retriever',
  'llm',
  'b',
  'reranking',
  'guard',
  'my.svc',
  '8080',
  'x_1-y',
  '__proto__',
  'constructor',
  '007',
  'no',
]
const BACKING_NAMES = ['tgi', 'redis', 'tei', 'vllm-service']
const ODD_NAMES = ['my svc', 'a>b', 'true', '-x', 'toString']
const KINDS = ['custom', 'llm', 'embedding', 'tgi', 'redis-vector-db', 'retriever', 'nosuchkind', 'dataprep']
const TEXTS = [
  'BAAI/bge-base',
  'a: b',
  'x # y',
  "it's",
  'say "hi"',
  ' lead',
  'two  words in a row',
  '${M:-d}',
  '',
]
const VALUES = ['v', '1.10', '0755', 'no', 'null', 'a b c d e f', 'x: y', '# z', 'línea', 'two\nlines\n', '']

/** Services, flow and the rest; features are what the counts table tells apart. */
export function invent(dice: Dice): Invented {
  const features = new Set<string>()
  const flowNames = dice.some(FLOW_NAMES, 22)
  const names = [...flowNames, ...dice.some(BACKING_NAMES, 18)]
  if (dice.chance(8)) names.push(dice.one(ODD_NAMES))
  if (names.some((name) => !/^[A-Za-z]\w*$/.test(name))) features.add('odd names')
  const shared = dice.chance(24) ? dice.one(['merge', 'alias', 'anchored']) : null
  if (shared) features.add(shared)
  const services = names.map((name): [string, Data] => [
    name,
    service(dice, names, name, features, dice.chance(50) ? shared : null),
  ])
  if (dice.chance(2) && services.length > 0) {
    services.push([services[0]![0], new Raw('')])
    features.add('duplicate')
  }
  const top: [string, Data][] = []
  if (shared) top.push(['x-defaults', new Anchored('base', new Pairs(keys(dice, names, features)))])
  if (dice.chance(90) || services.length > 0)
    top.push(['opea_micro_services', services.length > 0 ? new Pairs(services) : new Raw('')])
  const mega = application(dice, flowNames, features)
  if (mega) top.splice(dice.chance(20) ? 0 : top.length, 0, ['opea_mega_service', mega])
  const rest = top.findIndex(([, value]) => value instanceof Anchored)
  if (rest > 0) top.unshift(...top.splice(rest, 1))
  if (dice.chance(30)) top.push(['x-layout', layout(dice, names)])
  if (dice.chance(10))
    top.push(['extra', new Pairs([['deep', [['x', 'y'], new Pairs([['k', new Raw('1')]])]]])])
  return { data: new Pairs(top), features }
}

function service(
  dice: Dice,
  names: string[],
  name: string,
  features: Set<string>,
  shared: string | null,
): Data {
  if (shared === 'alias') return new Raw('*base')
  const isNull = dice.chance(12)
  if (isNull) features.add('null service')
  if (isNull) return new Raw(dice.one(['', 'null', '~', '{}']))
  const list = keys(dice, names, features)
  if (shared === 'merge') list.splice(dice.roll(list.length + 1), 0, ['<<', new Raw('*base')])
  const pairs = new Pairs(list.length > 0 ? list : [['endpoint', `/v1/${name.replace(/[^\w]/g, '')}`]])
  if (shared !== 'anchored') return pairs
  if (features.has('own anchor')) {
    // the anchor is not to lose who uses it
    features.add('used anchor')
    return dice.chance(50) ? new Raw('*own') : new Pairs([['<<', new Raw('*own')], ...list])
  }
  features.add('own anchor')
  return new Anchored('own', pairs)
}

function keys(dice: Dice, names: string[], features: Set<string>): [string, Data][] {
  const list: [string, Data][] = []
  if (dice.chance(35)) list.push(['kind', dice.one(KINDS)])
  if (dice.chance(45))
    list.push([
      'endpoint',
      dice.one(['/v1/embeddings', '/other', '/v1/rerank', 'https://h.example.com/v1/chat/completions']),
    ])
  if (dice.chance(45))
    list.push(['port', dice.one<Data>([new Raw('6000'), new Raw('7001'), '7002', new Raw('0x1F40')])])
  if (dice.chance(30)) list.push(['model', dice.one(TEXTS)])
  if (dice.chance(35)) list.push(['uses', uses(dice, names)])
  if (dice.chance(30)) list.push(['environment', environment(dice, features)])
  if (dice.chance(15)) list.push(['args', dice.some<Data>(['--x', new Raw('4096'), 'a, b', '# c'], 50)])
  if (dice.chance(12))
    list.push([
      'resources',
      new Pairs([
        ['cpus', new Raw('4')],
        ['memory', '8Gi'],
      ]),
    ])
  if (dice.chance(12)) list.push(['x-note', new Pairs([['by', ['me', new Pairs([['n', new Raw('1')]])]]])])
  if (dice.chance(10)) list.push(['prot', new Raw('9000')])
  if (list.some(([key]) => key === 'x-note' || key === 'prot')) features.add('unknown keys')
  return dice.chance(20) ? list.toReversed() : list
}

function uses(dice: Dice, names: string[]): Data {
  if (dice.chance(6)) return new Raw('')
  const some = names.filter((name) => /^[a-z]/.test(name) && dice.chance(25))
  return dice.chance(5) ? [...some, 'ghost'] : some
}

function environment(dice: Dice, features: Set<string>): Data {
  if (dice.chance(4)) {
    features.add('environment list')
    return ['A=b']
  }
  const names = dice.some(['A', 'LOG.LEVEL', 'INDEX_NAME', '8', '__proto__', 'constructor'], 45)
  if (names.includes('LOG.LEVEL')) features.add('dotted environment')
  return new Pairs(
    names.map((name): [string, Data] => {
      const value = dice.one(VALUES)
      return [name, dice.chance(30) && /^[\w.]*$/.test(value) ? new Raw(value) : value]
    }),
  )
}

function application(dice: Dice, names: string[], features: Set<string>): Data | null {
  if (dice.chance(15)) {
    features.add('no mega_service')
    return dice.chance(40) ? new Raw('') : null
  }
  const list: [string, Data][] = []
  if (dice.chance(30)) list.push(['name', dice.one(['chatqna', 'llm', 'app-1'])])
  if (dice.chance(30)) list.push(['port', new Raw('8888')])
  if (dice.chance(15)) list.push(['tag', dice.one<Data>(['1.3', new Raw('1.3')])])
  if (dice.chance(15)) list.push(['platform', dice.one(['gaudi', 'xeon'])])
  const flow = megaFlow(dice, names, features)
  if (flow) list.splice(dice.chance(15) ? 0 : list.length, 0, ['mega_flow', flow])
  return list.length > 0 ? new Pairs(list) : new Raw('')
}

function megaFlow(dice: Dice, names: string[], features: Set<string>): Data | null {
  const style = dice.roll(20)
  if (style === 1 || style === 2) features.add('flow absent')
  if (style === 1) return null
  if (style === 2) return new Raw(dice.one(['', 'null', '~']))
  if (style === 3 && dice.chance(25) && names.length > 1) {
    features.add('flow string')
    return `${names[0]} >> ${names[1]}`
  }
  if (names.length === 0) return dice.chance(50) ? [] : null
  const rules = Array.from({ length: dice.roll(5) }, () => rule(dice, names, features))
  if (dice.chance(3)) {
    rules.push(dice.one(['a >>', '(a, b', '>> b', 'a, b >> c', 'a >> ghost', 'a > b', '']))
    features.add('faulty rule')
  }
  return rules
}

/** Names only ever lead to names behind them in the list: no circles. */
function rule(dice: Dice, names: string[], features: Set<string>): Data {
  const arrow = dice.one([' >> ', '>>', '  >> ', ' >>  '])
  const stages: string[] = []
  let at = dice.roll(names.length)
  while (at < names.length && stages.length < 4) {
    const group = names.slice(at, at + (dice.chance(30) ? 2 + dice.roll(2) : 1))
    if (group.length > 1) features.add('groups')
    stages.push(group.length > 1 ? `(${group.join(dice.one([', ', ',', ' , ']))})` : group[0]!)
    at += group.length + dice.roll(2)
    if (dice.chance(30)) break
  }
  if (stages.length === 1) features.add('one-stage rules')
  const text = stages.join(arrow)
  return stages.length === 1 && /^\d+$/.test(text) && dice.chance(50) ? new Raw(text) : text
}

function layout(dice: Dice, names: string[]): Data {
  const some = dice.some([...names, 'gone'], 50)
  return new Pairs(some.map((name) => [name, [new Raw(String(dice.roll(200))), new Raw('-4')]]))
}
