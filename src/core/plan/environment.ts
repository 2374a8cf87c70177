// The variables of each container: the kind's own, what its slots decide, what the document adds.

import { type Kind, PLACEHOLDER, type Variable, type Variant } from '../catalog/kind'
import { grouped } from '../pipeline/grouped'
import { namingOf } from '../pipeline/indexes'
import type { Pipeline, Service, Use } from '../pipeline/pipeline'
import { fillingKind } from '../pipeline/slots'
import { parseText, type Reference, type Text } from '../pipeline/substitution'
import type { Path } from '../text/diagnostic'
import { matchesOf } from '../text/matches'
import type { Addresses } from './addresses'
import { type Login, loginsOf } from './logins'
import { portVariable, variableName } from './names'

export type PlannedVariable = {
  name: string
  /** null: passed through from whoever starts the target, and absent where that has none. */
  value: Text | null
  /** The container does not start without it: its value is one reference that must be set. */
  required: boolean
  help: string | null
  path: Path
}

/** The variables, models and index names of one pipeline in one target. */
export class Environment {
  private readonly pipeline: Pipeline
  private readonly addresses: Addresses
  private readonly services: ReadonlyMap<string, Service>
  /** Links by their callers, and by those who are called. */
  private readonly links: ReadonlyMap<string, Use[]>
  private readonly callers: ReadonlyMap<string, Use[]>
  private readonly models = new Map<string, Text>()
  private readonly indexes = new Map<string, Text>()
  private readonly owners = new Map<string, string>()
  private readonly logins: ReadonlyMap<string, Login>

  constructor(pipeline: Pipeline, addresses: Addresses) {
    this.pipeline = pipeline
    this.addresses = addresses
    this.services = new Map(pipeline.services.map((service) => [service.name, service]))
    this.links = grouped(pipeline.links, ({ from }) => from)
    this.callers = grouped(pipeline.links, ({ to }) => to)
    this.logins = loginsOf(pipeline, addresses)
    this.nameModels()
    this.nameIndexes()
  }

  /** All variables of a service's container; of equal names the later counts: kind, platform, slots, document. */
  of(service: Service, kind: Kind, variant: Variant | undefined): PlannedVariable[] {
    const port = this.addresses.portOf(service)
    const found = new Map<string, PlannedVariable>()
    const add = (variables: readonly Variable[] | undefined, path: Path) => {
      for (const variable of variables ?? []) {
        const planned = this.planned(variable, service, port, path)
        if (planned) found.set(variable.name, planned)
      }
    }
    add(kind.container?.environment, service.path)
    add(variant?.environment, service.path)
    for (const link of this.links.get(service.name) ?? []) {
      const slot = kind.slots.find(({ name }) => name === link.slot)
      if (!slot) continue
      add(slot.environment, link.path)
      add(slot.by?.[fillingKind(this.services.get(link.to)!, slot, this.pipeline.kinds)], link.path)
    }
    for (const { name, value } of service.declared.environment ?? []) {
      const path = [...service.path, 'environment', name]
      found.set(name, {
        name,
        value: value === null ? null : parseText(value),
        required: false,
        help: null,
        path,
      })
    }
    return [...found.values()]
  }

  /** The model that a service serves, or that it asks its server for; null for services without. */
  modelOf(service: Service): Text | null {
    const own = this.models.get(service.name)
    if (own) return own
    const kind = this.pipeline.kinds.get(service.kind)!
    const slot = kind.slots.find(({ model }) => model)
    const link = this.links.get(service.name)?.find((one) => one.slot === slot?.name)
    const server = slot && link && this.models.get(link.to)
    return server ?? (service.model === null ? null : parseText(service.model))
  }

  /** A variable that is not shared: who asks first keeps the well-known name, the others get their own. */
  ownVariable(usual: string, { name }: Service): string {
    const owner = this.owners.get(usual) ?? name
    this.owners.set(usual, owner)
    return owner === name ? usual : `${variableName(name)}_${usual}`
  }

  /** Where the service in that slot is reached; null where there is none. */
  urlIn(service: Service, slot: string): Text | null {
    const link = this.links.get(service.name)?.find((one) => one.slot === slot)
    return link ? this.urlOf(this.services.get(link.to)!) : null
  }

  /** A string of the catalog with its placeholders filled. */
  fill(value: string, service: Service, port: number): Text {
    if (!value.includes('{')) return [value]
    const parts: Text = []
    let done = 0
    for (const match of matchesOf(PLACEHOLDER, value)) {
      if (match.index > done) parts.push(...parseText(value.slice(done, match.index)))
      parts.push(...this.meaning(match[1]!, match[2], service, port))
      done = match.index + match[0].length
    }
    if (done < value.length) parts.push(...parseText(value.slice(done)))
    return parts
  }

  private meaning(what: string, slot: string | undefined, service: Service, port: number): Text {
    if (slot === undefined && what === 'port') return [String(port)]
    if (slot === undefined && what === 'reached') return this.reachedApplication()
    const link = this.links.get(service.name)?.find((one) => one.slot === slot)
    const target = slot === undefined ? service : link && this.services.get(link.to)
    if (!target) return ['']
    const { name } = target
    switch (what) {
      case 'url':
        return this.urlOf(target)
      case 'reached':
        return this.reached(target)
      case 'host':
        return parseText(this.addresses.hostOf(name))
      case 'port':
        return [String(this.addresses.portFor(name))]
      case 'model':
        return this.modelOf(target) ?? ['']
      case 'index':
        return this.indexes.get(name) ?? ['']
      default:
        return this.logins.get(name)?.[what as keyof Login] ?? ['']
    }
  }

  private urlOf(service: Service): Text {
    const { url } = this.pipeline.kinds.get(service.kind)!.call
    if (url === undefined || service.remote) return parseText(this.addresses.urlOf(service.name))
    return this.fill(url, service, this.addresses.portOf(service))
  }

  /** As a browser sees it, which runs on the host. */
  private reachedApplication(): Text {
    const { name, port, endpoint } = this.pipeline.application
    return [...onHost(name, port), endpoint]
  }

  /** Base URL, as a browser sees it; empty for what is not published. */
  private reached({ name, kind, remote, endpoint, declared: { port } }: Service): Text {
    if (!remote) return port === undefined ? [''] : onHost(this.addresses.labelOf(name), port)
    const path = this.pipeline.kinds.get(kind)!.call.endpoint ?? ''
    return parseText(endpoint!.endsWith(path) ? endpoint!.slice(0, -path.length) : endpoint!)
  }

  private planned(variable: Variable, service: Service, port: number, path: Path): PlannedVariable | null {
    const { name, value, required, help = null } = variable
    if (value !== undefined) {
      const text = this.fill(value, service, port)
      const [first, ...rest] = text
      const isOpen = typeof first === 'object' && first.default === null && rest.length === 0
      return { name, value: text, required: required === true && isOpen, help, path }
    }
    if (required === undefined) return null
    return { name, value: required ? [{ variable: name, default: null }] : null, required, help, path }
  }

  /** The first server in the order of the document keeps the well-known variable, the others get their own. */
  private nameModels() {
    const taken = new Set<string>()
    for (const service of this.services.values()) {
      const model = this.pipeline.kinds.get(service.kind)?.model
      if (!model || service.model === null) continue
      const text = parseText(service.model)
      if (text.some((part) => typeof part !== 'string')) {
        this.models.set(service.name, text)
        continue
      }
      const variable = taken.has(model.variable) ? `${variableName(service.name)}_MODEL_ID` : model.variable
      taken.add(variable)
      this.models.set(service.name, [{ variable, default: service.model }])
    }
  }

  /** Who writes a store and who reads it must name one index, whatever their variables are called. */
  private nameIndexes() {
    const taken = new Set<string>()
    for (const service of this.services.values()) {
      const index = this.pipeline.kinds.get(service.kind)?.index
      if (!index) continue
      const variable = taken.has(index.variable)
        ? `${variableName(service.name)}_${index.variable}`
        : index.variable
      taken.add(variable)
      const written = this.writtenIndex(service)
      this.indexes.set(service.name, written ? parseText(written) : [{ variable, default: index.default }])
    }
  }

  /** What the document calls the index of a store, at the first of its users that says so. */
  private writtenIndex(store: Service): string | undefined {
    const lookup = { kinds: this.pipeline.kinds, byName: this.services }
    const namings = (this.callers.get(store.name) ?? []).map((link) => namingOf(link, lookup)?.value)
    return namings.find((value) => value != null)
  }
}

/** A published port can be changed by its variable. */
function onHost(label: string, port: number): Text {
  return ['http://localhost:', { variable: portVariable(label), default: String(port) }]
}

/** References in a text, without repeats. */
export function referencesOf(text: Text | null): Reference[] {
  return (text ?? []).filter((part) => typeof part !== 'string')
}
