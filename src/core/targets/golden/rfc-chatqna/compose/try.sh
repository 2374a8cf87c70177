#!/bin/sh
# Starts megaservice, waits until it is healthy, and asks it: sh try.sh
# sh try.sh mock: the same without models, on the stubs of compose.mock.yaml
set -eu
cd "$(dirname "$0")"

compose() {
  if [ "$mode" = mock ]; then
    docker compose -f compose.yaml -f compose.mock.yaml "$@"
  else
    docker compose "$@"
  fi
}
mode=${1:-real}
if [ "$mode" = mock ]; then
  export HF_TOKEN="${HF_TOKEN:-any}"
fi

# where a service is reached: SERVICE PORT
address() {
  compose port "$1" "$2" | head -n 1 | sed 's/^0\.0\.0\.0:/localhost:/; s/^\[::\]:/localhost:/'
}

# shows what is answered, and fails where that is an error
ask() {
  answer=$(curl -sS --noproxy '*' -w '\n%{http_code}' "$@")
  printf '%s\n' "$answer" | sed '$d' | cut -c 1-2000
  [ "$(printf '%s\n' "$answer" | tail -n 1)" = 200 ]
}

echo 'Starting. The first time downloads what it needs, which takes a while.'
compose config -q
tries=1
until compose up -d --wait; do
  [ "$tries" -lt 5 ] || exit 1
  tries=$((tries + 1))
  echo 'Something is not healthy yet. Going on with it.'
done

echo 'A request, and its answer:'
printf '%s\n' '{"messages":[{"role":"user","content":"What is OPEA?"}],"stream":false}' |
  ask -H 'Content-Type: application/json' -d @- \
    "http://$(address megaservice 8080)"'/v1/megaservice'
