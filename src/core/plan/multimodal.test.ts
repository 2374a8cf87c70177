// Which embedding server a retriever belongs to, and what dataprep, embedding and retriever of pictures are told.

import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { dedent } from '../../fixtures/drawn'
import { emit } from '../emit'

type Services = Record<
  string,
  { command?: string[]; environment: Record<string, string>; depends_on?: object }
>

function exported(text: string): Services {
  const { files, diagnostics } = emit(dedent(text), 'compose')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return (load(files[0]!.text) as { services: Services }).services
}

test('BridgeTower: one server and one model for embedding, retriever and dataprep', () => {
  const services = exported(`
    opea_micro_services:
      embedding: { kind: embedding-multimodal, model: BridgeTower/other }
      retriever:
      lvm:
      dataprep-multimodal: { uses: [lvm] }
    opea_mega_service: { name: app, mega_flow: [embedding >> retriever >> lvm] }
  `)
  expect(Object.keys(services)).not.toContain('tei-embedding')
  expect(services.embedding!.environment).toMatchObject({
    MULTIMODAL_EMBEDDING: 'true',
    MM_EMBEDDING_PORT_MICROSERVICE: '6000',
    EMBEDDING_COMPONENT_NAME: 'OPEA_MULTIMODAL_EMBEDDING_BRIDGETOWER',
    MMEI_EMBEDDING_ENDPOINT: 'http://bridgetower:8080',
  })
  const model = '${EMBEDDING_MODEL_ID:-BridgeTower/other}'
  expect(services.bridgetower!.command).toEqual(['--model_name_or_path', model])
  expect(services.retriever!.environment).toMatchObject({
    BRIDGE_TOWER_EMBEDDING: 'true',
    INDEX_NAME: '${INDEX_NAME:-rag-redis}',
  })
  expect(services.retriever!.environment).not.toHaveProperty('TEI_EMBEDDING_ENDPOINT')
  expect(services['dataprep-multimodal']!.environment).toMatchObject({
    DATAPREP_COMPONENT_NAME: 'OPEA_DATAPREP_MULTIMODALREDIS',
    INDEX_NAME: '${INDEX_NAME:-rag-redis}',
    EMBEDDING_MODEL_ID: model,
    LVM_ENDPOINT: 'http://lvm:9399/v1/lvm',
  })
})

test('CLIP and VDMS: dataprep brings the model along', () => {
  const services = exported(`
    opea_micro_services:
      embedding: { kind: embedding-clip }
      retriever: { uses: [vdms] }
      rerank: { kind: video-reranking }
      lvm: { uses: [video-llama] }
      video-llama:
      vdms:
      dataprep: { kind: dataprep-multimodal, uses: [vdms] }
    opea_mega_service: { name: app, mega_flow: [embedding >> retriever >> rerank >> lvm] }
  `)
  expect(Object.keys(services)).toEqual([
    'embedding',
    'retriever',
    'rerank',
    'lvm',
    'video-llama',
    'vdms',
    'dataprep',
    'app',
  ])
  expect(services.retriever!.environment).toMatchObject({
    VDMS_USE_CLIP: '1',
    VDMS_INDEX_NAME: '${INDEX_NAME:-rag-vdms}',
  })
  expect(services.dataprep!.environment).toMatchObject({
    DATAPREP_COMPONENT_NAME: 'OPEA_DATAPREP_MULTIMODALVDMS',
    INDEX_NAME: '${INDEX_NAME:-rag-vdms}',
  })
  expect(services.rerank!.environment.RERANK_COMPONENT_NAME).toBe('OPEA_VIDEO_RERANKING')
})

test('the wrapper of embedding asks the server that it is given', () => {
  const told = (server: string) =>
    exported(`
      opea_micro_services:
        embedding: { uses: [server] }
        server: { kind: ${server} }
      opea_mega_service: { name: app, mega_flow: [embedding] }
    `).embedding!.environment
  expect(told('clip')).toMatchObject({
    EMBEDDING_COMPONENT_NAME: 'OPEA_CLIP_EMBEDDING',
    CLIP_EMBEDDING_ENDPOINT: 'http://server:6990',
  })
  const hosted = told('predictionguard-api')
  expect(hosted).toMatchObject({
    EMBEDDING_COMPONENT_NAME: 'OPEA_PREDICTIONGUARD_EMBEDDING',
    PG_EMBEDDING_MODEL_NAME: '${PG_EMBEDDING_MODEL_NAME:-bridgetower-large-itm-mlm-itc}',
  })
  expect(hosted.PREDICTIONGUARD_API_KEY).toMatch(/^\$\{PREDICTIONGUARD_API_KEY:\?/)
})
