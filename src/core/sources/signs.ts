// What files look like, told from their text alone: the page knows by it what to do before the rest is fetched.

const PIPELINE = /^\uFEFF?["']?(?:opea_micro_services|opea_mega_service)["']?\s*:/m

/** In YAML or JSON, at any depth: it may be one of a list. */
const CONNECTOR = /\bkind["']?\s*:\s*["']?GMConnector(?:List)?["']?\s*(?:[,}#]|$)/m

/** Does a line begin with one of the two keys of a pipeline? */
export function isPipeline(text: string): boolean {
  return PIPELINE.test(text)
}

/** Is a GMConnector among what the text holds? */
export function isConnector(text: string): boolean {
  return CONNECTOR.test(text) && !isPipeline(text)
}

/** Something that a pipeline can be made of. */
export function isForeign(text: string): boolean {
  return isConnector(text)
}
