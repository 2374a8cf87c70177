// Random flows for GMC, and what they ask for: whom each service hears, where the ends are, how many ways lead there.

export type Drawn = { names: string[]; edges: [from: string, to: string][] }

/** A flow that nests, out of numbers: parts are put in a row or side by side until one is left. */
export function nested(choices: readonly number[]): Drawn {
  type Part = { names: string[]; first: string[]; last: string[]; edges: [string, string][] }
  const parts = choices.map((_, at): Part => {
    const name = `n${at}`
    return { names: [name], first: [name], last: [name], edges: [] }
  })
  for (const choice of choices.slice(1)) {
    const a = parts.shift()!
    const [b] = parts.splice(choice % parts.length, 1) as [Part]
    const names = [...a.names, ...b.names]
    const edges = [...a.edges, ...b.edges]
    if (choice % 2 === 0) {
      for (const from of a.last) for (const to of b.first) edges.push([from, to])
      parts.push({ names, first: a.first, last: b.last, edges })
    } else parts.push({ names, first: [...a.first, ...b.first], last: [...a.last, ...b.last], edges })
  }
  const { names, edges } = parts[0]!
  return { names, edges }
}

/** Any flow without a circle: a bit for each pair of services. */
export function acyclic(count: number, bits: readonly boolean[]): Drawn {
  const names = Array.from({ length: count }, (_, at) => `n${at}`)
  const pairs = names.flatMap((from, at) => names.slice(at + 1).map((to): [string, string] => [from, to]))
  return { names, edges: pairs.filter((_, at) => bits[at % bits.length]) }
}

/** Services of all sorts: with servers that some of them share, without, and elsewhere. */
export const SORTS = ['embedding', 'retriever', 'reranking', 'llm', 'elsewhere', 'elsewhere']

export function documentOf({ names, edges }: Drawn, sorts: readonly string[], mode: string | null): string {
  const services = names.map((name, at) => {
    const sort = sorts[at % sorts.length]!
    const body = sort === 'elsewhere' ? `endpoint: 'http://${name}.example.com/x'` : `kind: ${sort}`
    return `  ${name}: { ${body} }\n`
  })
  const joined = new Set(edges.flat())
  const alone = names.filter((name) => !joined.has(name))
  const rules = [...alone, ...edges.map(([from, to]) => `${from} >> ${to}`)].map((rule) => `    - ${rule}\n`)
  const join = mode === null ? '' : `  gmc_join: ${mode}\n`
  return `opea_micro_services:\n${services.join('')}opea_mega_service:\n${join}  mega_flow:\n${rules.join('')}`
}

export function heardBy({ edges }: Drawn, name: string): string[] {
  return edges.filter(([, to]) => to === name).map(([from]) => from)
}

export function endsOf({ names, edges }: Drawn): string[] {
  return names.filter((name) => edges.every(([from]) => from !== name))
}

/** How often each service runs, where every one that needs its answer has it run again. */
export function waysTo(drawn: Drawn): Map<string, number> {
  const ways = new Map<string, number>()
  const count = (name: string): number => {
    const known = ways.get(name)
    if (known !== undefined) return known
    const after = drawn.edges.filter(([from]) => from === name).map(([, to]) => count(to))
    const sum = after.length === 0 ? 1 : after.reduce((all, one) => all + one, 0)
    ways.set(name, sum)
    return sum
  }
  for (const name of drawn.names) count(name)
  return ways
}
