// Random choices from bytes. Used up, or all zero, they give the plainest choice of all: what a failing case
// shrinks to is short and simple.

export class Dice {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** A number from 0 up to, not including, `count`. */
  roll(count: number): number {
    return (this.bytes[this.at++] ?? 0) % count
  }

  /** One of a list, whose first should be the plainest. */
  one<T>(list: readonly T[]): T {
    return list[this.roll(list.length)]!
  }

  chance(percent: number): boolean {
    return (this.bytes[this.at++] ?? 0) >= 256 - 2.56 * percent
  }

  /** Some of a list, in its order. */
  some<T>(list: readonly T[], percent: number): T[] {
    return list.filter(() => this.chance(percent))
  }
}
