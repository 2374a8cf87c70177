// Light or dark: the system's until a person chooses. `public/theme.js` sets it before the first paint.

import { useSyncExternalStore } from 'react'
import { keep, kept } from './storage'

type Theme = 'light' | 'dark'

const system = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function systemTheme(): Theme {
  return system.matches ? 'dark' : 'light'
}

function chosen(): Theme | null {
  const theme = kept('theme')
  return theme === 'light' || theme === 'dark' ? theme : null
}

function apply() {
  document.documentElement.dataset.theme = chosen() ?? systemTheme()
  for (const listener of listeners) listener()
}

export function followSystem() {
  apply()
  system.addEventListener('change', apply)
}

/** Choosing what the system has anyway means to follow it again. */
export function toggleTheme() {
  const next = currentTheme() === 'dark' ? 'light' : 'dark'
  const wasKept = keep('theme', next === systemTheme() ? null : next)
  if (wasKept) return apply()
  document.documentElement.dataset.theme = next
  for (const listener of listeners) listener()
}

function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentTheme)
}
