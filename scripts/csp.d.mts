// What csp.mjs gives, for TypeScript.

import type { Plugin } from 'vite'

export function contentSecurityPolicy(): Plugin
