// Hosts and ports in the values of a compose file: each is a service of it, or written as one that runs elsewhere.

import { HOST_OF_CONTAINERS } from '../../plan/addresses'
import { serviceLabel } from '../../plan/names'
import type { Finding, Path } from '../../text/diagnostic'
import { matchesOf } from '../../text/matches'
import { didYouMean, nearest } from '../../text/nearest'
import { bare } from '../../yaml/print'
import { type Checked, causeOf, eachText, type Ground, withDefaults } from './closure-texts'

type Address = { host: string; port?: number; scheme?: string }

const SCHEMES: Record<string, number> = {
  http: 80,
  https: 443,
  redis: 6379,
  postgresql: 5432,
  bolt: 7687,
  mongodb: 27017,
}
const ANY_URL = /([a-z][a-z0-9+.-]*):\/\/(?:[^\s/@"']*@)?([^\s:/?#,;"'`\\()[\]{}<>]+)(?::(\d+))?(?![*\d])/gi
const PAIR = /^([A-Za-z0-9][A-Za-z0-9_.-]*):(\d{1,5})$/
const NAMES_HOST = /(?:^|_)HOST(?:_IP|NAME)?$/i
const NAMES_ADDRESS = /(?:^|_)(?:ADDR|ADDRESS|ENDPOINT|SERVER|BROKER|UR[LI])(?:E?S)?$/i
const IS_PROXY = /_proxy$/i
const MAY_NAME_PORT = /:\/\/|:\d/
/** What a page tells browsers: a port of the host, as it is published. */
const FOR_BROWSERS = /:\/\/localhost:\$\{(\w+):-\d+\}/g
const OWN = /^(?:localhost|127(?:\.\d+){3})$/i

/** Of a service's variables, arguments and health check; `sound` are checks that others have too. */
export function hostProblems(
  { label, service, path }: Checked,
  ground: Ground,
  sound: Set<unknown>,
): Finding[] {
  const found: Finding[] = []
  const tell = (address: Address, what: string, text: string, at: Path) => {
    const problem = problemOf(address, label, ground)
    if (problem) found.push(finding(problem, `${what} of \`${label}\``, address, text, at))
  }
  const variables = service.environment ?? {}
  const told = (name: string): string | undefined => {
    const value = bare(variables[name])
    return typeof value === 'string' ? withDefaults(value) : undefined
  }
  for (const name in variables) {
    const written = bare(variables[name])
    if (typeof written !== 'string') continue
    const mayBeHost = NAMES_HOST.test(name)
    if ((!mayBeHost && !written.includes(':')) || IS_PROXY.test(name)) continue
    const text = forContainers(written, ground)
    if (!mayBeHost && !MAY_NAME_PORT.test(text)) continue
    for (const address of addressesOf(name, withDefaults(text), told, ground))
      tell(address, `\`${name}\``, text, causeOf(variables[name], path))
  }
  const words = (texts: unknown, what: string) => {
    let before = ''
    eachText(texts, causeOf(texts, path), (text, at) => {
      for (const address of addressesIn(withDefaults(text), before, ground)) tell(address, what, text, at)
      before = text
    })
  }
  words(service.command, 'An argument')
  words(service.entrypoint, 'The entrypoint')
  const test = testOf(service)
  if (sound.has(test)) return found
  const before = found.length
  // a container may ask itself for its health on a port of its own that nobody else asks
  eachText(test, path, (text, at) => {
    for (const address of urlsIn(withDefaults(text)))
      if (!OWN.test(address.host)) tell(address, 'The health check', text, at)
  })
  if (found.length === before) sound.add(test)
  return found
}

/** What is meant for browsers is on the host. */
function forContainers(written: string, { forBrowsers }: Ground): string {
  if (!written.includes('localhost')) return written
  return written.replace(FOR_BROWSERS, (whole, port) =>
    forBrowsers.has(port) ? `://${HOST_OF_CONTAINERS}` : whole,
  )
}

function testOf({ healthcheck }: Checked['service']): unknown {
  return healthcheck && 'test' in healthcheck ? healthcheck.test : undefined
}

function addressesOf(
  name: string,
  text: string,
  told: (name: string) => string | undefined,
  { listening }: Ground,
): Address[] {
  if (text.includes('://')) return urlsIn(text)
  if (NAMES_HOST.test(name) && /^[^\s:]+$/.test(text)) {
    const port = Number(told(name.replace(/HOST(?:_IP|NAME)?$/i, 'PORT')))
    return [{ host: text, port: Number.isInteger(port) ? port : undefined }]
  }
  return pairsIn(name, text, listening)
}

/** `--broker=kafka:9092`, or its value as the next word. */
function addressesIn(word: string, before: string, { listening }: Ground): Address[] {
  if (word.includes('://')) return urlsIn(word)
  if (!word.includes(':')) return []
  const [, option = before, value = word] = /^(-[^=]*)=(.*)$/.exec(word) ?? []
  return pairsIn(option.replace(/^-+/, '').replaceAll('-', '_'), value, listening)
}

function pairsIn(name: string, text: string, listening: Ground['listening']): Address[] {
  return text.split(',').flatMap((part) => {
    const [, host, port] = PAIR.exec(part.trim()) ?? []
    if (host === undefined || !(NAMES_ADDRESS.test(name) || NAMES_HOST.test(name) || listening.has(host)))
      return []
    return [{ host, port: Number(port) }]
  })
}

function urlsIn(text: string): Address[] {
  if (!text.includes('://')) return []
  return matchesOf(ANY_URL, text).map(([, scheme, host, port]) => ({
    host: host!,
    port: port === undefined ? SCHEMES[scheme!.toLowerCase()] : Number(port),
    scheme: scheme!.toLowerCase(),
  }))
}

type Problem = { code: 'unknown-host' | 'wrong-port'; says: string; hint?: string; instead?: string }

function problemOf({ host, port, scheme }: Address, self: string, ground: Ground): Problem | null {
  const name = host.toLowerCase()
  if (name.includes('*') || name === '0.0.0.0' || name === HOST_OF_CONTAINERS) return null
  const isOwn = OWN.test(name)
  const known = ground.listening.get(isOwn ? self : name)
  if (known === undefined)
    return name.includes('.') || ground.elsewhere.has(name) ? null : unknown(host, ground)
  // a container may have more ports than one, for other protocols
  const isOther = scheme !== undefined && known !== null && !scheme.startsWith(known.protocol)
  if (known === null || port === undefined || port === known.port || (isOther && !isOwn)) return null
  if (!isOwn) return { code: 'wrong-port', says: `but that listens on ${known.port}.` }
  return {
    code: 'unknown-host',
    says: 'which is the container itself, and it does not listen there.',
    hint: `To a container your own machine is \`${HOST_OF_CONTAINERS}\`.`,
    instead: HOST_OF_CONTAINERS,
  }
}

function unknown(host: string, { listening }: Ground): Problem {
  const label = serviceLabel(host)
  const near = listening.has(label) ? label : nearest(host, listening.keys())
  return {
    code: 'unknown-host',
    says: `and no service of the file is called so.${didYouMean(near)}`,
    hint: 'A host of your own network needs its full name, with a dot, or a reference such as `${NAME}`.',
    instead: near ?? undefined,
  }
}

function finding(problem: Problem, what: string, { host, port }: Address, text: string, path: Path): Finding {
  const { code, says, hint, instead } = problem
  const where = port !== undefined && (code === 'wrong-port' || OWN.test(host)) ? `${host}:${port}` : host
  // what was written with a reference or another `$` is not this text
  const isWritten = path.at(-2) === 'environment' && !text.includes('$')
  return {
    code,
    severity: 'error',
    message: `${what} names \`${where}\`, ${says}`,
    path,
    ...(hint !== undefined && { hint }),
    ...(instead !== undefined &&
      isWritten && {
        fix: { label: `Change to ${instead}`, changes: [{ set: path, value: text.replace(host, instead) }] },
      }),
  }
}
