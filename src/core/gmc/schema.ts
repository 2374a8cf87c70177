// A GMConnector by its CRD, gmc.opea.io/v1alpha3, and by what every object of Kubernetes has to keep to. Tried
// against the API server's own validation (conformance, part crd).

import type { Finding } from '../text/diagnostic'
import { isMap } from './connector'
import { METADATA, metadataFaults } from './metadata'
import { mismatches, type Schema } from './structural'

const TEXT: Schema = { type: 'text' }
const TEXTS: Schema = { type: 'map', of: TEXT }

const STEP: Schema = {
  type: 'fields',
  of: {
    name: TEXT,
    nodeName: TEXT,
    data: TEXT,
    condition: TEXT,
    dependency: { type: 'text', values: ['Soft', 'Hard'] },
    externalService: TEXT,
    serviceUrl: TEXT,
    internalService: {
      type: 'fields',
      of: { serviceName: TEXT, nameSpace: TEXT, config: TEXTS, isDownstreamService: { type: 'flag' } },
    },
  },
}

const NODE: Schema = {
  type: 'fields',
  of: {
    routerType: { type: 'text', values: ['Sequence', 'Ensemble', 'Switch'] },
    steps: { type: 'list', of: STEP },
  },
  required: ['routerType'],
}

const SPEC: Schema = {
  type: 'fields',
  of: {
    routerConfig: {
      type: 'fields',
      of: { name: TEXT, serviceName: TEXT, nameSpace: TEXT, config: TEXTS },
      required: ['name', 'serviceName'],
    },
    nodes: { type: 'map', of: NODE },
  },
  required: ['routerConfig', 'nodes'],
}

/** What the cluster writes: of a status that is applied only the names of its fields are looked at. */
const STATUS = ['status', 'accessUrl', 'annotations', 'condition']
const CONDITION = ['type', 'message', 'reason', 'lastUpdateTime']

const CONNECTOR: Schema = {
  type: 'fields',
  of: {
    apiVersion: { type: 'text', values: ['gmc.opea.io/v1alpha3'] },
    kind: { type: 'text', values: ['GMConnector'] },
    metadata: METADATA,
    spec: SPEC,
    status: { type: 'anything' },
  },
  required: ['apiVersion', 'kind', 'metadata'],
}

/** Findings: `gmc-schema`. */
export function schemaFindings(value: unknown): Finding[] {
  const found = mismatches(value, CONNECTOR, [])
  if (!isMap(value)) return found
  const { metadata, status } = value
  return [...found, ...metadataFaults(metadata), ...statusFaults(status)]
}

function statusFaults(status: unknown): Finding[] {
  if (!isMap(status)) return []
  const { condition } = status
  return [
    ...mismatches(status, anyOf(STATUS), ['status']),
    ...(isMap(condition) ? mismatches(condition, anyOf(CONDITION), ['status', 'condition']) : []),
  ]
}

function anyOf(names: readonly string[]): Schema {
  return { type: 'fields', of: Object.fromEntries(names.map((name) => [name, { type: 'anything' }])) }
}
