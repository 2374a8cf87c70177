// Names that cannot stand in a rule, and a service that is named like the application.

import { NAME } from '../pipeline/flow'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'

/** Findings: `bad-name`, `name-clash`. */
export const serviceName: Check = ({ services, application }) =>
  services
    .filter(({ name, implied }) => !implied && (!NAME.test(name) || name === application.name))
    .map(({ name, path }): Finding => {
      if (NAME.test(name))
        return {
          code: 'name-clash',
          severity: 'error',
          message: `\`${name}\` is the name of the application too.`,
          hint: 'Rename the service, or give `opea_mega_service` another `name`.',
          path,
          part: 'key',
        }
      return {
        code: 'bad-name',
        severity: 'error',
        message: `\`${name}\` cannot name a service: letters, digits, \`_\`, \`-\` and \`.\` may stand in a name, and it begins with a letter, a digit or \`_\`.`,
        path,
        part: 'key',
      }
    })
