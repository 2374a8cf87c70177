// Facts under the form.

import { useDeferredValue, useMemo } from 'react'
import type { Pipeline, Service } from '../../core/pipeline/pipeline'
import { factsOf } from './facts-of'

export function Facts(props: { declared: Pipeline; pipeline: Pipeline; service: Service }) {
  // every target is asked: nobody who types waits for that
  const { declared, pipeline, service } = useDeferredValue(props)
  const facts = useMemo(() => factsOf(declared, pipeline, service), [declared, pipeline, service])
  return (
    <dl className="facts">
      {facts.map(({ title, text }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
