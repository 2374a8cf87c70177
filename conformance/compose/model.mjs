// Questions about the model that `docker compose config --format json` gives.

const schemePorts = { http: 80, https: 443, redis: 6379, postgresql: 5432, bolt: 7687 }

export const services = (model) => Object.entries(model.services)

export const isProxy = (variable) => /_proxy$/i.test(variable)

/** The service that runs the inlined Python, and the name of its config; undefined where nothing stands in a flow. */
export function megaserviceOf(model) {
  for (const [name, service] of services(model)) {
    const mounted = (service.configs ?? []).find(({ source }) => model.configs?.[source]?.content)
    if (mounted) return { name, service, config: mounted.source, target: mounted.target }
  }
}

/** Each address that a service is told by its environment: { variable, host, port }. Proxies are none. */
export function addressesOf({ environment = {} }) {
  const found = []
  for (const [variable, value] of Object.entries(environment)) {
    if (isProxy(variable) || !value) continue
    const url = /^([a-z][a-z0-9+]*):\/\/(?:[^/@]*@)?([^:/?#]+)(?::(\d+))?/.exec(value)
    if (url) found.push({ variable, host: url[2], port: Number(url[3] ?? schemePorts[url[1]]) })
    else if (/_HOST(_IP)?$/.test(variable)) {
      const port = environment[variable.replace(/_HOST(_IP)?$/, '_PORT')]
      found.push({ variable, host: value, port: port === undefined ? undefined : Number(port) })
    }
  }
  return found
}

/** Addresses that a service only hands on to others. */
const handedOn = /^FILE_SERVER_ENDPOINT$|_DATABASE_URL$/

/** The siblings that a service calls. */
export function calledBy(service, model) {
  const hosts = addressesOf(service).filter(({ variable }) => !handedOn.test(variable))
  return [...new Set(hosts.map(({ host }) => host))].filter((host) => host in model.services)
}

/** A host outside of the file: a name with a dot, which a service of a compose file never has here. */
export const isExternal = (host) => host.includes('.') && !/^(127\.|0\.0\.0\.0$)/.test(host)

/** What a health check does, as one text. */
export const healthText = ({ healthcheck }) => (healthcheck?.test ?? []).join(' ')

/** The local port that a health check asks; undefined where it asks by other means. */
export function healthPort(service) {
  const found = /(?:localhost|127\.0\.0\.1):(\d+)/.exec(healthText(service))
  return found ? Number(found[1]) : undefined
}
