// compose.mock.yaml: which kinds have a stub, what is laid over compose.yaml, and the program of the stubs.

import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { emit, kinds } from '../../../index'
import { STUB_PROGRAM } from './stub-program'
import { KEPT, stubOf } from './stubs'

const deployed = kinds.filter(({ container }) => container !== null)

test.each(deployed.map((kind) => [kind.id, kind] as const))(
  '%s has a stub, or a reason to do without',
  (id, kind) => {
    if (stubOf(kind) === null) expect(KEPT[id]).toMatch(/\.$/)
    else expect(KEPT[id]).toBeUndefined()
  },
)

test('each role is one of the program’s', () => {
  for (const kind of deployed) {
    const role = stubOf(kind)
    if (role) expect(STUB_PROGRAM).toContain(`\n    "${role}": {`)
  }
})

type Service = Record<string, unknown>
const TAGS = [{ tag: '!reset', resolve: () => 'reset' }]

function mocked(yaml: string) {
  const { files, diagnostics } = emit(yaml, 'compose')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const read = (path: string) => {
    const text = files.find((file) => file.path === path)?.text
    return text === undefined
      ? null
      : (parse(text, { merge: true, customTags: TAGS }) as { services: Record<string, Service> })
  }
  return { real: read('compose.yaml')!, mock: read('compose.mock.yaml'), files }
}

test.each(['xeon', 'gaudi', 'nvidia', 'rocm'])(
  'nothing of an accelerator or a model is left on %s',
  (platform) => {
    const { real, mock } = mocked(`
opea_micro_services:
  retriever: { uses: [redis-vector-db] }
  llm: { uses: [vllm] }
  vllm: { kind: vllm, replicas: 2, resources: { cpus: 2 } }
  dataprep: { port: 6007, uses: [redis-vector-db] }
  redis-vector-db:
opea_mega_service: { name: app, platform: ${platform}, mega_flow: [retriever >> llm] }
`)
    const services = mock!.services
    expect(Object.keys(services).sort()).toEqual(Object.keys(real.services).sort())
    const about = 'command volumes shm_size runtime devices cap_add group_add security_opt ipc'.split(' ')
    for (const [name, service] of Object.entries(services)) {
      if (!service.image) continue
      for (const key of about)
        expect([name, key, service[key]]).toEqual([name, key, real.services[name]![key] && 'reset'])
      expect(service.image).toBe('${REGISTRY:-opea}/comps-base:${TAG:-latest}')
    }
    expect(services.vllm!.deploy).toEqual({ resources: 'reset' })
    expect(services.llm).toEqual({ healthcheck: { interval: '2s' } })
    expect(services.app).toEqual({ healthcheck: { interval: '2s' } })
    expect(services.dataprep!.environment).toEqual({
      STUB: 'dataprep 5000',
      STUB_STORE: 'redis-vector-db:6379',
    })
    expect(services['redis-vector-db']!.environment).toEqual({ STUB: 'store 6379' })
  },
)

test('images and kinds of one’s own run as they are; where all do, there is no such file', () => {
  const { mock, files } = mocked(
    `
opea_micro_services:
  mine: { image: me/mine }
  store: { kind: redis-vector-db, image: me/store }
opea_mega_service: { name: app, mega_flow: [mine >> llm] }
`.replace(' >> llm', ''),
  )
  expect(mock).toBeNull()
  expect(files.map(({ path }) => path)).toEqual(['compose.yaml', '.env.example', 'README.md', 'try.sh'])
  expect(files[3]!.text).not.toContain('mock')
})

test('the program is Python', { skip: spawnSync('python3', ['-V']).status !== 0 }, () => {
  const { status, stderr } = spawnSync(
    'python3',
    ['-W', 'error', '-c', 'import ast, sys; ast.parse(sys.stdin.read())'],
    {
      input: STUB_PROGRAM,
      encoding: 'utf8',
    },
  )
  expect([status, stderr]).toEqual([0, ''])
})

test('ranks are answered as TEI or OpenVINO does, whichever is asked', {
  skip: spawnSync('python3', ['-V']).status !== 0,
}, () => {
  const asks = STUB_PROGRAM.replace(
    /\nif sys\.argv[\s\S]*/,
    `
about = {"query": "a b"}
print(json.dumps([rerank({**about, "texts": ["c", "a b"]}), rerank({**about, "documents": ["c", "a b"]})]))
`,
  )
  const { stdout, stderr } = spawnSync('python3', ['-c', asks], {
    encoding: 'utf8',
    env: { ...process.env, STUB: 'tei 80' },
  })
  expect(stderr).toBe('')
  const [tei, openvino] = JSON.parse(stdout) as [{ index: number }[], { results: Record<string, number>[] }]
  expect(tei.map(({ index }) => index)).toEqual([1, 0])
  expect(openvino.results.map(({ index }) => index)).toEqual([1, 0])
  expect(openvino.results[0]!.relevance_score).toBeGreaterThan(openvino.results[1]!.relevance_score!)
})
