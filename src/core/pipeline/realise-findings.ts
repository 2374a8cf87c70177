// What `realise` tells a person, in words.

import type { Slot } from '../catalog/kind'
import type { Finding, Fix } from '../text/diagnostic'
import type { Service } from './pipeline'
import { kindsOf, words } from './slots'

/** Nobody chooses from longer lists, and each entry is a fix with its edits, at every caller. */
const MANY = 12

/** Finding: `model-differs`, at the caller’s model. */
export function modelDiffers(caller: Service, server: Service): Finding {
  const path = [...caller.path, 'model']
  return {
    code: 'model-differs',
    severity: 'error',
    message: `\`${caller.name}\` asks for the model ${caller.declared.model}, but \`${server.name}\`, which it uses, serves ${server.declared.model}.`,
    hint: 'Give the model once, at the server.',
    path,
    fix: { label: `Remove the model of ${caller.name}`, changes: [{ remove: path }] },
  }
}

/** Finding: `ambiguous-slot`, with a fix for each of those that would do. */
export function ambiguousSlot(service: Service, slot: Slot, free: readonly Service[]): Finding {
  const names = free.slice(0, MANY).map(({ name }) => `\`${name}\``)
  if (free.length > MANY) names.push(`${free.length - MANY} more`)
  return {
    code: 'ambiguous-slot',
    severity: 'error',
    message: `\`${service.name}\` needs ${words(slot)}; ${names.join(', ')} would all do.`,
    hint: 'Say which by `uses`.',
    path: service.path,
    part: 'key',
    ...usingOne(service, free),
  }
}

/** Finding: `no-server`. `target` as a person calls it. */
export function noServer(service: Service, slot: Slot, target: string): Finding {
  return {
    code: 'no-server',
    severity: 'error',
    message: `\`${service.name}\` needs ${words(slot)}, and ${target} can deploy none of ${kindsOf(slot)} on ${service.platform}.`,
    hint: 'Declare a remote one: a service of that kind with a URL as its endpoint.',
    path: service.path,
    part: 'key',
  }
}

/** Finding: `uses-fits-none`, where it would use such a service with other stores only. */
export function idleUse(
  service: Service,
  to: Service,
  { only }: Slot,
  other: Service | undefined,
  path: Finding['path'],
): Finding {
  const beside = other ? ` with \`${other.name}\` (${other.kind})` : ''
  const stores = only!.kinds.map((id) => `\`${id}\``).join(' or ')
  return {
    code: 'uses-fits-none',
    severity: 'error',
    message: `\`${service.name}\` (${service.kind}) has no use for \`${to.name}\` (${to.kind})${beside}, only with a ${stores}.`,
    path,
    fix: { label: 'Remove it', changes: [{ remove: path }] },
  }
}

/** Finding: `own-server`, where nothing is free; for a store, of which that is seldom meant, `own-store`. */
export function ownServer(
  service: Service,
  slot: Slot,
  fitting: readonly Service[],
  isStore: boolean,
): Finding {
  return {
    code: isStore ? 'own-store' : 'own-server',
    severity: isStore ? 'warning' : 'info',
    message: `\`${service.name}\` needs ${words(slot)} and gets one of its own, because \`${fitting[0]!.name}\` is listed by others and not by it.`,
    ...(isStore
      ? { hint: 'What one service writes into a store the others find only in the same store.' }
      : {}),
    path: service.path,
    part: 'key',
    ...usingOne(service, fitting),
  }
}

function usingOne(service: Service, servers: readonly Service[]): Pick<Finding, 'fix' | 'fixes'> {
  const fixes: Fix[] = servers.slice(0, MANY).map(({ name }) => ({
    label: `Use ${name}`,
    changes: [{ set: [...service.path, 'uses'], value: [...(service.declared.uses ?? []), name] }],
  }))
  return fixes.length > 1 ? { fix: fixes[0]!, fixes } : { fix: fixes[0]! }
}
