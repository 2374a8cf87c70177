// How a combination of keys is written here: ⌘⇧Z on a Mac, Ctrl+Shift+Z elsewhere.

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent)

export function shortcut(key: string, shift?: 'Shift'): string {
  return IS_MAC ? `${shift ? '⇧' : ''}⌘${key}` : `Ctrl+${shift ? 'Shift+' : ''}${key}`
}
