// Names of images that no registry can have, and what they are made of.

import { masked } from '../pipeline/substitution'
import type { Finding, Path } from '../text/diagnostic'
import type { Check } from './check'

const NAME = '[a-z0-9_]+(?:[._-]+[a-z0-9_]+)*'
const HOST = '[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?(?::[0-9_]+)?'
const TAG = '[A-Za-z0-9_][A-Za-z0-9._-]{0,127}'

const PARTS = {
  image: {
    pattern: new RegExp(`^(?:${HOST}/)?${NAME}(?:/${NAME})*(?::${TAG})?(?:@sha256:[0-9a-f]{64})?$`),
    example: 'registry.example.com/tgi:2.4.0',
  },
  registry: {
    pattern: new RegExp(`^(?:${HOST}|${NAME})(?:/${NAME})*$`),
    example: 'registry.example.com/opea',
  },
  tag: { pattern: new RegExp(`^${TAG}$`), example: '1.3' },
}

/** Findings: `bad-image`. */
export const image: Check = ({ services, application: { registry, tag } }) => [
  ...services
    .filter(({ declared }) => declared.image !== undefined)
    .flatMap(({ declared, path }) => report('image', declared.image!, [...path, 'image'])),
  ...report('registry', registry, ['opea_mega_service', 'registry']),
  ...report('tag', tag, ['opea_mega_service', 'tag']),
]

function report(what: keyof typeof PARTS, written: string, path: Path): Finding[] {
  const { pattern, example } = PARTS[what]
  // only an image may hold references
  if (pattern.test(what === 'image' ? masked(written) : written)) return []
  const value = written.trim().replace(/^https?:\/\/|\/+$/g, '')
  const fix = { label: `Write ${value}`, changes: [{ set: path, value }] }
  return [
    {
      code: 'bad-image',
      severity: 'error',
      message: `\`${written}\` cannot be ${what === 'image' ? 'an image' : `the ${what} of images`}.`,
      hint: `Write it as \`${example}\`: without spaces, and capitals only in a host or a tag.`,
      path,
      ...(pattern.test(value) ? { fix } : {}),
    },
  ]
}
