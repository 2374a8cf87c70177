// A law that does not hold, by its name.

/** The laws of editing (ARCHITECTURE.md, Invariants), as a failing run names them. */
export type Law =
  | 'exactly the difference'
  | 'nothing else'
  | 'no change, no edit'
  | 'undo'
  | 'refuse rather than damage'
  | 'never throw'

export class Broken extends Error {
  readonly law: Law
  constructor(law: Law, what: string) {
    super(what)
    this.law = law
  }
}
