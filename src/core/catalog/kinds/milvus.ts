// Milvus and the two stores that it keeps its own data in. Each drops OPEA's mount of a milvus.yaml, which would
// have to lie beside the export: without it the image's own configuration counts, and variables say the rest.

import type { Kind } from '../kind'

const SOURCE = 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose_milvus.yaml'

export const MILVUS = [
  {
    id: 'milvus',
    title: 'Milvus',
    role: 'backing',
    family: 'stores',
    icon: 'db',
    help: 'Milvus as a vector store: dataprep fills a collection in it, a retriever searches that collection. It needs etcd and MinIO beside it.',
    source: SOURCE,
    aliases: ['milvus-standalone', 'milvus-vector-db'],
    call: { protocol: 'tcp', port: 19530, endpoint: null, hostPort: 19530, input: [], output: [] },
    container: {
      image: 'milvusdb/milvus:v2.4.6',
      command: ['milvus', 'run', 'standalone'],
      volumes: ['data:/var/lib/milvus'],
      security: ['seccomp:unconfined'],
      health: {
        run: ['CMD', 'curl', '-f', 'http://localhost:9091/healthz'],
        every: 30,
        timeout: 20,
        retries: 3,
        startAfter: 90,
      },
    },
    slots: [
      {
        name: 'metadata',
        help: 'The store of its metadata.',
        kinds: ['etcd'],
        required: true,
        environment: [
          { name: 'ETCD_ENDPOINTS', value: '{host:metadata}:{port:metadata}', help: 'Where etcd is.' },
        ],
      },
      {
        name: 'objects',
        help: 'The store of its files.',
        kinds: ['minio'],
        required: true,
        environment: [
          { name: 'MINIO_ADDRESS', value: '{host:objects}:{port:objects}', help: 'Where MinIO is.' },
          { name: 'MINIO_ACCESS_KEY_ID', value: '{user:objects}', help: 'User of MinIO.' },
          {
            name: 'MINIO_SECRET_ACCESS_KEY',
            value: '{password:objects}',
            secret: true,
            help: 'Password of MinIO.',
          },
        ],
      },
    ],
    variants: {},
    // letters, digits and _ only
    index: { variable: 'INDEX_NAME', default: 'rag_milvus' },
  },
  {
    id: 'etcd',
    title: 'etcd',
    role: 'backing',
    family: 'stores',
    icon: 'db',
    help: 'A small store of settings that many servers agree on; Milvus keeps its metadata in it.',
    source: SOURCE,
    aliases: ['milvus-etcd'],
    call: { protocol: 'http', port: 2379, endpoint: null, hostPort: 2379, input: [], output: [] },
    container: {
      image: 'quay.io/coreos/etcd:v3.5.5',
      command: [
        'etcd',
        '-advertise-client-urls=http://127.0.0.1:2379',
        '-listen-client-urls',
        'http://0.0.0.0:2379',
        '--data-dir',
        '/etcd',
      ],
      environment: [
        { name: 'ETCD_AUTO_COMPACTION_MODE', value: 'revision', help: 'How old revisions are dropped.' },
        { name: 'ETCD_AUTO_COMPACTION_RETENTION', value: '1000', help: 'How many revisions are kept.' },
        { name: 'ETCD_QUOTA_BACKEND_BYTES', value: '4294967296', help: 'How large it may grow.' },
        { name: 'ETCD_SNAPSHOT_COUNT', value: '50000', help: 'Changes between two snapshots.' },
      ],
      volumes: ['data:/etcd'],
      health: { run: ['CMD', 'etcdctl', 'endpoint', 'health'], every: 30, timeout: 20, retries: 3 },
    },
    slots: [],
    variants: {},
  },
  {
    id: 'minio',
    title: 'MinIO',
    role: 'backing',
    family: 'stores',
    icon: 'db',
    help: 'A store of files that speaks S3; Milvus keeps its data in it.',
    source: SOURCE,
    aliases: ['milvus-minio'],
    call: { protocol: 'http', port: 9000, endpoint: null, hostPort: 5043, input: [], output: [] },
    container: {
      image: 'minio/minio:RELEASE.2023-03-20T20-16-18Z',
      command: ['minio', 'server', '/minio_data', '--console-address', ':9001'],
      environment: [
        { name: 'MINIO_ACCESS_KEY', value: '{user}', secret: true, help: 'Its user.' },
        { name: 'MINIO_SECRET_KEY', value: '{password}', secret: true, help: 'Its password.' },
      ],
      volumes: ['data:/minio_data'],
      health: {
        run: ['CMD', 'curl', '-f', 'http://localhost:9000/minio/health/live'],
        every: 30,
        timeout: 20,
        retries: 3,
      },
    },
    slots: [],
    variants: {},
    login: { user: 'minioadmin', password: { variable: 'MINIO_SECRET_KEY', default: 'minioadmin' } },
  },
] satisfies Kind[]
