// Makes a stand-in for each image name that a compose file uses, tagged with the very name.

import { fileURLToPath } from 'node:url'
import { atEnd } from '../lib/endings.mjs'
import { makeBases } from './bases.mjs'
import { imageRow } from './table.mjs'

const program = fileURLToPath(new URL('image', import.meta.url))

/** Prepares the bases; what it returns makes images by name, each once. */
export async function prepareStandIns(daemon) {
  const { docker } = daemon
  const bases = await makeBases(daemon)
  const containers = {}
  for (const [kind, base] of Object.entries(bases)) {
    containers[kind] = (await docker('create', base, 'true')).trim()
    await docker('cp', program, `${containers[kind]}:/stand-in`)
  }
  atEnd(async () => {
    await docker('rm', ...Object.values(containers))
    await docker('image', 'prune', '-f') // the stand-ins of the run before, whose names were taken over
  })
  const made = new Set()
  return async (names) => {
    for (const name of names) {
      if (made.has(name)) continue
      const row = imageRow(name)
      if (!row)
        throw new Error(`nothing stands in for ${name}: a row is missing in conformance/stand-ins/table.mjs`)
      const changes = start(row).flatMap((change) => ['--change', change])
      await docker('commit', ...changes, containers[row.curl ? 'curl' : 'plain'], name)
      made.add(name)
    }
  }
}

function start({ role, port, ports, tools }) {
  if (role === 'comps-base') {
    return ['ENTRYPOINT ["sh", "-c", "set && ls -la"]', 'CMD []', 'USER user', 'WORKDIR /home/user']
  }
  const change = [
    `ENTRYPOINT ["python3", "/stand-in/main.py", "${role}"]`,
    'CMD []',
    'ENV OTEL_SDK_DISABLED=true',
  ]
  if (role !== 'store') return change
  return [
    ...change,
    `ENV STAND_IN_PORTS="${[port, ...ports].join(' ')}"`,
    `ENV PATH=/stand-in/${tools}:/usr/local/bin:/usr/bin:/bin`,
  ]
}
