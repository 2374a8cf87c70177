// What is selected, as a form: the same lines as in the text above it.

import { useMemo, useRef } from 'react'
import type { Diagnostic } from '../../core/text/diagnostic'
import type { Emission } from '../studio/emission'
import { useStudioState } from '../studio/use-studio'
import { useKeepFocus } from '../ui/use-keep-focus'
import { Application } from './Application'
import { Edge } from './Edge'
import { Implied } from './Implied'
import './form.css'
import './inspector.css'
import { ServiceForm } from './ServiceForm'
import { Several } from './Several'

export function Inspector({ emissions }: { emissions: readonly Emission[] }) {
  const good = useStudioState((state) => state.good)
  const own = useStudioState(({ snapshot }) => snapshot.diagnostics)
  const isBroken = useStudioState(({ snapshot }) => snapshot.pipeline === null)
  const root = useRef<HTMLElement>(null)
  useKeepFocus(root)
  const diagnostics = useMemo(() => all(own, emissions), [own, emissions])
  return (
    <section className="insp" ref={root} tabIndex={-1} aria-label="What is selected">
      {good?.pipeline ? (
        <fieldset disabled={isBroken}>
          {isBroken && (
            <p className="note is-error">The text has an error; mend it first. This is how it was before.</p>
          )}
          <Selected diagnostics={isBroken ? [] : diagnostics} />
        </fieldset>
      ) : (
        <p className="insp-help">The text has an error, so there is nothing to show yet.</p>
      )}
    </section>
  )
}

function Selected({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  const good = useStudioState((state) => state.good)
  const { services, edge } = useStudioState((state) => state.selection)
  const pipeline = good!.pipeline!
  const declared = good!.declared!
  const [name] = services
  if (services.length > 1) return <Several pipeline={pipeline} names={services} />
  const service = pipeline.services.find((one) => one.name === name)
  if (service?.implied) return <Implied declared={declared} pipeline={pipeline} service={service} />
  if (service) {
    return (
      <ServiceForm
        // by its place, so that a new name is no new form
        key={pipeline.services.indexOf(service)}
        declared={declared}
        pipeline={pipeline}
        service={service}
        diagnostics={diagnostics}
      />
    )
  }
  if (edge) return <Edge pipeline={pipeline} diagnostics={diagnostics} from={edge[0]} to={edge[1]} />
  return <Application pipeline={pipeline} diagnostics={diagnostics} />
}

/** The document's findings, and what stands in a target's way: said once, however many targets say it. */
function all(own: readonly Diagnostic[], emissions: readonly Emission[]): Diagnostic[] {
  const seen = new Set<string>()
  return [...own, ...emissions.flatMap(({ diagnostics }) => diagnostics)].filter((one) => {
    if (one.severity === 'info' && !own.includes(one)) return false
    const key = `${one.code} ${one.from} ${one.to} ${one.message}`
    return !seen.has(key) && seen.add(key)
  })
}
