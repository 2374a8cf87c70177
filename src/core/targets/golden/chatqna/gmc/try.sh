#!/bin/sh
# Waits until chatqna is up, gives it a document, and asks it: sh try.sh
# WAIT=1800 seconds at most; PORT=8080 on this machine leads to the router
set -eu
wait=${WAIT:-1800}
port=${PORT:-8080}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# READY is "deployments that are up/calls that leave the connector/deployments": all is up when both ends are equal
shown=none
waited=0
while :; do
  ready=$(kubectl get gmconnectors chatqna -n chatqna -o 'jsonpath={.status.status}')
  if [ "$ready" != "$shown" ]; then
    echo "READY ${ready:-is blank: the controller has not deployed all of it}"
    shown=$ready
  fi
  case $ready in
    0/*) ;;
    */*/*) [ "${ready%%/*}" != "${ready##*/}" ] || break ;;
  esac
  if [ "$waited" -ge "$wait" ]; then
    kubectl get pods -n chatqna >&2 || true
    fail 'It does not come up. What the controller says: kubectl logs -n system deployment/gmc-controller'
  fi
  sleep 10
  waited=$((waited + 10))
done

kubectl port-forward -n chatqna service/router-service "$port:8080" > /dev/null &
forward=$!
trap 'kill "$forward" 2> /dev/null || true' EXIT
trap 'exit 130' HUP INT TERM
tries=1
until curl -s -o /dev/null --noproxy '*' "http://localhost:$port/favicon.ico"; do
  kill -0 "$forward" 2> /dev/null || fail "Port $port of this machine leads nowhere. PORT names another."
  [ "$tries" -lt 30 ] || fail 'The router does not answer.'
  tries=$((tries + 1))
  sleep 1
done

# the status is 200 even where a service failed: what counts is the answer
ask() {
  answer=$(curl -sS --noproxy '*' --max-time 90 "$@")
  printf '%s\n' "$answer" | cut -c 1-2000
}

echo 'A document:'
printf '%s\n' 'OPEA is the Open Platform for Enterprise AI: microservices from which AI applications are composed.' |
  ask -F 'files=@-;filename=opea.txt;type=text/plain' "http://localhost:$port/dataprep"

echo 'A request, and its answer:'
printf '%s\n' '{"text":"What is OPEA?","parameters":{"max_tokens":256,"streaming":false}}' |
  ask -H 'Content-Type: application/json' -d @- "http://localhost:$port"'/v1/chatqna'
