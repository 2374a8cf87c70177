// What must be true of every compose file that we export, on the model that docker compose reads from it.
// `problems` gives one line for each violation; `spoil` breaks a good model so that the rule must notice:
// a rule which does not is no rule, and that is checked too.

import { containerPort, imageRow } from '../stand-ins/table.mjs'
import {
  addressesOf,
  calledBy,
  healthPort,
  healthText,
  isExternal,
  isProxy,
  megaserviceOf,
  services,
} from './model.mjs'

const each = (model, problemsOf) =>
  services(model).flatMap(([name, service]) =>
    problemsOf(service, name).map((problem) => `${name}: ${problem}`),
  )

const first = (model, wanted) => services(model).find(([name, service]) => wanted(service, name))[1]

const calls = (model) => first(model, (service) => calledBy(service, model).length > 0)

const waits = (service) => Object.entries(service.depends_on ?? {})

const withoutMegaservice = (model) => services(model).filter(([name]) => name !== megaserviceOf(model)?.name)

export const rules = [
  {
    title: 'every image has a name and a tag',
    problems: (model) =>
      each(model, ({ image }) =>
        /^[a-z0-9][a-z0-9./_-]*:[\w][\w.-]*$/.test(image ?? '') ? [] : [`image ${image}`],
      ),
    spoil: (model) => {
      first(model, () => true).image = 'opea/retriever'
    },
  },
  {
    title: 'depends_on names services of the file',
    problems: (model) =>
      each(model, (service) =>
        waits(service)
          .filter(([other]) => !(other in model.services))
          .map(([other]) => `waits for ${other}`),
      ),
    spoil: (model) => {
      first(model, () => true).depends_on = { nobody: { condition: 'service_started' } }
    },
  },
  {
    title: 'what is waited for as healthy has a health check',
    problems: (model) =>
      each(model, (service) =>
        waits(service)
          .filter(
            ([other, { condition }]) =>
              condition === 'service_healthy' && !healthText(model.services[other] ?? {}),
          )
          .map(([other]) => `${other} has no health check`),
      ),
    spoil: (model) => {
      const [[other]] = waits(first(model, (service) => waits(service).length > 0))
      delete model.services[other].healthcheck
    },
  },
  {
    title: 'who calls a service waits until it is healthy',
    problems: (model) =>
      each(model, (service, name) =>
        calledBy(service, model)
          .filter((other) => other !== name && service.depends_on?.[other]?.condition !== 'service_healthy')
          .map((other) => `calls ${other} and does not wait for it`),
      ),
    spoil: (model) => {
      const service = calls(model)
      service.depends_on[calledBy(service, model)[0]].condition = 'service_started'
    },
  },
  {
    title: 'every host in an environment is a service of the file, or outside of it',
    problems: (model) =>
      each(model, (service) =>
        addressesOf(service)
          .filter(({ host }) => !(host in model.services) && !isExternal(host))
          // where it listens, not whom it calls
          .filter(({ variable, host }) => !(variable === 'PATHWAY_HOST' && host === '0.0.0.0'))
          .map(({ variable, host }) => `${variable} names ${host}`),
      ),
    spoil: (model) => {
      const service = calls(model)
      service.environment.REDIS_URL = 'redis://localhost:6379'
    },
  },
  {
    title: 'every address carries the port on which that container listens',
    problems: (model) =>
      each(model, (service) =>
        addressesOf(service)
          .filter(({ host, port }) => host in model.services && port !== containerPort(model.services[host]))
          .map(
            ({ variable, host, port }) =>
              `${variable}: ${port}, ${host} has ${containerPort(model.services[host])}`,
          ),
      ),
    spoil: (model) => {
      const service = calls(model)
      service.environment.SPOILT_URL = `http://${calledBy(service, model)[0]}:1`
    },
  },
  {
    title: 'no two services publish one port of the host',
    problems: (model) => {
      const owners = new Map()
      return each(model, ({ ports = [] }, name) =>
        ports.flatMap(({ published, protocol = 'tcp' }) => {
          const key = `${published}/${protocol}`
          const before = owners.get(key)
          owners.set(key, name)
          return published && before ? [`publishes ${published}, as ${before} does`] : []
        }),
      )
    },
    spoil: (model) => {
      withoutMegaservice(model)[0][1].ports = megaserviceOf(model).service.ports
    },
  },
  {
    title: 'what a service publishes is the port on which its container listens',
    problems: (model) =>
      each(model, (service) => {
        const targets = (service.ports ?? []).map(({ target }) => target)
        if (targets.length === 0 || targets.includes(containerPort(service))) return []
        return [`publishes ${targets}, listens on ${containerPort(service)}`]
      }),
    spoil: (model) => {
      withoutMegaservice(model)[0][1].ports = [{ target: 1, published: '1' }]
    },
  },
  {
    title: 'each service with a port in the document is published there, and beside the megaservice no other',
    problems: (model, { declared }) =>
      withoutMegaservice(model).flatMap(([name, { ports = [] }]) => {
        const published = ports.map((port) => port.published).join()
        const wanted = String(declared[name]?.port ?? '')
        return published === wanted ? [] : [`${name} publishes ${published}, the document says ${wanted}`]
      }),
    spoil: (model) => {
      withoutMegaservice(model)[0][1].ports = [{ target: 80, published: '1' }]
    },
  },
  {
    title: 'beside the megaservice everything is published for this machine alone',
    problems: (model) =>
      withoutMegaservice(model).flatMap(([name, { ports = [] }]) =>
        ports
          .filter(({ host_ip }) => host_ip !== '127.0.0.1')
          .map(({ published }) => `${name} publishes ${published} for everybody`),
      ),
    spoil: (model) => {
      withoutMegaservice(model)[0][1].ports = [{ target: 80, published: '1' }]
    },
  },
  {
    title: 'the megaservice is published on the port of the document, and asked there for its health',
    only: (_, model) => megaserviceOf(model),
    problems: (model, { port }) => {
      const { service } = megaserviceOf(model)
      const targets = (service.ports ?? [])
        .filter(({ published }) => Number(published) === port)
        .map(({ target }) => target)
      if (targets.length !== 1)
        return [`published: ${JSON.stringify(service.ports)}, the document says ${port}`]
      const asked = healthPort(service)
      return asked === targets[0] ? [] : [`the health check asks ${asked}, the container has ${targets[0]}`]
    },
    spoil: (model) => {
      const { service } = megaserviceOf(model)
      service.healthcheck.test = service.healthcheck.test.map((word) =>
        word.replace(/localhost:\d+/, 'localhost:1'),
      )
    },
  },
  {
    title: 'every health check asks the port of its own container',
    problems: (model) =>
      each(model, (service) => {
        const port = healthPort(service)
        const own = [containerPort(service), ...(imageRow(service.image)?.ports ?? [])]
        return port === undefined || own.includes(port) ? [] : [`asks ${port}, has ${containerPort(service)}`]
      }),
    spoil: (model) => {
      first(model, (service) => healthPort(service)).healthcheck.test = ['CMD', 'curl', 'http://localhost:1/']
    },
  },
  {
    title: 'no health check needs curl or wget where the image has none',
    problems: (model) =>
      each(model, (service) => {
        const row = imageRow(service.image)
        const lacks = (tool) => row && !row[tool] && new RegExp(`\\b${tool}\\b`).test(healthText(service))
        return ['curl', 'wget'].some(lacks) ? [healthText(service)] : []
      }),
    spoil: (model) => {
      megaserviceOf(model).service.healthcheck.test = ['CMD', 'curl', '-fs', 'http://localhost:8888/']
    },
  },
  {
    title: 'no_proxy names every service, wherever one is called or a proxy is set',
    problems: (model) =>
      each(model, (service) => {
        const { environment = {} } = service
        const proxied = Object.keys(environment).some((name) => isProxy(name) && !/^no_proxy$/i.test(name))
        if (!proxied && calledBy(service, model).length === 0) return []
        const listed = String(environment.no_proxy ?? '').split(',')
        return Object.keys(model.services)
          .filter((name) => !listed.includes(name))
          .map((name) => `${name} is not listed`)
      }),
    spoil: (model) => {
      calls(model).environment.no_proxy = 'localhost'
    },
  },
  {
    title: 'the platform gets its accelerators',
    problems: (model, { platform }) =>
      services(model).some(([, service]) => accelerator[platform](service))
        ? []
        : [`no service is set up for ${platform}`],
    spoil: (model) => {
      for (const [, service] of services(model))
        for (const key of ['runtime', 'deploy', 'devices']) delete service[key]
    },
    only: (platform, model) =>
      platform in accelerator &&
      services(model).some(([, { image }]) => ['vllm', 'tgi'].includes(imageRow(image)?.role)),
  },
]

const accelerator = {
  rocm: ({ devices = [] }) => devices.some(({ source }) => source === '/dev/kfd'),
  gaudi: ({ runtime }) => runtime === 'habana',
  nvidia: ({ deploy }) =>
    (deploy?.resources?.reservations?.devices ?? []).some(
      ({ driver, capabilities = [] }) => driver === 'nvidia' && capabilities.includes('gpu'),
    ),
}
