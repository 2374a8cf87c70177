// What axe finds on the page: nothing is left out, the editor included.

import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  )
}
