// Names for services that nobody declared: their kind's id, with a number where that is taken.

/** Hosts know neither case nor `_` (plan/names.ts): what is free must be free in their spelling. */
export class FreeNames {
  private readonly taken: Set<string>
  /** Behind names that were taken: the next number to try, by kind. */
  private readonly numbers = new Map<string, number>()

  constructor(names: readonly string[]) {
    this.taken = new Set(names.map(spelling))
  }

  /** A name that no other service has, and none after it gets. */
  take(id: string): string {
    let name = id
    let number = this.numbers.get(id) ?? 2
    while (this.taken.has(spelling(name))) name = `${id}-${number++}`
    this.numbers.set(id, number)
    this.taken.add(spelling(name))
    return name
  }
}

function spelling(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
