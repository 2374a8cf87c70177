// Monaco's colours, taken from the page's own tokens, again whenever the theme changes.

import * as monaco from 'monaco-editor/editor'

const NAME = 'megaflow'

let watching = false

/** Sets the theme, and keeps it in step with `data-theme` of the root element. */
export function followTheme() {
  apply()
  if (watching) return
  watching = true
  new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ['data-theme'] })
}

function apply() {
  const color = reader()
  const token = (name: string) => color(name).slice(1)
  monaco.editor.defineTheme(NAME, {
    base: document.documentElement.dataset.theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: token('text') },
      { token: 'type', foreground: token('store') },
      { token: 'string', foreground: token('ok') },
      { token: 'number', foreground: token('model') },
      { token: 'keyword', foreground: token('model') },
      { token: 'comment', foreground: token('text-3'), fontStyle: 'italic' },
      { token: 'operators', foreground: token('text') },
      { token: 'operator.arrow', foreground: token('accent'), fontStyle: 'bold' },
      { token: 'identifier', foreground: token('text') },
      { token: 'delimiter', foreground: token('text-2') },
      { token: 'namespace', foreground: token('guard') },
      { token: 'tag', foreground: token('guard') },
    ],
    colors: {
      'editor.background': color('panel'),
      'editor.foreground': color('text'),
      'editorLineNumber.foreground': color('text-3'),
      'editorLineNumber.activeForeground': color('text'),
      'editorCursor.foreground': color('accent'),
      'editor.selectionBackground': `${color('accent')}40`,
      'editor.inactiveSelectionBackground': `${color('accent')}1a`,
      'editor.lineHighlightBackground': '#00000000',
      'editor.lineHighlightBorder': '#00000000',
      'editor.wordHighlightBackground': `${color('accent')}1f`,
      'editor.wordHighlightTextBackground': `${color('accent')}1f`,
      // borders tell matches: a ground would make their words hard to read
      'editor.rangeHighlightBackground': '#00000000',
      'editor.findMatchBackground': '#00000000',
      'editor.findMatchBorder': color('warn'),
      'editor.findMatchHighlightBackground': '#00000000',
      'editor.findMatchHighlightBorder': `${color('warn')}80`,
      'editorIndentGuide.background1': color('line'),
      'editorIndentGuide.activeBackground1': color('line-strong'),
      ...brackets(color('text-2')),
      'editorBracketMatch.background': color('accent-soft'),
      'editorBracketMatch.border': color('line-strong'),
      'editorError.foreground': color('err'),
      'editorWarning.foreground': color('warn'),
      'editorInfo.foreground': color('accent'),
      'editorWidget.background': color('raised'),
      'editorWidget.foreground': color('text'),
      'editorWidget.border': color('line-strong'),
      'editorSuggestWidget.selectedBackground': color('accent-soft'),
      'editorSuggestWidget.selectedForeground': color('text'),
      'editorSuggestWidget.highlightForeground': color('accent'),
      'editorSuggestWidget.focusHighlightForeground': color('accent'),
      'editorHoverWidget.background': color('raised'),
      'editorHoverWidget.border': color('line-strong'),
      'list.hoverBackground': color('accent-soft'),
      'list.focusBackground': color('accent-soft'),
      'list.focusForeground': color('text'),
      'quickInput.background': color('raised'),
      'quickInputList.focusBackground': color('accent-soft'),
      'quickInputList.focusForeground': color('text'),
      'input.background': color('bg'),
      'input.foreground': color('text'),
      'input.border': color('line-strong'),
      focusBorder: color('accent'),
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${color('text-3')}40`,
      'scrollbarSlider.hoverBackground': `${color('text-3')}66`,
      'textLink.foreground': color('accent'),
      'textLink.activeForeground': color('accent'),
      'menu.background': color('raised'),
      'menu.foreground': color('text'),
      'menu.selectionBackground': color('accent-soft'),
      'menu.selectionForeground': color('text'),
      'editorOverviewRuler.border': '#00000000',
    },
  })
  monaco.editor.setTheme(NAME)
}

/** Brackets in one quiet colour at every depth. */
function brackets(color: string): Record<string, string> {
  return Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, color]))
}

/** Values of CSS variables as `#rrggbb`, the only form that Monaco takes. */
function reader(): (name: string) => string {
  const styles = getComputedStyle(document.documentElement)
  const context = document.createElement('canvas').getContext('2d')
  return (name) => {
    if (!context) return '#808080'
    context.fillStyle = '#808080'
    context.fillStyle = styles.getPropertyValue(`--${name}`).trim() || '#808080'
    const value = String(context.fillStyle)
    return value.startsWith('#') ? value : '#808080'
  }
}
