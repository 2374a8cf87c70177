// Which names hang together, while one link after the other is told.

export class Union {
  private readonly above = new Map<string, string>()

  /** Who stands for all that hang together with a name. */
  leader(name: string): string {
    let leader = name
    for (let up = this.above.get(name); up !== undefined; up = this.above.get(up)) leader = up
    // the next one asks less
    for (let at = name; at !== leader; ) {
      const up = this.above.get(at)!
      this.above.set(at, leader)
      at = up
    }
    return leader
  }

  /** All that hang together with `name` follow the leader of `other`. */
  join(name: string, other: string) {
    const leader = this.leader(name)
    const next = this.leader(other)
    if (leader !== next) this.above.set(leader, next)
  }
}
