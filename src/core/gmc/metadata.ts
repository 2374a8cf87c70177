// What every object of Kubernetes says about itself, and how it must be spelled.

import type { Finding, Path } from '../text/diagnostic'
import { isMap } from './connector'
import { bytesOf } from './size'
import type { Schema } from './structural'

const TEXT: Schema = { type: 'text' }
const TEXTS: Schema = { type: 'map', of: TEXT }
const TIME: Schema = {
  type: 'text',
  pattern:
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/,
}
const NUMBER: Schema = { type: 'number' }
const FLAG: Schema = { type: 'flag' }

const SOME: Schema = { type: 'text', pattern: /./s }

const OWNER: Schema = {
  type: 'fields',
  of: {
    apiVersion: { type: 'text', pattern: /^(?:[^/]*\/)?[^/]+$/ },
    kind: SOME,
    name: SOME,
    uid: SOME,
    controller: FLAG,
    blockOwnerDeletion: FLAG,
  },
  required: ['apiVersion', 'kind', 'name', 'uid'],
}

/** Who wrote what, as the cluster keeps book of it. */
const MANAGED: Schema = {
  type: 'fields',
  of: {
    manager: TEXT,
    operation: { type: 'text', values: ['Apply', 'Update'] },
    apiVersion: TEXT,
    time: TIME,
    fieldsType: { type: 'text', values: ['FieldsV1'] },
    fieldsV1: { type: 'anything' },
    subresource: TEXT,
  },
  required: ['operation'],
}

export const METADATA: Schema = {
  type: 'fields',
  of: {
    name: TEXT,
    generateName: TEXT,
    namespace: TEXT,
    labels: TEXTS,
    annotations: TEXTS,
    finalizers: { type: 'list', of: TEXT },
    ownerReferences: { type: 'list', of: OWNER },
    managedFields: { type: 'list', of: MANAGED },
    selfLink: TEXT,
    uid: TEXT,
    resourceVersion: TEXT,
    generation: NUMBER,
    deletionGracePeriodSeconds: NUMBER,
    creationTimestamp: TIME,
    deletionTimestamp: TIME,
  },
}

const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/
const LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/
const WORD = /^[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?$/

/** 256 KiB, keys and values together. */
const ANNOTATIONS = 256 * 1024

/** Findings: `gmc-schema`, on texts of the right type. */
export function metadataFaults(metadata: unknown): Finding[] {
  if (!isMap(metadata)) return []
  const { labels, annotations, finalizers, ownerReferences } = metadata
  return [
    ...names(metadata),
    ...pairs(labels).flatMap(([key, value]) => labelFaults(key, value)),
    ...annotationFaults(pairs(annotations)),
    ...finalizerFaults(listOf(finalizers)),
    ...ownerFaults(listOf(ownerReferences)),
  ]
}

function names({ name, generateName, namespace }: Record<string, unknown>): Finding[] {
  const found: Finding[] = []
  if (!name && !generateName) found.push(fault('`name` is missing.', ['name']))
  // what is generated begins with the other, whose last dash therefore is none at the end
  const beginning = typeof generateName === 'string' ? generateName.replace(/.-$/s, 'a') : generateName
  for (const [key, value] of Object.entries({ name, generateName: beginning })) {
    if (typeof value === 'string' && value !== '' && !isSubdomain(value)) {
      const rule = 'lower-case letters, digits, `-` and `.` only, up to 253'
      found.push(fault(`\`${key === 'name' ? name : generateName}\` can be no name: ${rule}.`, [key]))
    }
  }
  if (typeof namespace === 'string' && namespace !== '' && !LABEL.test(namespace)) {
    const message = `\`${namespace}\` can name no namespace: only lower-case letters, digits and \`-\` inside, up to 63.`
    found.push(fault(message, ['namespace']))
  }
  return found
}

function finalizerFaults(all: readonly unknown[]): Finding[] {
  const found = all.flatMap((one, at) =>
    typeof one !== 'string' || isQualified(one)
      ? []
      : [fault(`\`${one}\` cannot name a finalizer.`, ['finalizers', at])],
  )
  if (!all.includes('orphan') || !all.includes('foregroundDeletion')) return found
  return [...found, fault('`orphan` and `foregroundDeletion` exclude one another.', ['finalizers'])]
}

function ownerFaults(all: readonly unknown[]): Finding[] {
  const owners = all.filter(isMap)
  const found = owners
    .filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Event')
    .map(() => fault('An event can own nothing.', ['ownerReferences']))
  if (owners.filter(({ controller }) => controller === true).length < 2) return found
  return [...found, fault('Only one owner can be the controller.', ['ownerReferences'])]
}

function labelFaults(key: string, value: unknown): Finding[] {
  const path = ['labels', key]
  const found: Finding[] = []
  if (!isQualified(key)) found.push({ ...fault(`\`${key}\` can name no label.`, path), part: 'key' })
  if (typeof value === 'string' && value !== '' && !WORD.test(value)) {
    const message = `\`${value}\` can be no label: up to 63 letters, digits, \`-\`, \`_\` and \`.\`.`
    found.push(fault(message, path))
  }
  return found
}

function annotationFaults(all: readonly [string, unknown][]): Finding[] {
  const found = all
    .filter(([key]) => !isQualified(key.toLowerCase()))
    .map(
      ([key]): Finding => ({
        ...fault(`\`${key}\` can name no annotation.`, ['annotations', key]),
        part: 'key',
      }),
    )
  const size = all.reduce((sum, [key, value]) => sum + bytesOf(key) + bytesOf(String(value ?? '')), 0)
  return size > ANNOTATIONS
    ? [...found, fault('All annotations together hold at most 256 KiB.', ['annotations'])]
    : found
}

/** `name` or `domain/name`. */
function isQualified(key: string): boolean {
  const parts = key.split('/')
  const name = parts.pop()!
  const [prefix, ...more] = parts
  if (more.length > 0 || !WORD.test(name)) return false
  return prefix === undefined || isSubdomain(prefix)
}

function isSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function pairs(value: unknown): [string, unknown][] {
  return isMap(value) ? Object.entries(value) : []
}

function fault(message: string, path: Path): Finding {
  return { code: 'gmc-schema', severity: 'error', message, path: ['metadata', ...path] }
}
