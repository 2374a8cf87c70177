// Faults put into a good model on purpose. Bringing it up, or asking it, must then fail, and for that reason:
// else all that came up before proves nothing.

import { addressesOf, megaserviceOf, services } from '../compose/model.mjs'
import { roles } from './adapt.mjs'

/** The first service, other than the megaservice, that is told an address of a sibling. */
function caller(model) {
  const own = megaserviceOf(model).name
  for (const [name, service] of services(model)) {
    const address = addressesOf(service).find(({ host }) => host in model.services)
    if (name !== own && address) return { name, service, address }
  }
  throw new Error('no service of the file is told an address')
}

function readdress({ service, address: { variable, host, port } }, change) {
  const value = service.environment[variable]
  if (value.includes('://')) service.environment[variable] = change(`${host}:${port}`, value)
  else throw new Error(`${variable}=${value} is no URL`)
}

// `stops`: the service whose container must not come up healthy, and what its log says then.
export const faults = [
  {
    title: 'a wrong port',
    put(model) {
      const found = caller(model)
      readdress(found, (address, value) =>
        value.replace(address, `${found.address.host}:${found.address.port + 1}`),
      )
      return { stops: found.name, says: 'cannot be reached' }
    },
  },
  {
    title: 'a wrong host',
    put(model) {
      const found = caller(model)
      readdress(found, (_, value) => value.replace(found.address.host, 'nobody'))
      return { stops: found.name, says: 'nobody' }
    },
  },
  {
    title: 'a model server without its model',
    put(model) {
      const [name, service] = roles(model, ({ role }) => role === 'tei')[0]
      service.command = service.command.filter(
        (_, index, words) => ![words[index], words[index - 1]].includes('--model-id'),
      )
      return { stops: name, says: '--model-id' }
    },
  },
  {
    title: 'a health check by curl in an image that has none',
    put(model) {
      const [name, service] = roles(model, ({ role, curl, port }) => !curl && port && role !== 'store')[0]
      const test = [
        'CMD-SHELL',
        `curl -fs http://localhost:${roles(model)[0][2].port}/v1/health_check || exit 1`,
      ]
      service.healthcheck = { ...service.healthcheck, test, retries: 3 }
      return { stops: name, says: '' }
    },
  },
  {
    title: 'a megaservice that is told a wrong port',
    put(model) {
      const { environment } = megaserviceOf(model).service
      const variable = Object.keys(environment).find(
        (name) => /_SERVICE_PORT$/.test(name) && !/^MEGA_/.test(name),
      )
      environment[variable] = '1'
      return { answers: 502 }
    },
  },
]
