// What yaml-reading.mjs gives, for TypeScript.

import type { Plugin } from 'vite'

export function yamlReading(): Plugin
