// Which database a service that asks one is sent to, where a request names none; and what stands in it at first.

import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { emit } from '../../../index'

function exported(services: string, flow: string) {
  const text = `opea_micro_services: { ${services} }\nopea_mega_service: { name: app, mega_flow: ["${flow}"] }\n`
  const { files, diagnostics } = emit(text, 'compose')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const fileOf = (path: string) => files.find((file) => file.path === path)!.text
  const { services: made } = load(fileOf('compose.yaml')) as {
    services: Record<string, { environment: Record<string, string> }>
  }
  const told = Object.entries(made.app!.environment).filter(([name]) => name.endsWith('_DATABASE_URL'))
  return {
    told: Object.fromEntries(told),
    program: fileOf('compose.yaml'),
    script: fileOf('try.sh'),
    readme: fileOf('README.md'),
    env: fileOf('.env.example'),
  }
}

const IMPLIED = 'postgresql://postgres:${POSTGRES_PASSWORD:-testpwd}@db:5432/chinook'

test.each([
  ['of the export', 'db: { kind: postgres }', IMPLIED],
  [
    'with names of its own',
    'db: { kind: postgres, environment: { POSTGRES_USER: me, POSTGRES_PASSWORD: "${MINE}", POSTGRES_DB: books } }',
    'postgresql://me:${MINE:?see .env.example}@db:5432/books',
  ],
  [
    'elsewhere',
    'db: { kind: postgres, endpoint: "postgresql://me:${MINE}@db.example.com:5433/books" }',
    'postgresql://me:${MINE:?see .env.example}@db.example.com:5433/books',
  ],
  [
    'on the host',
    'db: { kind: postgres, endpoint: "postgresql://me:${MINE:-x}@localhost/books" }',
    'postgresql://me:${MINE:-x}@host.docker.internal/books',
  ],
])('a database %s', (_, database, url) => {
  const { told, program, env } = exported(
    `sql: { kind: text2sql, uses: [db] }, query: { kind: text2query, uses: [db] }, ${database}`,
    '(sql, query)',
  )
  expect(told).toEqual({ SQL_DATABASE_URL: url, QUERY_DATABASE_URL: url })
  expect(program).toContain('Text2Sql(database=os.getenv("SQL_DATABASE_URL"))')
  expect(program).toContain('Text2Query(database=os.getenv("QUERY_DATABASE_URL"))')
  if (url.includes('{MINE:?')) expect(env).toContain('\nMINE=\n')
})

test('without one the request has to name it', () => {
  const { told, readme, script } = exported('query: { kind: text2query }', 'query')
  expect(told).toEqual({})
  expect(readme).toContain('A request must name its database, by `conn_url`.')
  expect(script).not.toContain('psql')
})

test('no other service asks one', () => {
  const { told, program } = exported('graph: { kind: text2graph }, llm: ', 'graph >> llm')
  expect(told).toEqual({})
  expect(program).not.toContain('DATABASE_URL')
})

test('one that comes up empty is given a table, without the stubs', () => {
  const { script, readme } = exported(
    'query: { kind: text2query, uses: [db] }, db: { kind: postgres }',
    'query',
  )
  expect(script).toMatch(
    /^if \[ "\$mode" != mock \]; then\n {2}echo 'A table:'\n {2}compose exec -T db sh -c 'psql /m,
  )
  expect(script.indexOf('CREATE TABLE')).toBeLessThan(script.indexOf('What is OPEA?'))
  expect(readme).toContain('`db` comes up empty; `try.sh` makes a first table.')
  expect(readme).toContain('A request may name another database, by `conn_url`.')
})

test.each([
  ['of an image of one’s own', 'db: { kind: postgres, image: me/chinook }'],
  ['elsewhere', 'db: { kind: postgres, endpoint: "postgresql://me:${MINE}@db.example.com/books" }'],
])('a database %s is left as it is', (_, database) => {
  const { script, readme } = exported(`query: { kind: text2query, uses: [db] }, ${database}`, 'query')
  expect(script).not.toContain('psql')
  expect(readme).not.toContain('comes up empty')
})
