// What the browser keeps between visits. A browser may forbid it, or be full: then nothing is kept, and the
// caller of `keep` is told.

const PREFIX = 'megaflow.'

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key)
  } catch {
    return null
  }
}

/** Gives whether it was kept; with null it forgets. */
export function keep(key: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, value)
    return true
  } catch {
    return false
  }
}

/** A kept value of JSON; `usual` where there is none, or where it is not of that shape. */
export function keptAs<T>(key: string, usual: T, fits: (value: unknown) => value is T): T {
  try {
    const value: unknown = JSON.parse(kept(key) ?? 'null')
    return fits(value) ? value : usual
  } catch {
    return usual
  }
}
