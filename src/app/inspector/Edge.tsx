// An edge: the rule that makes it, or the use that it stands for.

import { edgesOf } from '../../core/pipeline/flow'
import type { Pipeline, Use } from '../../core/pipeline/pipeline'
import { words } from '../../core/pipeline/slots'
import type { Diagnostic } from '../../core/text/diagnostic'
import { spanOf } from '../../core/yaml/look-up'
import { useStudio } from '../studio/use-studio'
import { showDocument } from '../ui/panes'
import { Notes } from './Notes'
import { problemsAt } from './problems-at'
import { Title } from './Title'

type Props = { pipeline: Pipeline; diagnostics: readonly Diagnostic[]; from: string; to: string }

export function Edge({ pipeline, diagnostics, from, to }: Props) {
  const link = pipeline.links.find((one) => one.from === from && one.to === to)
  const isFlow = pipeline.flow.some((edge) => edge[0] === from && edge[1] === to)
  if (!isFlow && link) return <UseEdge pipeline={pipeline} link={link} />
  return <FlowEdge pipeline={pipeline} diagnostics={diagnostics} from={from} to={to} />
}

function FlowEdge({ pipeline, diagnostics, from, to }: Props) {
  const studio = useStudio()
  const rules = pipeline.rules.filter((rule) =>
    edgesOf(rule).some((edge) => edge[0] === from && edge[1] === to),
  )
  const output = pipeline.kinds.get(kindOf(pipeline, from))?.call.output ?? []
  return (
    <>
      <Title
        icon="flow"
        actions={
          <button
            type="button"
            className="btn box small"
            onClick={() => studio.run('disconnect', { from, to })}
          >
            Disconnect
          </button>
        }
      >
        {from} → {to}
      </Title>
      <p className="insp-help">
        What {from} answers{output.length > 0 && ` (${output.join(' or ')})`} goes to {to}.{' '}
        {rules.length === 1 ? 'One rule makes this edge:' : 'These rules make this edge:'}
      </p>
      {rules.map(({ path, text }) => (
        <button
          key={path.join('.')}
          type="button"
          className="insp-rule"
          title="Show it in the text"
          onClick={() => {
            const span = spanOf(studio.getState().snapshot.document, path)
            showDocument(() => studio.show(span, true))
          }}
        >
          {text}
        </button>
      ))}
      <Notes problems={rules.flatMap(({ path }) => problemsAt(diagnostics, path))} />
    </>
  )
}

function UseEdge({ pipeline, link: { from, to, slot, declared } }: { pipeline: Pipeline; link: Use }) {
  const studio = useStudio()
  const need = pipeline.kinds.get(kindOf(pipeline, from))?.slots.find(({ name }) => name === slot)
  const isImplied = pipeline.services.find(({ name }) => name === to)?.implied ?? false
  return (
    <>
      <Title
        icon="srv"
        actions={
          declared ? (
            <button type="button" className="btn box small" onClick={() => studio.run('unuse', { from, to })}>
              Stop using
            </button>
          ) : isImplied ? (
            <button
              type="button"
              className="btn box small"
              onClick={() => studio.run('explicit', { name: to })}
            >
              Make explicit
            </button>
          ) : (
            <button type="button" className="btn box small" onClick={() => studio.run('use', { from, to })}>
              Write it down
            </button>
          )
        }
      >
        {from} uses {to}
      </Title>
      <p className="insp-help">
        {from} calls {to} itself{need ? `: ${words(need)}` : ''}. This is no data flow.{' '}
        {declared
          ? 'It is written in uses.'
          : isImplied
            ? `${to} is implied, because nothing declared fills this need.`
            : `It is not written in uses: ${to} is the only service that fits.`}
      </p>
    </>
  )
}

function kindOf({ services }: Pipeline, name: string): string {
  return services.find((one) => one.name === name)?.kind ?? ''
}
