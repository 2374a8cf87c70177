// The megaservice as a service of the compose file: OPEA's base image running the program, which is inlined.

import type { Health } from '../../catalog/kind'
import { opeaImage } from '../../plan/container'
import { referencesOf } from '../../plan/environment'
import { databaseVariable } from '../../plan/megaservice/program'
import { digest } from '../../plan/names'
import type { Plan } from '../../plan/plan'
import { alias, mapOf, noted } from '../../yaml/print'
import type { References } from './interpolation'
import { portsOf } from './ports'
import { dependencies, EXTRA_HOSTS, type Healthchecks } from './service'
import type { ComposeService, Variables } from './spec'

/** comps-base has Python and no curl (GenAIComps, Dockerfile). */
const HEALTH: Health = { get: '/v1/health_check', with: 'python', every: 10, timeout: 10, retries: 30 }

const PROGRAM = '/home/user/megaservice.py'

/** The program listens on the application's port inside its container too: one number to know. */
export function megaserviceOf(
  plan: Plan,
  program: string,
  references: References,
  healthchecks: Healthchecks,
): ComposeService {
  const { application, megaservice } = plan
  const { name: label, port } = application
  const deployed = megaservice.nodes
    .filter(({ name }) => plan.addresses.isDeployed(name))
    .map(({ name }) => plan.addresses.labelOf(name))
  const reachesHost = megaservice.nodes.some(({ name }) => plan.addresses.isOnHost(name))
  return {
    image: noted(references.write(opeaImage('opea/comps-base', application)!), keyCause(plan, 'tag')),
    entrypoint: noted(['python', PROGRAM], { flow: true }),
    ports: portsOf({ label, host: port, container: port, open: true }, keyCause(plan, 'port'), references),
    labels: noted(
      { 'org.opea.megaservice.digest': digest(program) },
      { above: ['compose does not notice that an inline config changed; it notices this'] },
    ),
    configs: [noted({ source: 'megaservice', target: PROGRAM }, { flow: true })],
    depends_on: dependencies(deployed, plan),
    environment: mapOf([['<<', alias('proxy')], ...whereabouts(plan, references)]),
    extra_hosts: reachesHost ? noted(EXTRA_HOSTS, { flow: true }) : undefined,
    healthcheck: healthchecks.of(HEALTH, port),
    restart: 'always',
  }
}

function keyCause({ application }: Plan, key: string): { cause?: string[] } {
  return application.declared.has(key) ? { cause: ['opea_mega_service', key] } : {}
}

/** Where the program finds its nodes, which models it asks for, the keys that remote ones want, and whose database. */
function whereabouts(
  { megaservice, pipeline, addresses }: Plan,
  references: References,
): Map<string, Variables[string]> {
  const variables = new Map<string, Variables[string]>()
  const services = new Map(pipeline.services.map((service) => [service.name, service]))
  for (const node of megaservice.nodes) {
    const service = services.get(node.name)!
    const cause = { cause: service.path }
    const remote = addresses.remoteOf(service)
    if (!service.remote || (remote?.isLocal && remote.isLiteral))
      variables.set(`${node.variable}_SERVICE_HOST_IP`, noted(addresses.hostOf(node.name), cause))
    if (!service.remote)
      variables.set(`${node.variable}_SERVICE_PORT`, noted(String(addresses.portFor(node.name)), cause))
    for (const { variable, default: usual } of referencesOf(node.url ?? null)) {
      const help = `Where ${node.name} is.`
      const text =
        usual === null
          ? references.required(variable, help)
          : references.write([{ variable, default: addresses.seenFromInside(usual) }], help)
      variables.set(variable, noted(text, cause))
    }
    if (node.model) {
      const { variable, default: usual } = node.model
      const isPlain = referencesOf(usual).length === 0
      const text = isPlain ? [{ variable, default: usual.join('') }] : usual
      variables.set(variable, noted(references.write(text), cause))
    }
    if (node.database) variables.set(databaseVariable(node), noted(references.write(node.database), cause))
    if (node.apiKey)
      variables.set(node.apiKey, noted(references.required(node.apiKey, `Key for ${node.name}.`), cause))
  }
  return variables
}
