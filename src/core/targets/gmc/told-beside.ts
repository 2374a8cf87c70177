// Beside the flow: uploads and web pages, of which GMC's router serves less than there may be.

import { IMAGES } from '../../gmc/steps'
import type { Pipeline } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'
import { besideTheFlow } from './beside-the-flow'
import type { Deployment } from './deployed'

/** The router forwards uploads to every DataPrep of root, and with two the replies get mixed: `gmc-dataprep`. */
export function uploads(pipeline: Pipeline, deployment: Deployment): Finding[] {
  const all = besideTheFlow('DataPrep', pipeline, deployment)
  return all.slice(1).map(({ path, name }) => ({
    code: 'gmc-dataprep',
    severity: 'warning',
    message: `GMC’s router hands an upload to \`${all[0]!.name}\` and \`${name}\` at once and mixes their replies, unless the header SERVICE_NAME says which.`,
    path,
    part: 'key',
  }))
}

/** The page of GMC's manifest is another than that of the catalog, and the router leads to the first one only: `gmc-page`. */
export function pages(pipeline: Pipeline, deployment: Deployment): Finding[] {
  const [first, ...more] = besideTheFlow('UI', pipeline, deployment)
  if (!first) return []
  const said = {
    code: 'gmc-page',
    severity: 'info',
    message: `In GMC \`${first.name}\` is ${IMAGES.UI}, at /ui of the router; documents cannot be uploaded there.`,
    path: first.path,
    part: 'key',
  } as const
  const others = more.map(({ name, path }) => ({
    ...said,
    severity: 'warning' as const,
    message: `GMC’s router leads to the page of \`${first.name}\`, and nothing leads to \`${name}\`.`,
    path,
  }))
  return [said, ...others]
}
