// Listeners that cannot harm one another: a fault of one is reported as one that nobody caught, and the next is called.

export function guarded<A extends unknown[]>(listener: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      listener(...args)
    } catch (error) {
      reportError(error)
    }
  }
}

/** Those who are told of something. */
export class Listeners<A extends unknown[]> {
  private readonly all = new Set<(...args: A) => void>()

  /** Gives a function that ends it. */
  add(listener: (...args: A) => void): () => void {
    const safe = guarded(listener)
    this.all.add(safe)
    return () => this.all.delete(safe)
  }

  tell(...args: A) {
    for (const listener of this.all) listener(...args)
  }
}
