// The JSON Schema of the language with the catalog's kinds: `megaflow schema`, and completion in the editor.

import { CATALOG } from './catalog/catalog'
import { schemaOf } from './catalog/json-schema'
import type { Kind } from './catalog/kind'
import { APPLICATION_FIELDS, DOCUMENT_FIELDS, RESOURCE_FIELDS, SERVICE_FIELDS } from './pipeline/fields'

/** Draft-07, for YAML language servers and validators. Without kinds for who knows those of the document itself. */
export function jsonSchema(kinds: readonly Kind[] = CATALOG): object {
  return schemaOf(kinds, {
    document: DOCUMENT_FIELDS,
    service: SERVICE_FIELDS,
    application: APPLICATION_FIELDS,
    resources: RESOURCE_FIELDS,
  })
}
