// A service that stands in no line of the document: what it is, and why it is there.

import type { Pipeline, Service } from '../../core/pipeline/pipeline'
import { words } from '../../core/pipeline/slots'
import { useStudio } from '../studio/use-studio'
import { Facts } from './Facts'
import { Title } from './Title'

type Props = { declared: Pipeline; pipeline: Pipeline; service: Service }

export function Implied({ declared, pipeline, service }: Props) {
  const studio = useStudio()
  const kind = pipeline.kinds.get(service.kind)
  const users = pipeline.links
    .filter(({ to }) => to === service.name)
    .map(({ from, slot }) => {
      const caller = pipeline.services.find(({ name }) => name === from)
      const found = pipeline.kinds.get(caller?.kind ?? '')?.slots.find((one) => one.name === slot)
      return found ? `${from} needs ${words(found)}` : `${from} needs it`
    })
  return (
    <>
      <Title
        kind={kind}
        actions={
          <button
            type="button"
            className="btn box small"
            onClick={() => studio.run('explicit', { name: service.name })}
          >
            Make explicit
          </button>
        }
      >
        {service.name} <span className="insp-tag">implied</span>
      </Title>
      {kind && <p className="insp-help">{kind.help}</p>}
      <p className="note is-info">
        It stands in no line of the document: {users.join(', ')}, and nothing declared is that. Make it
        explicit to give it a model, a port or anything else.
      </p>
      <Facts key={service.name} declared={declared} pipeline={pipeline} service={service} />
    </>
  )
}
