// What a service says is the same object for as long as its text is the same: where nothing is wrong with it, nobody
// looks a second time.

import type { Declared, Service } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'

const NOTHING: Finding[] = []

/** `find`, which finds something or nothing by what a service declares alone, whatever it is called. */
export function unlessFine(find: (service: Service) => Finding[]): (service: Service) => Finding[] {
  const fine = new WeakSet<Declared>()
  return (service) => {
    if (fine.has(service.declared)) return NOTHING
    const found = find(service)
    if (found.length === 0) fine.add(service.declared)
    return found
  }
}
