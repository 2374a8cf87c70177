// Reading a gesture's arguments, which come from people and programs: refused with a word when they do not fit.

import { inferKind } from '../catalog/infer'
import { NAME } from '../pipeline/flow'
import { didYouMean, nearest } from '../text/nearest'
import { refuse } from '../yaml/guard'
import type { Draft } from './draft'

export type Arguments = Readonly<Record<string, unknown>>

/** An argument that must be there. Refusal: `bad-argument`. */
export function text(args: Arguments, key: string): string {
  const value = args[key]
  if (typeof value !== 'string' || value === '')
    return refuse('bad-argument', [], `\`${key}\` must be a string that is not empty.`)
  return value
}

/** The same for one that may be absent. */
export function optionalText(args: Arguments, key: string): string | undefined {
  return args[key] === undefined ? undefined : text(args, key)
}

/** Off where it is absent. Refusal: `bad-argument`. */
export function flag(args: Arguments, key: string): boolean {
  const value = args[key] ?? false
  return typeof value === 'boolean' ? value : refuse('bad-argument', [], `\`${key}\` must be true or false.`)
}

/** A list of names: `names`, or a single `name`. Refusal: `bad-argument`. */
export function names(args: Arguments): string[] {
  const value = args.names ?? (args.name === undefined ? undefined : [args.name])
  if (!Array.isArray(value) || value.length === 0 || value.some((one) => typeof one !== 'string')) {
    return refuse('bad-argument', [], '`names` must be a list of names.')
  }
  return [...new Set(value as string[])]
}

/** A name that a new service may take. Refusals: `bad-name`, `edit-name-taken`, `name-clash`. */
export function freeName(draft: Draft, name: string): string {
  if (!NAME.test(name)) {
    refuse(
      'bad-name',
      [],
      `\`${name}\` cannot name a service: letters, digits, \`_\`, \`-\` and \`.\` may stand in a name.`,
    )
  }
  if (draft.has(['opea_micro_services', name]))
    refuse('edit-name-taken', [], `There is a service \`${name}\` already.`)
  if (name === draft.pipeline.application.name)
    refuse('name-clash', [], `\`${name}\` is the name of the application.`)
  return name
}

/**
 * The wanted name, or the first of `wanted-2`, `wanted-3`, … that no declared service has, nor one of those given. A
 * copy of `wanted-2` is counted on from `wanted`, if there is one.
 */
export function numberedName(draft: Draft, wanted: string, given: ReadonlySet<string> = new Set()): string {
  const { application } = draft.pipeline
  const isTaken = (name: string) =>
    given.has(name) || name === application.name || draft.has(['opea_micro_services', name])
  const counted = /^(.+)-\d+$/.exec(wanted)?.[1]
  const base = counted !== undefined && isTaken(counted) ? counted : wanted
  let name = wanted
  for (let number = 2; isTaken(name); number++) name = `${base}-${number}`
  return name
}

/** The id of a kind that there is. Refusal: `unknown-kind`, with the kind that was probably meant. */
export function kindId(draft: Draft, id: string): string {
  const { kinds } = draft.pipeline
  if (kinds.has(id)) return id
  const byName = inferKind(id, null, kinds).kind
  const near = byName === 'custom' ? nearest(id, kinds.keys()) : byName
  return refuse('unknown-kind', [], `There is no kind \`${id}\`.${didYouMean(near)}`)
}
