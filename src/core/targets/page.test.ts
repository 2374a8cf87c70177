// A web page beside the flow, in each target: where its browser finds the application, and what GMC makes of it.

import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { check } from '../../fixtures/check'
import { dedent } from '../../fixtures/drawn'
import { emit } from '../../index'

const DOCUMENT = dedent(`
  opea_micro_services:
    llm:
    dataprep: { port: 6008 }
    ui: { uses: [dataprep], port: 3000 }
  opea_mega_service: { name: app, port: 9999, endpoint: /v1/ask, mega_flow: [llm] }
`)

function compose(text: string) {
  const { files, diagnostics } = emit(text, 'compose')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const file = (name: string) => files.find(({ path }) => path === name)!.text
  const { services } = load(file('compose.yaml')) as { services: Record<string, Record<string, unknown>> }
  const { environment, ...page } = services.ui!
  const own = Object.entries(environment as object).filter(([name]) => !/proxy$|^<</.test(name))
  return { page, variables: Object.fromEntries(own), readme: file('README.md') }
}

test('compose tells it where a browser of the host reaches the application and dataprep', () => {
  const { page, variables, readme } = compose(DOCUMENT)
  expect(page).toEqual({
    image: '${REGISTRY:-opea}/chatqna-ui:${TAG:-latest}',
    ports: ['127.0.0.1:${UI_HOST_PORT:-3000}:5173'],
    depends_on: { dataprep: { condition: 'service_healthy' } },
    restart: 'unless-stopped',
  })
  expect(variables).toEqual({
    CHAT_BASE_URL: 'http://localhost:${APP_HOST_PORT:-9999}/v1/ask',
    UPLOAD_FILE_BASE_URL: 'http://localhost:${DATAPREP_HOST_PORT:-6008}/v1/dataprep/ingest',
    GET_FILE: 'http://localhost:${DATAPREP_HOST_PORT:-6008}/v1/dataprep/get',
    DELETE_FILE: 'http://localhost:${DATAPREP_HOST_PORT:-6008}/v1/dataprep/delete',
  })
  expect(readme).toContain('In a browser of this machine: http://localhost:3000/\n')
})

test('no dataprep, and one that runs elsewhere or is not published', () => {
  const alone = compose(DOCUMENT.replace('uses: [dataprep], ', ''))
  expect(Object.keys(alone.variables)).toEqual(['CHAT_BASE_URL'])
  const listed = (dataprep: string) =>
    compose(DOCUMENT.replace('{ port: 6008 }', dataprep)).variables.GET_FILE
  expect(listed('{ endpoint: "https://far.example.com/v1/dataprep/ingest" }')).toBe(
    'https://far.example.com/v1/dataprep/get',
  )
  expect(listed('{ endpoint: "https://far.example.com" }')).toBe('https://far.example.com/v1/dataprep/get')
  // nobody reaches it, which is told at dataprep
  expect(listed('')).toBe('/v1/dataprep/get')
})

test('a page that nobody reaches is told', () =>
  check(
    `
    opea_micro_services:
      llm: { endpoint: "https://far.example.com/v1/chat/completions" }
      ui:
    # ^^ info not-published: "ui" says no port, so nobody reaches it from outside the network.
    # fix: Publish it on 5173
    opea_mega_service: { mega_flow: [llm] }
  `,
    'compose',
  ))

test('GMC has it in root, beside the flow', () => {
  const { files } = emit(DOCUMENT, 'gmc')
  const connector = parseAllDocuments(files[0]!.text).at(-1)!.toJS()
  expect(connector.spec.nodes.root.steps.at(-1)).toEqual({
    name: 'UI',
    internalService: { serviceName: 'ui', config: { endpoint: '/' }, isDownstreamService: true },
  })
  const text = (name: string) => files.find(({ path }) => path === name)!.text
  expect(text('README.md')).toContain('In a browser: http://localhost:8080/ui\n')
  expect(text('README.md')).toContain('READY says 7/0/7')
})

test('GMC has it in root where the flow has several nodes', () => {
  const services = ['a', 'b', 'c'].map((name) => `  ${name}: { kind: embedding }\n`).join('')
  const text = `opea_micro_services:\n${services}  page: { kind: ui }\nopea_mega_service: { mega_flow: ["a >> (b, c)"] }\n`
  const { files } = emit(text, 'gmc')
  const { nodes } = parseAllDocuments(files[0]!.text).at(-1)!.toJS().spec
  expect(nodes.root.routerType).toBe('Sequence')
  expect(nodes.root.steps.at(-1)).toMatchObject({ name: 'UI', internalService: { serviceName: 'page' } })
})

test('GMC’s page is another, and there is one', () =>
  check(
    `
    opea_micro_services:
      embedding: { endpoint: "https://far.example.com/v1/embeddings" }
      dataprep: { endpoint: "https://far.example.com/v1/dataprep/ingest" }
      ui: { uses: [dataprep], port: 3000 }
    # ^^ info gmc-page: In GMC "ui" is opea/chatqna-conversation-ui, at /ui of the router; documents cannot be uploaded there.
      #            ^^^^^^^^ warning gmc-slot: GMC has no way to tell "ui" where "dataprep" is, so it does without.
      #                             ^^^^ info gmc-port: In the cluster "ui" is reached on port 5174; 3000 is left out.
      two: { kind: ui }
    # ^^^ warning gmc-page: GMC’s router leads to the page of "ui", and nothing leads to "two".
    opea_mega_service:
      mega_flow: [embedding]
  `,
    'gmc',
  ))

test('Python knows nothing of it', () => {
  const without = DOCUMENT.replace(/ {2}ui: .*\n/, '')
  expect(emit(DOCUMENT, 'python')).toEqual(emit(without, 'python'))
})

test('it cannot stand in the flow', () =>
  check(`
    opea_micro_services:
      llm:
      ui:
    opea_mega_service:
      mega_flow:
        - llm >> ui
        #        ^^ error cannot-flow: "ui" (ui) cannot stand in the flow: it runs beside it.
        #        hint: Leave it declared and take it out of the rule.
        #        fix: Take ui out of the rule
  `))

test('a service that answers on / is no page for that', () =>
  check(
    `
    opea_micro_services:
      llm:
      front: { endpoint: /, image: me/front }
    opea_mega_service: { mega_flow: [front >> llm] }
  `,
  ))
