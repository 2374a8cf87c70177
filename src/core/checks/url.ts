// A URL that nobody can call: its host or its port cannot be one.

import { masked } from '../pipeline/substitution'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'
import { unlessFine } from './unless-fine'

const BEFORE_HOST = /^[A-Za-z][\w+.-]*:\/\/(?:[^/?#@]*@)?/
/** Several of them where a store has several: `a:27017,b:27017`. */
const HOSTS = /^(?:(?:\[[^\]]+\]|[\p{L}\p{N}._-]+)(?::(?:\d+|_+))?(?:,|(?=[/?#]|$)))+/u

/** Findings: `bad-url`, at the characters that are wrong. */
export const url: Check = ({ services }) =>
  services.filter(({ remote, declared }) => remote && declared.endpoint !== undefined).flatMap(faultsOf)

const faultsOf = unlessFine(({ declared, path }) => {
  const fault = faultOf(declared.endpoint!)
  return fault ? [{ code: 'bad-url', severity: 'error', path: [...path, 'endpoint'], ...fault }] : []
})

function faultOf(written: string): Pick<Finding, 'message' | 'hint' | 'span'> | null {
  const plain = masked(written)
  const hint = 'A variable is written `${NAME}` or `${NAME:-default}`.'
  if (plain.startsWith('$')) return { message: `\`${written}\` is neither a variable nor a URL.`, hint }
  const from = BEFORE_HOST.exec(plain)?.[0].length
  if (from === undefined) return null // a variable holds it
  const span = { from, to: from + plain.slice(from).search(/[/?#]|$/) }
  const host = written.slice(span.from, span.to)
  if (host === '') return { message: 'Behind `://` a host is missing.' }
  const ports = [...plain.slice(span.from, span.to).matchAll(/:(\d+)(?=,|$)/g)].map(([, port]) =>
    Number(port),
  )
  if (HOSTS.test(plain.slice(from)) && ports.every((port) => port > 0 && port < 65536)) return null
  const isVariable = host.includes('$')
  return { message: `\`${host}\` is no host with a port.`, ...(isVariable ? { hint } : {}), span }
}
