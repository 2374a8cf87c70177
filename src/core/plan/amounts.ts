// Amounts of memory in Kubernetes' words, which the language speaks: `64Gi`, `512Mi`, `2G`.

const DECIMAL: Record<string, number> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 }
export const BINARY: Record<string, number> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 }

/** Its number and unit, and how many bytes that is. */
export function amountOf(amount: string): { number: string; unit: string; bytes: number } {
  const [, number = '0', unit = ''] = /^([0-9.]+)([A-Za-z]*)$/.exec(amount) ?? []
  return { number, unit, bytes: Number(number) * (BINARY[unit] ?? DECIMAL[unit] ?? 1) }
}
