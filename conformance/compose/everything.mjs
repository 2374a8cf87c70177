// What the real docker compose has to read in the export of everything.yaml, beside this file.

import { unescaped } from '../lib/docker-compose.mjs'

/** All that the document asks for without a default. */
export const environment = {
  OTHER: 'o',
  STORE_PW: 'p$w',
  FAR_HOST: 'far.example.com',
  FAR_KEY: 'k',
}

/** Where the model differs from what the document says. */
export function everythingProblems({ services }) {
  const told = (name) =>
    Object.fromEntries(
      Object.entries(services[name].environment).map(([key, value]) => [key, value && unescaped(value)]),
    )
  const app = told('everything')
  const expected = [
    ['PRICE', told('em-bed-1').PRICE, '$5 and $$6'],
    ['VERSION', told('em-bed-1').VERSION, '1.10'],
    ['MODE', told('em-bed-1').MODE, '0755'],
    ['ANSWER', told('em-bed-1').ANSWER, 'no'],
    ['FROM_HOST', told('em-bed-1').FROM_HOST, null],
    ['PART', told('em-bed-1').PART, 'abco'],
    ['the store', told('s-2nd').REDIS_URL, 'redis://ann:p$w@host.docker.internal:6380'],
    ['the model of the caller', told('llm').LLM_MODEL_ID, 'me/7b-chat'],
    [
      'the command of the server',
      services.tgi.command.map(unescaped).slice(-4),
      ['--max-total-tokens', '4096', '$x', '--none'],
    ],
    ['the image', services.tgi.image, 'registry.example.com/tgi:2.4.0'],
    ['replicas', services.tgi.deploy.replicas, 2],
    ['memory', Number(services.tgi.deploy.resources.limits.memory), 64 * 2 ** 30],
    ['cards', services.tgi.deploy.resources.reservations.devices[0].count, 2],
    ['OPEA’s images', services.llm.image, 'registry.example.com:5000/opea/llm-textgen:1.10'],
    ['FAR_HOST', app.FAR_HOST, 'far.example.com'],
    ['FAR_PORT', app.FAR_PORT, '8443'],
    ['FAR_KEY', app.FAR_KEY, 'k'],
    ['HERE_URL', app.HERE_URL, 'http://host.docker.internal:9009/v1/chat/completions'],
    ['where the first is', [app.EM_BED_1_SERVICE_HOST_IP, app.EM_BED_1_SERVICE_PORT], ['em-bed-1', '6000']],
  ]
  return expected
    .filter(([, got, wanted]) => JSON.stringify(got) !== JSON.stringify(wanted))
    .map(([what, got, wanted]) => `${what} is ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`)
}
