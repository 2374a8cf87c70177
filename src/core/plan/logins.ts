// What the callers of a store log in with: what the document says at the store, else what the catalog says.

import type { Kind } from '../catalog/kind'
import type { Pipeline, Service } from '../pipeline/pipeline'
import { parseText, type Text } from '../pipeline/substitution'
import type { Addresses } from './addresses'
import { variableName } from './names'

export type Login = { user: Text; password: Text; database: Text }

type Defaults = NonNullable<Kind['login']>

/** By the names of the services. Of several with one variable the first keeps it, the others get their own. */
export function loginsOf({ services, kinds }: Pipeline, addresses: Addresses): Map<string, Login> {
  const logins = new Map<string, Login>()
  const taken = new Set<string>()
  for (const service of services) {
    const kind = kinds.get(service.kind)
    if (!kind?.login) continue
    const { password } = kind.login
    const usual = password?.variable ?? ''
    const variable = taken.has(usual) ? `${variableName(service.name)}_${usual}` : usual
    taken.add(variable)
    const login = service.remote
      ? elsewhere(service, kind.login, variable, addresses)
      : here(service, kind, kind.login, variable)
    logins.set(service.name, login)
  }
  return logins
}

function here({ declared }: Service, { container }: Kind, login: Defaults, variable: string): Login {
  const said = (placeholder: string): Text | null => {
    const named = container?.environment?.find(({ value }) => value === placeholder)?.name
    const value = declared.environment?.find(({ name }) => name === named)?.value
    return value === undefined || value === null ? null : parseText(value)
  }
  return {
    user: said('{user}') ?? [login.user ?? ''],
    password: said('{password}') ?? [{ variable, default: login.password?.default ?? null }],
    database: said('{database}') ?? [login.database ?? ''],
  }
}

/** The default password is for stores of this export: of another's it has to be said. */
function elsewhere(service: Service, login: Defaults, variable: string, addresses: Addresses): Login {
  const remote = addresses.remoteOf(service)
  const key = service.declared.apiKey ?? variable
  const database = remote?.path.replace(/^\/|[?#].*$/g, '')
  return {
    user: parseText(remote?.user ?? login.user ?? ''),
    password: remote?.password ? parseText(remote.password) : [{ variable: key, default: null }],
    database: [database || login.database || ''],
  }
}
