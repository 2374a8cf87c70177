// From a problem to its place: the node and the line.

import type { Diagnostic } from '../../core/text/diagnostic'
import type { Studio } from '../studio/studio'
import { showDocument } from '../ui/panes'
import { serviceOf } from './entries'

export function goTo(studio: Studio, diagnostic: Diagnostic) {
  const name = serviceOf(diagnostic)
  const { good } = studio.getState()
  if (name !== null && good?.pipeline?.services.some((service) => service.name === name))
    studio.select({ services: [name] })
  const span = { from: diagnostic.from, to: diagnostic.to }
  showDocument(() => studio.show(span, true))
}
