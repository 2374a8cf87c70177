// How a combination of keys is written here: ⌘⇧Z on a Mac, Ctrl+Shift+Z elsewhere.

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent)

export function shortcut(key: string, shift?: 'Shift'): string {
  return IS_MAC ? `${shift ? '⇧' : ''}⌘${key}` : `Ctrl+${shift ? 'Shift+' : ''}${key}`
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>

/** A field writes what was typed before the page, which hears of the key next, saves the text. */
export function isSave({ key, ctrlKey, metaKey }: Pressed): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 's'
}
