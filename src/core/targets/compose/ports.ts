// Published ports: the megaservice's for everybody, all others for this machine alone, each by a variable of its own.

import { portVariable } from '../../plan/names'
import { type May, type Notes, noted } from '../../yaml/print'
import type { References } from './interpolation'

type Published = { label: string; host: number; container: number; open: boolean }

/** The one port that a service publishes. */
export function portsOf(port: Published, notes: Notes, references: References): May<string[]> {
  const { label, host, container, open } = port
  const text = [{ variable: portVariable(label), default: String(host) }]
  const outer = references.write(text, `Port of this machine on which ${label} is reached.`)
  return noted([`${open ? '' : '127.0.0.1:'}${outer}:${container}`], { ...notes, flow: true })
}
