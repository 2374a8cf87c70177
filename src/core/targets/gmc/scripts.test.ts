// install.sh and try.sh, run on stubs that write down what is asked of them and fail in turn.

import { spawnSync } from 'node:child_process'
import { afterEach, describe, expect, test } from 'vitest'
import { StubCluster } from '../../../fixtures/stub-cluster'
import { edit, emit, templates } from '../../../index'

const CHATQNA = templates.find(({ name }) => name === 'chatqna')!.text
const TOKEN = "hf_it's$(a)secret"

/** Manifests as far as the script looks at them. */
const MANIFEST = `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: tgi
          envFrom:
            - configMapRef:
                name: tgi-config
            - configMapRef:
                name: extra-env-config
                optional: true
          image: "opea/llm-tgi:latest"
      volumes:
        - name: model-volume
          hostPath:
            path: /mnt/opea-models
            type: Directory
`
const CONFIG = 'source/microservices-connector/config'
const SOURCE = {
  [`${CONFIG}/manifests/llm.yaml`]: MANIFEST,
  [`${CONFIG}/manifests/redis.yaml`]: 'image: redis/redis-stack:7.2.0-v9\n',
  [`${CONFIG}/gmcrouter/gmc-router.yaml`]: 'image: opea/gmcrouter:latest\nname: {{.DplymntName}}\n',
  [`${CONFIG}/manager/gmc-manager.yaml`]: 'namespace: system\nimage: opea/gmcmanager:latest\n',
  [`${CONFIG}/rbac/gmc-manager-rbac.yaml`]: 'kind: Namespace\nname: system\n---\nnamespace: system\n',
  [`${CONFIG}/crd/bases/gmc.opea.io_gmconnectors.yaml`]: 'kind: CustomResourceDefinition\n',
}

let open: StubCluster[] = []
afterEach(() => {
  for (const cluster of open) cluster.remove()
  open = []
})

function clusterFor(document: string): StubCluster {
  const cluster = new StubCluster(emit(document, 'gmc').files)
  for (const [path, text] of Object.entries(SOURCE)) cluster.write(path, text)
  open.push(cluster)
  return cluster
}

/** Calls by their first words. */
const verbs = (cluster: StubCluster) =>
  cluster
    .calls()
    .map((call) =>
      call.replace(/\/tmp\/\S*\/(?=\S)|\/var\/\S*\/(?=\S)/g, '').replace(/ --dry.*| --timeout.*/, ''),
    )

const ALL = [
  'kubectl version',
  'kubectl get deployments --all-namespaces -l control-plane=gmc-controller -o name',
  'git clone -q --filter=blob:none --no-checkout https://github.com/opea-project/GenAIInfra.git source',
  'git -C source checkout -q 9200b371',
  'kubectl apply -f gmc.opea.io_gmconnectors.yaml',
  'kubectl apply -f rbac.yaml',
  'kubectl create configmap gmcyaml -n system --from-file=manifests',
  'kubectl apply --server-side --force-conflicts -f gmcyaml.yaml',
  'kubectl apply -f manager.yaml',
  'kubectl rollout status -n system deployment/gmc-controller',
  'kubectl create namespace chatqna',
  'kubectl apply -f namespace.yaml',
  'kubectl apply -f -',
  'kubectl apply -f gmconnector.yaml',
]

describe('install.sh', () => {
  test('installs GMC in an order that works, with its images, folder and tokens mended', () => {
    const cluster = clusterFor(CHATQNA)
    const { status, said } = cluster.run('install.sh', { HF_TOKEN: TOKEN, MODEL_DIR: '/data/models' })
    expect(said).toContain('sh try.sh')
    expect(status).toBe(0)
    expect(verbs(cluster)).toEqual(ALL)
    const applied = cluster.read('applied')
    expect(applied).toContain('image: "opea/llm-tgi:1.1"')
    expect(applied).toContain('image: opea/gmcrouter:1.1')
    expect(applied).toContain('image: opea/gmcmanager:1.1')
    expect(applied).toContain('image: redis/redis-stack:7.2.0-v9')
    expect(applied).toContain('            path: /data/models\n            type: DirectoryOrCreate\n')
    expect(applied).toContain(`            - configMapRef:
                name: extra-env-config
                optional: true
            - secretRef:
                name: gmc-tokens
                optional: true
          image:`)
  })

  test('a token goes into the Secret, and stands in no call', () => {
    const cluster = clusterFor(CHATQNA)
    cluster.run('install.sh', { HF_TOKEN: TOKEN })
    const [, encoded] = /^ {2}HF_TOKEN: (\S+)$/m.exec(cluster.read('applied'))!
    expect(Buffer.from(encoded!, 'base64').toString()).toBe(TOKEN)
    expect(cluster.read('calls') + cluster.read('applied')).not.toContain(TOKEN)
  })

  test('whichever call fails, it stops there, and goes on from there when it is run again', () => {
    for (let at = 1; at <= ALL.length; at++) {
      const cluster = clusterFor(CHATQNA)
      const failed = cluster.run('install.sh', { HF_TOKEN: TOKEN, FAIL_AT: String(at) })
      expect(failed.status, `call ${at}`).not.toBe(0)
      expect(failed.said).not.toContain('sh try.sh')
      cluster.forget()
      const again = cluster.run('install.sh', { HF_TOKEN: TOKEN })
      expect(again.status, again.said).toBe(0)
      cluster.remove()
    }
  })

  test('a GMC that is there stays as it is; unless it is to be installed anew', () => {
    const cluster = clusterFor(CHATQNA)
    cluster.write('deployments', 'deployment.apps/gmc-controller\n')
    const first = cluster.run('install.sh', { HF_TOKEN: TOKEN })
    expect(first.status).toBe(0)
    expect(first.said).toContain('stays as it is')
    expect(first.said).toContain('only in its own manifests')
    expect(cluster.read('calls')).not.toMatch(/clone|gmc-manager|rbac/)
    cluster.write('gmcyaml', 'name: gmc-tokens\n')
    expect(cluster.run('install.sh', { HF_TOKEN: TOKEN }).said).not.toContain('only in its own manifests')
    cluster.forget()
    expect(cluster.run('install.sh', { HF_TOKEN: TOKEN, GMC_AGAIN: 'yes' }).status).toBe(0)
    expect(cluster.read('calls')).toContain('rbac.yaml')
  })

  test('another namespace for the controller, another tag, a copy of the sources', () => {
    const cluster = clusterFor(CHATQNA)
    const { status, said } = cluster.run('install.sh', {
      HF_TOKEN: TOKEN,
      GMC_NAMESPACE: 'gmc',
      OPEA_TAG: '1.1.1',
      GMC_SOURCE: `${cluster.folder}/source`,
    })
    expect(status, said).toBe(0)
    expect(cluster.read('calls')).not.toContain('git')
    expect(cluster.read('applied')).toContain('kind: Namespace\nname: gmc\n---\nnamespace: gmc\n')
    expect(cluster.read('applied')).toContain('namespace: gmc\nimage: opea/gmcmanager:1.1.1\n')
  })

  test('the webhook may be late; what it refuses is told at once', () => {
    const cluster = clusterFor(CHATQNA)
    const late = 'Error: failed calling webhook "v": connection refused'
    cluster.write('refusals', `${late}\n${late}\n\n`)
    expect(cluster.run('install.sh', { HF_TOKEN: TOKEN }).status).toBe(0)
    expect(cluster.calls().filter((call) => call.endsWith('gmconnector.yaml'))).toHaveLength(3)
    cluster.forget()
    cluster.write('refusals', 'The GMCConnector "x" is invalid\n')
    const refused = cluster.run('install.sh', { HF_TOKEN: TOKEN })
    expect(refused).toEqual({ status: 1, said: expect.stringContaining('The GMCConnector "x" is invalid') })
    expect(cluster.calls().filter((call) => call.endsWith('gmconnector.yaml'))).toHaveLength(1)
    cluster.forget()
    cluster.write('refusals', `${late}\n`)
    expect(cluster.run('install.sh', { HF_TOKEN: TOKEN }).status).toBe(1)
  })

  test.each([
    ['no token', { HF_TOKEN: '' }, 'Set HF_TOKEN'],
    ['a folder that sed would read', { HF_TOKEN: 'x', MODEL_DIR: '/a|b' }, 'MODEL_DIR may have'],
    ['a tag that is none', { HF_TOKEN: 'x', OPEA_TAG: '1;2' }, 'OPEA_TAG may have'],
  ])('%s: nothing is done', (_, environment, words) => {
    const cluster = clusterFor(CHATQNA)
    expect(cluster.run('install.sh', environment)).toEqual({
      status: 1,
      said: expect.stringContaining(words),
    })
    expect(cluster.calls()).toEqual([])
  })

  test('sources that are not GMC’s, or that have no place for tokens, change nothing', () => {
    const cluster = clusterFor(CHATQNA)
    expect(cluster.run('install.sh', { HF_TOKEN: TOKEN, GMC_SOURCE: '/nowhere' }).said).toContain(
      'is not GMC',
    )
    cluster.write(`${CONFIG}/manifests/llm.yaml`, 'kind: Deployment\n')
    const { status, said } = cluster.run('install.sh', { HF_TOKEN: TOKEN })
    expect(said).toContain('have no place for tokens')
    expect(status).toBe(1)
    expect(cluster.read('applied')).toBe('')
  })

  test('keys that a service cannot do without are asked for', () => {
    const search = `opea_micro_services:
  web-retriever:
opea_mega_service:
  name: search
  mega_flow:
    - web-retriever
`
    const cluster = clusterFor(search)
    expect(cluster.run('install.sh', { HF_TOKEN: TOKEN }).said).toContain('Set GOOGLE_API_KEY.')
    const keys = { GOOGLE_API_KEY: 'key', GOOGLE_CSE_ID: 'id' }
    expect(cluster.run('install.sh', { HF_TOKEN: TOKEN, ...keys }).status).toBe(0)
    expect(cluster.read('applied')).toContain('  GOOGLE_API_KEY: a2V5\n')
  })
})

describe('try.sh', () => {
  test('waits until both ends of READY are equal, gives a document, asks', () => {
    const cluster = clusterFor(CHATQNA)
    cluster.write('ready', '\n3/0/10\n10/0/10\n')
    const { status, said } = cluster.run('try.sh')
    expect(status, said).toBe(0)
    expect(said).toContain('READY is blank')
    expect(said).toContain('READY 3/0/10\nREADY 10/0/10\n')
    expect(said.match(/an answer/g)).toHaveLength(2)
    const sent = cluster.read('sent').split('\n')
    expect(sent[0]).toContain('Open Platform')
    expect(JSON.parse(sent[1]!)).toEqual({
      text: 'What is OPEA?',
      parameters: { max_tokens: 256, streaming: false },
    })
    expect(cluster.read('calls')).toContain('http://localhost:8080/v1/chatqna')
  })

  test('nothing that is up is not all', () => {
    const cluster = clusterFor(CHATQNA)
    cluster.write('ready', '0/0/0\n')
    const { status, said } = cluster.run('try.sh', { WAIT: '30' })
    expect(status).toBe(1)
    expect(said).toContain('It does not come up.')
    expect(cluster.read('calls')).toContain('kubectl get pods -n chatqna')
    expect(cluster.calls().filter((call) => call === 'sleep 10')).toHaveLength(3)
  })

  test.each([
    ['get gmconnectors', 0, 'stub fails'],
    ['favicon.ico', 0, 'The router does not answer.'],
    ['/dataprep', 0, 'stub fails'],
    ['/v1/chatqna', 1, 'stub fails'],
  ])('where the call with %s fails, it fails', (words, answers, why) => {
    const cluster = clusterFor(CHATQNA)
    cluster.write('ready', '10/0/10\n')
    const { status, said } = cluster.run('try.sh', { FAIL_WITH: words })
    expect(said.match(/an answer/g) ?? []).toHaveLength(answers)
    expect(said).toContain(why)
    expect(status).not.toBe(0)
  })
})

test('both are sh, for every template on every platform that it can be exported to', () => {
  const scripts = new Set<string>()
  for (const { text } of templates)
    for (const platform of ['xeon', 'gaudi']) {
      const { files } = emit(edit(text, 'configure', { key: 'platform', value: platform }).text, 'gmc')
      for (const { path, text: script } of files) if (path.endsWith('.sh')) scripts.add(script)
    }
  expect(scripts.size).toBeGreaterThan(4)
  for (const script of scripts)
    expect(spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' }).stderr).toBe('')
})
