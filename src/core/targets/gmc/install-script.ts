// install.sh: GMC where the cluster has none, the tokens as a Secret, the GMConnector. What OPEA's own instructions
// leave out or get wrong is mended here; the README beside it says what.

import type { Pipeline } from '../../pipeline/pipeline'
import type { Deployment } from './deployed'

/** The Secret that all services of the namespace read, from install.sh on. */
export const TOKENS = 'gmc-tokens'

/** Whose manifests, images and router this knows. */
const SOURCE = 'https://github.com/opea-project/GenAIInfra.git'
const COMMIT = '9200b371'
/** Later images do not read one another's answers, and GMC's router converts nothing. */
export const TAG = '1.1'

/** The text of install.sh. */
export function installScript({ application, kinds }: Pipeline, deployment: Deployment): string {
  const { name, namespace } = application
  const more = secretsOf(deployment, kinds)
  return `#!/bin/sh
# Installs GMC, OPEA's connector for Kubernetes, where the cluster has none, and ${name}: HF_TOKEN=hf_... sh install.sh
# It may be run again at any time, and goes on from where it failed.
#
# HF_TOKEN       a token of Hugging Face; it goes into the Secret ${TOKENS} and nowhere else
${more.map((one) => `# ${one.padEnd(14)} goes there too\n`).join('')}# MODEL_DIR      folder of the nodes where models are kept: /mnt/opea-models
# OPEA_TAG       tag of OPEA's images: ${TAG}
# GMC_NAMESPACE  where GMC's controller lives: system
# GMC_SOURCE     a copy of ${SOURCE.slice(0, -4)}, where that cannot be cloned
# GMC_REF        its commit: ${COMMIT}
# GMC_AGAIN=yes  installs GMC anew where it is already, for all who use it
set -eu
cd "$(dirname "$0")"

fail() {
  printf '%s\\n' "$*" >&2
  exit 1
}

need() {
  command -v "$1" > /dev/null 2>&1 || fail "$1 is not there. Install it first."
}

# NAME VALUE: what goes into other files may hold nothing that these would read otherwise
plain() {
  case $2 in
    '' | *[!A-Za-z0-9/._-]*) fail "$1 may have letters, digits, / . _ and - only." ;;
  esac
}

[ -n "\${HF_TOKEN:-}" ] || fail 'Set HF_TOKEN: models are fetched from Hugging Face with it.'
${more.map((one) => `[ -n "\${${one}:-}" ] || fail 'Set ${one}.'\n`).join('')}models=\${MODEL_DIR:-/mnt/opea-models}
tag=\${OPEA_TAG:-${TAG}}
system=\${GMC_NAMESPACE:-system}
plain MODEL_DIR "$models"
plain OPEA_TAG "$tag"
plain GMC_NAMESPACE "$system"
need kubectl
kubectl version > /dev/null 2>&1 || fail 'kubectl reaches no cluster.'

# FILE: a manifest of GMC's with this tag and folder, and the Secret as the last word on tokens
adapted() {
  sed -e "s|\\(image: *\\"\\{0,1\\}opea/[a-z0-9-]*\\):latest|\\1:$tag|" \\
    -e "s|path: /mnt/opea-models|path: $models|" \\
    -e 's|type: Directory *$|type: DirectoryOrCreate|' "$1" |
    awk '
      { print }
      /^ *name: extra-env-config *$/ { here = 1; next }
      here && /^ *optional: true *$/ {
        inner = $0
        sub(/optional.*/, "", inner)
        print substr(inner, 1, length(inner) - 4) "- secretRef:"
        print inner "name: ${TOKENS}"
        print inner "optional: true"
        here = 0
      }'
}

# FILE: in the namespace that was asked for
placed() {
  adapted "$1" | sed -e "s|namespace: system *$|namespace: $system|" -e "s|name: system *$|name: $system|"
}

install_gmc() {
  source=\${GMC_SOURCE:-}
  if [ -z "$source" ]; then
    need git
    source=$work/source
    git clone -q --filter=blob:none --no-checkout ${SOURCE} "$source"
    git -C "$source" checkout -q "\${GMC_REF:-${COMMIT}}"
  fi
  config=$source/microservices-connector/config
  [ -f "$config/manager/gmc-manager.yaml" ] || fail "$config is not GMC's."
  mkdir "$work/manifests"
  # the router is one of the manifests that the controller deploys from
  for file in "$config"/manifests/*.yaml "$config/gmcrouter/gmc-router.yaml"; do
    adapted "$file" > "$work/manifests/\${file##*/}"
  done
  grep -q 'name: ${TOKENS}' "$work"/manifests/*.yaml ||
    fail "The manifests in $config have no place for tokens."
  placed "$config/rbac/gmc-manager-rbac.yaml" > "$work/rbac.yaml"
  placed "$config/manager/gmc-manager.yaml" > "$work/manager.yaml"
  kubectl apply -f "$config/crd/bases/gmc.opea.io_gmconnectors.yaml"
  # makes the namespace as well, so it comes before what goes there
  kubectl apply -f "$work/rbac.yaml"
  kubectl create configmap gmcyaml -n "$system" --from-file="$work/manifests" --dry-run=client -o yaml \
    > "$work/gmcyaml.yaml"
  # on the server's side: it is too large for kubectl's own notes of what was applied
  kubectl apply --server-side --force-conflicts -f "$work/gmcyaml.yaml"
  kubectl apply -f "$work/manager.yaml"
  kubectl rollout status -n "$system" deployment/gmc-controller --timeout=300s
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

there=$(kubectl get deployments --all-namespaces -l control-plane=gmc-controller -o name)
if [ -z "$there" ] || [ "\${GMC_AGAIN:-}" = yes ]; then
  install_gmc
else
  echo 'GMC is there already, and stays as it is.'
  kubectl get configmap gmcyaml -n "$system" -o yaml | grep -q 'name: ${TOKENS}' ||
    echo 'It was installed otherwise: its services find tokens only in its own manifests, not in the Secret ${TOKENS}.'
fi

kubectl create namespace ${namespace} --dry-run=client -o yaml > "$work/namespace.yaml"
kubectl apply -f "$work/namespace.yaml"

# no argument of a program, so that no list of processes shows a token
encoded() {
  printf '%s' "$1" | base64 | tr -d '\\n'
}
kubectl apply -f - << END
apiVersion: v1
kind: Secret
metadata:
  name: ${TOKENS}
  namespace: ${namespace}
data:
  HF_TOKEN: $(encoded "$HF_TOKEN")
  HUGGINGFACEHUB_API_TOKEN: $(encoded "$HF_TOKEN")
${more.map((one) => `  ${one}: $(encoded "$${one}")\n`).join('')}END

# the controller's webhook answers a little later than the controller
tries=1
until said=$(kubectl apply -f gmconnector.yaml 2>&1); do
  case $said in
    *'failed calling webhook'*) ;;
    *) fail "$said" ;;
  esac
  [ "$tries" -lt 12 ] || fail "$said"
  tries=$((tries + 1))
  sleep 5
done
printf '%s\\n' "$said"
echo 'Now it comes up. sh try.sh waits for it and asks it.'
`
}

/** Besides Hugging Face's: what a service cannot do without, and nobody writes into a GMConnector. */
export function secretsOf({ services }: Deployment, kinds: Pipeline['kinds']): string[] {
  const names = services.flatMap(({ kind, declared }) => {
    const own = new Set(declared.environment?.map(({ name }) => name))
    const variables = kinds.get(kind)?.container?.environment ?? []
    return variables.filter(({ name, required, secret }) => secret && required && !own.has(name))
  })
  // a kind of the document's own may call them anything
  const others = names
    .map(({ name }) => name)
    .filter((name) => /^(?!HF_|HUGGINGFACE)[A-Z_][A-Z0-9_]*$/.test(name))
  return [...new Set(others)]
}
