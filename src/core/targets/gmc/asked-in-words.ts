// A retriever of graphs is asked in words and may begin a flow. In its place GMC has one that is given an embedding.

import type { Pipeline } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'
import type { Deployment } from './deployed'

/** Findings: `gmc-no-embedding`. `declared` is as the document says: GMC has Redis for stores that are asked in words. */
export function askedInWords(
  { flow, flowServices, kinds }: Pipeline,
  deployment: Deployment,
  declared: Pipeline['services'],
): Finding[] {
  const targets = new Set(flow.map(([, to]) => to))
  const first = new Set(flowServices.filter((name) => !targets.has(name)))
  const graphs = new Map(
    declared.flatMap(({ name, kind }) => (kinds.get(kind)?.askedInWords ? [[name, kind] as const] : [])),
  )
  return deployment.services
    .filter(({ name }) => first.has(name))
    .flatMap(({ name, path }) =>
      deployment
        .linksOf(name)
        .filter(({ to }) => graphs.has(to) && deployment.has(to))
        .map(({ to }) => ({
          code: 'gmc-no-embedding',
          severity: 'error',
          message: `GMC has no \`${graphs.get(to)}\`, and its own \`${name}\` cannot begin a flow: it searches by an embedding, which no request holds.`,
          hint: 'Put an embedding before it, or give it a URL, where it runs beside its store already.',
          path,
          part: 'key',
        })),
    )
}
