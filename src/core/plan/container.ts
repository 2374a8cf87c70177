// A container's image and command, as text with references.

import type { Kind, Variant } from '../catalog/kind'
import type { Application, Service } from '../pipeline/pipeline'
import { parseText, type Text } from '../pipeline/substitution'
import { type Environment, referencesOf } from './environment'

/** `opea/NAME` without a tag follows the document's registry and tag, which the environment can override. */
export function imageOf(
  service: Service,
  kind: Kind,
  variant: Variant | undefined,
  application: Application,
): Text {
  if (service.declared.image !== undefined) return parseText(service.declared.image)
  const image = variant?.image ?? kind.container?.image ?? ''
  return opeaImage(image, application) ?? [image]
}

const UNTAGGED = /^opea\/([^:@]+)$/

/** null for images that are not OPEA's own, or that the catalog pins. */
export function opeaImage(
  image: string,
  { registry, tag }: Pick<Application, 'registry' | 'tag'>,
): Text | null {
  const name = UNTAGGED.exec(image)?.[1]
  if (name === undefined) return null
  return [{ variable: 'REGISTRY', default: registry }, `/${name}:`, { variable: 'TAG', default: tag }]
}

/** The kind's command with its placeholders filled, and the document's own arguments behind it, instead of equal ones. */
export function commandOf(
  service: Service,
  kind: Kind,
  variant: Variant | undefined,
  environment: Environment,
  port: number,
): Text[] {
  const given = service.declared.args ?? []
  const words = without(variant?.command ?? kind.container?.command ?? [], given)
  const own = words.map((word) => withCards(environment.fill(word, service, port), service, environment))
  return [...own, ...given.map(parseText)]
}

/** Words without the options, and their values, that are given anew: to some servers one that stands twice is an error. */
function without(words: readonly string[], given: readonly string[]): string[] {
  const optionOf = (word: string) => word.split('=')[0]!
  const options = new Set(given.filter((word) => word.startsWith('-')).map(optionOf))
  let isGiven = false
  return words.filter((word) => {
    if (word.startsWith('-')) isGiven = options.has(optionOf(word))
    return !isGiven
  })
}

const CARDS = 'NUM_CARDS'

/** The catalog's commands spread a model over `${NUM_CARDS}` cards; the document may say over how many. */
function withCards(text: Text, service: Service, environment: Environment): Text {
  const cards = service.declared.resources?.accelerators
  return text.map((part) => {
    if (typeof part === 'string' || part.variable !== CARDS) return part
    const variable = environment.ownVariable(CARDS, service)
    return { variable, default: cards ? String(cards) : part.default }
  })
}

/** Over how many cards a command spreads its model; null where it says nothing of them. */
export function cardsIn(command: readonly Text[]): number | null {
  const spread = command.flatMap(referencesOf).find(({ variable }) => variable.endsWith(CARDS))
  return spread?.default ? Number(spread.default) : null
}
