// The language as a JSON Schema, for completion and hover in any YAML editor. It describes; findings come from
// reading and checks, so it allows what those tell more about.

import type { Kind } from './kind'
import { PLATFORMS } from './kind'

type FieldLike = { type: string; help: string; min?: number; max?: number }

/** The tables of the language that the schema is made of; they stand to the left of the catalog. */
export type Language = {
  document: Record<string, string>
  service: Record<string, FieldLike>
  application: Record<string, FieldLike>
  resources: Record<string, FieldLike>
}

/** Draft-07. Descriptions are Markdown, in `markdownDescription` as editors read it, and in `description`. */
export function schemaOf(kinds: Iterable<Kind>, language: Language): object {
  const list = [...kinds]
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Megaflow pipeline',
    ...described('A pipeline of OPEA microservices.'),
    type: 'object',
    required: ['opea_micro_services'],
    properties: {
      opea_micro_services: {
        ...described(language.document.opea_micro_services ?? ''),
        type: ['object', 'null'],
        additionalProperties: { $ref: '#/definitions/service' },
      },
      opea_mega_service: {
        ...described(language.document.opea_mega_service ?? ''),
        type: ['object', 'null'],
        properties: properties(language.application, language, list),
      },
      'x-layout': {
        ...described('Where nodes stand that a person has moved: `[x, y]` by service.'),
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
      },
      'x-kinds': {
        ...described('Kinds of your own, in the shape of the catalog.'),
        type: ['object', 'array'],
      },
    },
    definitions: {
      service: { type: ['object', 'null'], properties: properties(language.service, language, list) },
    },
  }
}

function properties(
  fields: Record<string, FieldLike>,
  language: Language,
  kinds: Kind[],
): Record<string, object> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, property(field, language, kinds)]),
  )
}

function property(field: FieldLike, language: Language, kinds: Kind[]): object {
  const words = described(field.help)
  const { min, max } = field
  switch (field.type) {
    case 'integer':
    case 'number':
      return {
        ...words,
        type: field.type,
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
      }
    case 'texts':
    case 'names':
    case 'flow':
      return { ...words, type: 'array', items: { type: 'string' } }
    case 'environment':
      return {
        ...words,
        type: 'object',
        additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
      }
    case 'resources':
      return { ...words, type: 'object', properties: properties(language.resources, language, kinds) }
    case 'platform':
      return { ...words, enum: [...PLATFORMS, 'cpu', 'epyc'] }
    case 'join':
      return { ...words, enum: ['adapter', 'recompute'] }
    case 'kind':
      return {
        ...words,
        anyOf: [
          ...kinds.map(({ id, title, help }) => ({ const: id, title, ...described(help) })),
          { type: 'string' },
        ],
      }
    default:
      return { ...words, type: ['string', 'number'] }
  }
}

function described(help: string) {
  return { description: help, markdownDescription: help }
}
