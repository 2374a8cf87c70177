// Which ports of the host are published: the megaservice's, and on loopback those that the document declares.

import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { dedent } from '../../../fixtures/drawn'
import { emit } from '../../../index'

function exported(text: string) {
  const { files, diagnostics } = emit(text, 'compose')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const fileOf = (path: string) => files.find((file) => file.path === path)!.text
  const { services } = load(fileOf('compose.yaml')) as { services: Record<string, { ports?: string[] }> }
  const ports = Object.entries(services).flatMap(([name, one]) =>
    (one.ports ?? []).map((port) => [name, port]),
  )
  return {
    ports: Object.fromEntries(ports),
    head: fileOf('compose.yaml').slice(0, 300),
    script: fileOf('try.sh'),
    readme: fileOf('README.md'),
  }
}

const flow = 'opea_mega_service: { name: app, mega_flow: [embedding >> retriever] }'

test('only where the document says one', () => {
  const { ports } = exported(
    dedent(`
      opea_micro_services:
        embedding: { port: 6001 }
        retriever:
        dataprep:
        chathistory: { port: 6013 }
        redis: { kind: redis-vector-db, port: 6380 }
      ${flow}
    `),
  )
  expect(ports).toEqual({
    embedding: '127.0.0.1:${EMBEDDING_HOST_PORT:-6001}:6000',
    chathistory: '127.0.0.1:${CHATHISTORY_HOST_PORT:-6013}:6012',
    redis: '127.0.0.1:${REDIS_HOST_PORT:-6380}:6379',
    app: '${APP_HOST_PORT:-8888}:8888',
  })
})

const examples = readdirSync('public/examples').filter((file) => file.endsWith('.yaml'))

test.each(examples)('%s publishes what it declares', (file) => {
  const text = readFileSync(`public/examples/${file}`, 'utf8')
  const { opea_micro_services: declared, opea_mega_service: app } = load(text) as {
    opea_micro_services: Record<string, { port?: number; endpoint?: string } | null>
    opea_mega_service: { name?: string }
  }
  const named = Object.keys(declared).filter((name) => declared[name]?.port !== undefined)
  const { ports } = exported(text)
  expect(Object.keys(ports).filter((name) => name !== (app.name ?? 'megaservice'))).toEqual(named)
  for (const name of named) expect(ports[name]).toMatch(/^127\.0\.0\.1:/)
})

test('a dataprep that is not published is fed from inside', () => {
  const outside = exported(
    `opea_micro_services: { embedding: , retriever: , dataprep: { port: 6007 } }\n${flow}\n`,
  )
  expect(outside.script).toContain(
    `  ask -F 'files=@-;filename=opea.txt;type=text/plain' \\\n    "http://$(address dataprep 5000)"`,
  )
  expect(outside.readme).toContain('curl -F files=@./my.pdf http://localhost:6007/v1/dataprep/ingest')
  const inside = exported(`opea_micro_services: { embedding: , retriever: , dataprep: }\n${flow}\n`)
  expect(inside.script).not.toContain('address dataprep')
  expect(inside.script).toContain("  compose exec -T dataprep python -c '\nimport requests")
  expect(inside.readme).toContain(
    "docker compose exec -T dataprep curl -F 'files=@-;filename=my.pdf' http://localhost:5000/v1/dataprep/ingest < my.pdf",
  )
})

test('where a port is for this machine alone, the file says so', () => {
  const sentence = ' Ports at 127.0.0.1 are reached from this machine alone.\n'
  const published = 'opea_micro_services: { embedding: { port: 6001 }, retriever: { port: 7001 } }\n'
  expect(exported(published + flow).head).toContain(`.env.example.${sentence}`)
  expect(exported(`opea_micro_services: { embedding: , retriever: }\n${flow}`).head).toContain(
    '.env.example.\n',
  )
})
