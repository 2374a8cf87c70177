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
