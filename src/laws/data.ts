// Plain data of a random document, before it is written in some style.

/** A scalar that is written without quotes just so: `6000`, `null`, `0755`, or nothing. */
export class Raw {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A mapping in order; keys may repeat. */
export class Pairs {
  readonly list: [key: string, value: Data][]
  constructor(list: [key: string, value: Data][]) {
    this.list = list
  }
}

/** `&name value`. */
export class Anchored {
  readonly name: string
  readonly value: Data
  constructor(name: string, value: Data) {
    this.name = name
    this.value = value
  }
}

/** What a random document is made of. */
export type Data = string | Raw | Anchored | Pairs | Data[]
