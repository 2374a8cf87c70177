// The version in package.json, and nothing else of it: a default import would bundle the whole file.

import { version as inPackage } from '../../package.json'

export const version: string = inPackage
