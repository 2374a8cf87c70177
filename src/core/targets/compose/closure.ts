// The proof that a compose file needs nothing but what comes with it, on the very object that is printed: every
// variable is told of, every file is there, every name leads to a service. A rule that fails is an error.

import type { Finding, Path } from '../../text/diagnostic'
import { matchesOf } from '../../text/matches'
import { bare } from '../../yaml/print'
import { hostProblems } from './closure-hosts'
import { type Checked, causeOf, eachText, type Ground, REFERENCE, withDefaults } from './closure-texts'
import type { ComposeFile } from './spec'

type Closed = Pick<ComposeFile, 'services' | 'volumes' | 'configs'>

/** Findings: `unset-variable`, `missing-file`, `waits-in-vain`, `host-port-clash`, `unknown-host`, `wrong-port`. */
export function closureOf(file: Closed, ground: Ground): Finding[] {
  const all = Object.entries(bare(file.services)).map(([label, value]) => ({
    label,
    service: bare(value),
    path: causeOf(value, []),
  }))
  const sound = new Set<unknown>()
  return [
    ...variableProblems(file, ground),
    ...all.flatMap((one) => fileProblems(one, file, ground)),
    ...waitingProblems(all),
    ...portProblems(all),
    ...all.flatMap((one) => hostProblems(one, ground, sound)),
  ]
}

function variableProblems(file: Closed, { variables }: Ground): Finding[] {
  const found: Finding[] = []
  const sound = new Set<string>()
  eachText(file, [], (text, path) => {
    if (!text.includes('$') || sound.has(text)) return
    const before = found.length
    for (const [whole, name, rest] of matchesOf(REFERENCE, text)) {
      if (whole === '$$' || rest?.replace(':', '').startsWith('-')) continue
      if (name !== undefined && variables.has(name)) continue
      const message =
        name === undefined
          ? `A \`$\` that begins no reference stands in \`${text}\`.`
          : `\`${name}\` has no default, and .env.example does not tell of it.`
      found.push({ code: 'unset-variable', severity: 'error', message, path })
    }
    if (found.length === before) sound.add(text)
  })
  return found
}

const PATH = /^[./~]/
const HAS_EXTENSION = /[^/]\.[A-Za-z0-9]+$/

/** Folders are made where they are missing; a file that is missing would become one. */
function fileProblems({ label, service, path }: Checked, file: Closed, { files }: Ground): Finding[] {
  const missing = (name: string, at: Path): Finding => ({
    code: 'missing-file',
    severity: 'error',
    message: `\`${name}\` is mounted into \`${label}\`, and nothing of that name comes with the export.`,
    path: at,
  })
  const found: Finding[] = []
  eachText(service.volumes, causeOf(service.volumes, path), (volume, at) => {
    const [source] = withDefaults(volume).split(':')
    const isPath = PATH.test(source!)
    const isFile = HAS_EXTENSION.test(source!) && !source!.endsWith('.sock')
    const isThere = isPath
      ? !isFile || files.has(source!.replace(/^\.\//, ''))
      : Object.hasOwn(bare(file.volumes ?? {}), source!)
    // a place that a reference alone says is shown as that
    const shown = source === '*' ? volume.split(':/')[0]! : source!
    if (!isThere && volume.includes(':')) found.push(missing(shown, at))
  })
  for (const config of service.configs ?? [])
    if (!Object.hasOwn(bare(file.configs ?? {}), bare(config).source))
      found.push(missing(bare(config).source, causeOf(config, path)))
  return found
}

function waitingProblems(all: readonly Checked[]): Finding[] {
  const byLabel = new Map(all.map(({ label, service }) => [label, service]))
  return all.flatMap(({ label, service, path }) =>
    Object.entries(service.depends_on ?? {}).flatMap(([other, value]): Finding[] => {
      const awaited = byLabel.get(other)
      if (awaited && (bare(value).condition === 'service_started' || awaited.healthcheck)) return []
      const reason = awaited ? 'has no health check' : 'is no service of the file'
      const message = `\`${label}\` waits for \`${other}\`, which ${reason}.`
      return [{ code: 'waits-in-vain', severity: 'error', message, path: causeOf(value, path) }]
    }),
  )
}

function portProblems(all: readonly Checked[]): Finding[] {
  const owners = new Map<string, string>()
  const found: Finding[] = []
  for (const { label, service, path } of all) {
    eachText(service.ports, path, (text, at) => {
      const port = /(\d+):\d+$/.exec(withDefaults(text))?.[1] ?? text
      const owner = owners.get(port)
      owners.set(port, label)
      if (owner === undefined) return
      const message = `\`${label}\` and \`${owner}\` would both be published on port ${port} of the host.`
      found.push({ code: 'host-port-clash', severity: 'error', message, path: at })
    })
  }
  return found
}
