// Names that targets derive from services' names: DNS labels and environment variables. Deterministic.

/** A DNS label (RFC 1123): lower case, `-` for what else there is, at most 63 characters. */
export function dnsLabel(name: string): string {
  if (name.length <= 63 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name // as most are
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return cut(label === '' ? `s-${hash(name)}` : label, name, 63)
}

/** A label that no reader of YAML and no strict DNS-1035 checker stumbles over: it begins with a letter. */
export function serviceLabel(name: string): string {
  const label = dnsLabel(name)
  return /^[a-z]/.test(label) ? label : cut(`s-${label}`, name, 63)
}

/** A prefix for environment variables: upper case and `_`. MEGA_SERVICE_PORT is the megaservice's own. */
export function variableName(name: string): string {
  const variable = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return /^[A-Z]/.test(variable) && variable !== 'MEGA' ? variable : `S_${variable}`
}

/** By what a published port can be changed. Labels differ in upper case too, so no two services share a variable. */
export function portVariable(label: string): string {
  return `${variableName(label)}_HOST_PORT`
}

/** Long names are cut, with a hash of the whole so that they stay apart. */
function cut(label: string, name: string, length: number): string {
  if (label.length <= length) return label
  return `${label.slice(0, length - 7).replace(/-+$/, '')}-${hash(name)}`
}

/** Six characters that differ for different texts, as far as six characters can. FNV-1a, 32 bits. */
export function hash(text: string): string {
  return spelled(hashed(text, BEGIN))
}

/** Twelve characters for a long text: two hashes in one walk, the one of them with its length before it. */
export function digest(text: string): string {
  let alone = BEGIN
  let behindLength = hashed(String(text.length), BEGIN)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    alone = Math.imul(alone ^ code, PRIME)
    behindLength = Math.imul(behindLength ^ code, PRIME)
  }
  return spelled(alone) + spelled(behindLength)
}

const BEGIN = 0x811c9dc5 | 0
const PRIME = 0x01000193

function hashed(text: string, before: number): number {
  let value = before
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), PRIME)
  return value
}

function spelled(hashed: number): string {
  return (hashed >>> 0).toString(36).padStart(6, '0').slice(-6)
}
