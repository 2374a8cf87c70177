// YAML in colours, line by line: a key, then its value, with the names and arrows of rules told apart. Monaco's own
// rules take a comment with a colon for a key, and a key without a value for a string.

import type { languages } from 'monaco-editor/editor'

type Rules = languages.IMonarchLanguage['tokenizer'][string]

/** Up to a comment or the end of the line. */
const END = '(?=\\s*$|\\s+#)'
const FLOW_END = '(?=\\s*(?:[,\\]}]|$))'
const NUMBER = '[-+]?(?:0x[\\da-fA-F]+|0o[0-7]+|\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?)'
const WORD = '(?:true|false|null|True|False|Null|TRUE|FALSE|NULL|~)'

const NEXT_LINE: Rules = [[/^.*$/, { token: '@rematch', next: '@pop' }]]

const COMMENTS: Rules = [
  [/^\s*#.*$/, 'comment'],
  [/\s+#.*$/, 'comment'],
  [/\s+/, 'white'],
]

const KEY = [
  /"(?:[^"\\]|\\.)*"(?=\s*:(?:\s|$))/,
  /'[^']*'(?=\s*:(?:\s|$))/,
  /[^\s:#"'[\]{},&*!|>%@`](?:[^#:]|\S#|:(?=\S))*?(?=\s*:(?:\s|$))/,
]

const SCALAR: Rules = [
  [/[&*][^\s,\]}]+/, 'namespace'],
  [/![^\s]*/, 'tag'],
  [/[|>][-+\d]{0,2}(?=\s*$|\s+#)/, { token: 'operators', next: '@block' }],
  [/"/, { token: 'string', next: '@double' }],
  [/'/, { token: 'string', next: '@single' }],
  [/[[{]/, { token: 'delimiter', next: '@collection' }],
  [new RegExp(`${NUMBER}${END}`), 'number'],
  [new RegExp(`${WORD}${END}`), 'keyword'],
  [/(?:[^\s#]|\S#)(?:[^\s#]|\S#|\s+(?=[^\s#]))*/, 'string'],
  [/./, 'string'],
]

export const yamlTokens: languages.IMonarchLanguage = {
  tokenPostfix: '',
  tokenizer: {
    root: [
      [/(-)(\s+)(?=[^#]*>>)/, ['operators', { token: 'white', next: '@rule' }]],
      ...COMMENTS,
      [/^(?:---|\.\.\.)(?=\s|$)/, 'operators'],
      [/[-?](?=\s|$)/, 'operators'],
      ...KEY.map((key): Rules[number] => [key, 'type']),
      [/\s*:(?=\s|$)/, { token: 'operators', next: '@value' }],
      ...SCALAR,
    ],
    value: [...NEXT_LINE, ...COMMENTS, ...SCALAR],
    rule: [
      ...NEXT_LINE,
      ...COMMENTS,
      [/>>/, 'operator.arrow'],
      [/[(),"']/, 'delimiter'],
      [/[^\s>(),"']+/, 'identifier'],
      [/./, 'identifier'],
    ],
    collection: [
      ...COMMENTS,
      [/[[{]/, { token: 'delimiter', next: '@push' }],
      [/[\]}]/, { token: 'delimiter', next: '@pop' }],
      [/,/, 'delimiter'],
      [/"(?:[^"\\]|\\.)*"(?=\s*:)|'[^']*'(?=\s*:)|[^\s,[\]{}:"'#]+(?=\s*:(?:\s|$))/, 'type'],
      [/:(?=\s|$)/, 'operators'],
      [/"/, { token: 'string', next: '@double' }],
      [/'/, { token: 'string', next: '@single' }],
      [new RegExp(`${NUMBER}${FLOW_END}`), 'number'],
      [new RegExp(`${WORD}${FLOW_END}`), 'keyword'],
      [/[^\s,[\]{}]+/, 'string'],
    ],
    double: [
      [/[^\\"]+/, 'string'],
      [/\\./, 'string.escape'],
      [/"/, { token: 'string', next: '@pop' }],
    ],
    single: [
      [/[^']+|''/, 'string'],
      [/'/, { token: 'string', next: '@pop' }],
    ],
    // the indentation of the first line of a block is part of the state's name
    block: [
      [/^( +).*$/, { token: 'string', next: '@blockLines.$1' }],
      [/^.*$/, { token: '@rematch', next: '@popall' }],
      [/\s+#.*$/, 'comment'],
    ],
    blockLines: [
      [/^( *).*$/, { cases: { '$1~$S2 *': 'string', '@default': { token: '@rematch', next: '@popall' } } }],
    ],
  },
}
