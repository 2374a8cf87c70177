// The service that takes documents in, and how it is fed: through its port of this machine, or from inside its
// container where the document publishes none.

import type { Plan } from '../../plan/plan'
import { quoted, urlPath } from '../../plan/shell'

export type Dataprep = { label: string; port: number; published: number | null; endpoint: string }

/** null where there is none, or none that takes plain files. */
export function dataprepOf({ units }: Plan): Dataprep | null {
  for (const { label, port, published, kind, service } of units) {
    const { endpoint } = kind.call
    if (service.role === 'side' && kind.id === 'dataprep' && endpoint !== null)
      return { label, port, published, endpoint }
  }
  return null
}

/** A document on standard input, as a command of try.sh. Python and its `requests` are in the image, and in the stub's. */
export function feeding({ label, port, published, endpoint }: Dataprep): string {
  if (published !== null)
    return `  ask -F 'files=@-;filename=opea.txt;type=text/plain' \\
    "http://$(address ${label} ${port})"${quoted(urlPath(endpoint))}`
  const url = `http://localhost:${port}${urlPath(endpoint)}`
  return `  compose exec -T ${label} python -c '
import requests, sys
answer = requests.post(sys.argv[1], files={"files": ("opea.txt", sys.stdin.buffer.read(), "text/plain")})
print(answer.text[:2000])
sys.exit(answer.status_code != 200)' ${quoted(url)}`
}
