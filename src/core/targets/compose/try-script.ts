// try.sh: starts the application, waits until it is healthy, gives it a document, asks it, and shows the answer.

import { hasMegaservice, type Plan } from '../../plan/plan'
import { quoted, urlPath } from '../../plan/shell'
import { databasesOf, firstTable } from './database'
import { dataprepOf, feeding } from './dataprep'
import { firstRequest } from './first-request'
import type { References } from './interpolation'

/** The text of try.sh. */
export function tryScript(plan: Plan, references: References, hasMock: boolean): string {
  const { application } = plan
  const dataprep = dataprepOf(plan)
  const isAsked = hasMegaservice(plan)
  return `#!/bin/sh
# Starts ${application.name}, waits until it is healthy, ${dataprep ? 'gives it a document, ' : ''}${isAsked ? 'and asks it' : 'and says so'}: sh try.sh
${hasMock ? '# sh try.sh mock: the same without models, on the stubs of compose.mock.yaml\n' : ''}set -eu
cd "$(dirname "$0")"

compose() {
${
  hasMock
    ? `  if [ "$mode" = mock ]; then
    docker compose -f compose.yaml -f compose.mock.yaml "$@"
  else
    docker compose "$@"
  fi`
    : '  docker compose "$@"'
}
}
${hasMock ? mode(references.insisted()) : ''}
# where a service is reached: SERVICE PORT
address() {
  compose port "$1" "$2" | head -n 1 | sed 's/^0\\.0\\.0\\.0:/localhost:/; s/^\\[::\\]:/localhost:/'
}

# shows what is answered, and fails where that is an error
ask() {
  answer=$(curl -sS --noproxy '*' -w '\\n%{http_code}' "$@")
  printf '%s\\n' "$answer" | sed '$d' | cut -c 1-2000
  [ "$(printf '%s\\n' "$answer" | tail -n 1)" = 200 ]
}

echo 'Starting. The first time downloads what it needs, which takes a while.'
compose config -q
tries=1
until compose up -d --wait; do
  [ "$tries" -lt 5 ] || exit 1
  tries=$((tries + 1))
  echo 'Something is not healthy yet. Going on with it.'
done
${
  dataprep
    ? `
echo 'A document:'
printf '%s\\n' 'OPEA is the Open Platform for Enterprise AI: microservices from which AI applications are composed.' |
${feeding(dataprep)}
`
    : ''
}${databasesOf(plan).map(firstTable).join('')}${
  isAsked
    ? `
echo 'A request, and its answer:'
printf '%s\\n' ${quoted(JSON.stringify(firstRequest(plan)))} |
  ask -H 'Content-Type: application/json' -d @- \\
    "http://$(address ${application.name} ${application.port})"${quoted(urlPath(application.endpoint))}
`
    : `
echo 'It is healthy.'
`
}`
}

/** The stubs want no secrets, but compose.yaml insists that they are set. */
function mode(insisted: readonly string[]): string {
  const lines = insisted.map((name) => `  export ${name}="\${${name}:-any}"`)
  const set = lines.length > 0 ? `if [ "$mode" = mock ]; then\n${lines.join('\n')}\nfi\n` : ''
  return `mode=\${1:-real}\n${set}`
}
