// Texts on their way to the router. Its template (gmc-router.yaml) quotes nothing but the flow, and that badly.

import { isPlain } from '../yaml/spell'

/** Seen on the running controller: with these the template gives no router, or another text. */
export const UNCARRIED = /'|---|[\u007f-\u009f]/

/** Would YAML 1.1 read it as something else than a text? Dates are left alone by the template's reader. */
export function isTyped(text: string): boolean {
  return !isPlain(text, false) && !/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)
}

/** What all versions of Kubernetes take as the name of a Service. */
export const SERVICE_NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/

/** The router gets all as one argument, of which Linux takes 128 KiB; URLs come into it on the way. */
export const MOST_BYTES = 128 * 1024
export const MANY_BYTES = 100_000
