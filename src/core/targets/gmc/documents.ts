// The documents of gmconnector.yaml: the namespace, variables for what runs elsewhere, the GMConnector.

import { bytesOf } from '../../gmc/size'
import { ROUTER } from '../../gmc/steps'
import type { Application, Pipeline } from '../../pipeline/pipeline'
import type { Path } from '../../text/diagnostic'
import { Noted, noted } from '../../yaml/print'
import { helperDocuments } from './joining'
import { EXTRA, type Extra } from './remotes'

/** Namespace first, so that one `kubectl apply` is enough. */
export function documentsOf(
  pipeline: Pipeline,
  spec: unknown,
  extra: Extra,
  helper: string | null,
): unknown[] {
  const { application } = pipeline
  const map = extra.size > 0 ? [extraDocument(application, extra)] : []
  const joining = helper === null ? [] : helperOf(application, helper)
  return [namespaceDocument(application), ...map, ...joining, connectorDocument(application, spec)]
}

/** The `spec` around the nodes, with the router’s fixed names. */
export function specOf(nodes: Record<string, unknown>) {
  return { routerConfig: { name: 'router', serviceName: ROUTER }, nodes }
}

function namespaceDocument(application: Application): unknown {
  return {
    apiVersion: noted('v1', {
      above: [
        'kubectl apply -f gmconnector.yaml',
        `kubectl get gmc -n ${application.namespace}      all is up when READY begins and ends with the same number`,
      ],
    }),
    kind: 'Namespace',
    metadata: { name: noted(application.namespace, namespaceCause(application)) },
  }
}

function extraDocument(application: Application, extra: Extra): unknown {
  const data = [...extra].map(([key, { url, path }]) => [key, noted(url, { cause: path })])
  return {
    apiVersion: noted('v1', {
      above: [
        'Where servers are that run elsewhere. All services of the namespace read it, without their own',
        'configuration being changed.',
      ],
    }),
    kind: 'ConfigMap',
    metadata: { name: EXTRA, namespace: noted(application.namespace, namespaceCause(application)) },
    data: Object.fromEntries(data),
  }
}

function helperOf(application: Application, name: string): unknown[] {
  const namespace = noted(application.namespace, namespaceCause(application))
  return helperDocuments(name, { namespace }).map((document) =>
    noted(document, keyCause(application, 'gmc_join')),
  )
}

function connectorDocument(application: Application, spec: unknown): unknown {
  const cause: Path = ['opea_mega_service']
  return noted(
    {
      apiVersion: 'gmc.opea.io/v1alpha3',
      kind: 'GMConnector',
      metadata: {
        labels: {
          'app.kubernetes.io/name': 'gmconnector',
          'app.kubernetes.io/managed-by': 'megaflow',
          'gmc/platform': noted(application.platform, keyCause(application, 'platform')),
        },
        name: noted(application.name, keyCause(application, 'name')),
        namespace: noted(application.namespace, namespaceCause(application)),
      },
      spec,
    },
    { cause },
  )
}

function keyCause({ declared }: Application, key: string) {
  return { cause: declared.has(key) ? ['opea_mega_service', key] : ['opea_mega_service'] }
}

function namespaceCause(application: Application) {
  return keyCause(application, application.declared.has('namespace') ? 'namespace' : 'name')
}

/** Bytes of a value as compact JSON, which is how the router gets it: as one argument. */
export function sizeOf(value: unknown): number {
  return bytesOf(JSON.stringify(value, (_, inner) => (inner instanceof Noted ? inner.value : inner)))
}
