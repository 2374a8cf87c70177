// What axe finds on the page: nothing is left out, the editor included.

import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Found = { id: string; nodes: { target: unknown[]; failureSummary?: string | undefined }[] }

/** The builder takes its time to put axe into the page; where it is already, it is asked directly. */
export async function faultsOf(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  const { violations }: { violations: Found[] } = isThere
    ? await page.evaluate(() => (window as unknown as { axe: { run(): Promise<never> } }).axe.run())
    : await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  )
}
