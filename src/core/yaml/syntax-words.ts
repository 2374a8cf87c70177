// What the parser's faults mean to somebody who is writing a pipeline: its messages → words and a way out.
// A message without a row here is passed on as it is.

export type Words = { message: string; hint?: string }

/** `line`: the fault's line; `rest`: what stands on it from the fault on. */
type Place = { line: string; rest: string }

type Row = [pattern: RegExp, say: (found: RegExpExecArray, place: Place) => Words]

const QUOTES = 'Put the value in quotes.'
const COLUMN = 'What belongs together begins at the same column.'

const ROWS: readonly Row[] = [
  [
    /^Flow (?:sequence|map) .*end with a (.)/,
    (found) => ({
      message: `A \`${found[1] === ']' ? '[' : '{'}\` above is not closed: its \`${found[1]}\` is missing.`,
    }),
  ],
  [
    /^Missing closing (['"])/,
    (found) => ({ message: `A quoted text is not closed: its \`${found[1]}\` is missing.` }),
  ],
  [
    /^Nested mappings are not allowed/,
    (_, { rest }) =>
      /:(?:\s|$)/.test(rest)
        ? {
            message: 'A second `key: value` on one line.',
            hint: 'Put the value in quotes, or begin a new line.',
          }
        : {
            message: 'This has a value already, and a line below it is indented deeper.',
            hint: 'Indent that line as this one.',
          },
  ],
  [
    /^(?:A block sequence may not|Unexpected block-seq-ind|Missing newline after block)/,
    (_, { line }) => listItem(line),
  ],
  [
    /^Implicit keys need to be on a single line/,
    (_, { line }) => (/^\s*-(?:\s|$)/.test(line) ? listItem(line) : withoutColon()),
  ],
  [/^Implicit map keys need to be followed by map values/, withoutColon],
  [
    /^All (mapping|sequence) items must start at the same column/,
    (found) => ({
      message: `This line is not indented like its neighbours${found[1] === 'sequence' ? ' of the list' : ''}.`,
      hint: COLUMN,
    }),
  ],
  [
    /^Plain value cannot start with .*(?:character|indicator) (.)/,
    (found) => ({
      message: `A value cannot begin with ${found[1] === '`' ? 'a backtick' : `\`${found[1]}\``}.`,
      hint: QUOTES,
    }),
  ],
  [
    /^(?:Missing , (?:or : )?between|Implicit keys of) flow/,
    () => ({ message: 'A `,` is missing between these two, or quotes around them.' }),
  ],
  [
    /^Unexpected (?:, in|empty item in) flow/,
    () => ({ message: 'Nothing stands before this comma.', hint: 'Take one comma away.' }),
  ],
  [
    /^Unexpected flow-(?:seq|map)-end token.*"(.)"/,
    (found) => ({ message: `This \`${found[1]}\` closes nothing.` }),
  ],
  [
    /^Unexpected \S+ at node end/,
    (_, { line, rest }) =>
      line === rest
        ? { message: 'This line does not belong to what stands above it.', hint: COLUMN }
        : {
            message: 'Something stands behind the end of a value.',
            hint: 'Put the whole value in one pair of quotes.',
          },
  ],
  [
    /^(?:Block scalar header includes extra characters|Not a YAML token)/,
    () => ({ message: 'Behind `|` and `>` the text begins on the next line.', hint: QUOTES }),
  ],
  [
    /^Invalid escape sequence (.*)/,
    (found) => ({
      message: `Double quotes know no \`${found[1]}\`.`,
      hint: 'Write `\\\\` for a backslash, or use single quotes.',
    }),
  ],
  [/^Tabs are not allowed/, () => ({ message: 'A tab cannot indent YAML.', hint: 'Use spaces.' })],
  [
    /^(Alias|Anchor) cannot be an empty string/,
    (found) => ({ message: `A name is missing behind \`${sign(found)}\`.`, hint: QUOTES }),
  ],
  [
    /^(Alias|Anchor) ending in :/,
    (found) => ({
      message: `The \`:\` is read as a part of the name behind \`${sign(found)}\`.`,
      hint: 'Put a space before the `:`.',
    }),
  ],
  [/^Unexpected (?:map-value-ind|:)/, () => ({ message: 'A key is missing before this `:`.' })],
  [
    /^Unexpected .*(?:YAML stream|token)/,
    () => ({ message: 'This line does not belong to what stands above it.', hint: COLUMN }),
  ],
  [
    /^(?:Comments|Tags and anchors) must be separated/,
    (_, { rest }) => ({
      message: `A space is missing ${rest[0] === '#' ? 'before this `#`' : 'between these two'}.`,
    }),
  ],
  [
    /^Block collections are not allowed/,
    () => ({
      message: 'Lines by indentation cannot stand inside `[ ]` or `{ }`.',
      hint: 'Close the bracket above.',
    }),
  ],
  [/^Sequence item without/, () => ({ message: 'A `-` is missing before this item of the list.' })],
  [
    /^Unknown directive/,
    () => ({ message: 'This line is left out: it begins with `%`.', hint: 'A comment begins with `#`.' }),
  ],
  [
    /^Missing directives-end/,
    () => ({ message: 'A `---` is missing between the line with `%` and this one.' }),
  ],
  [
    /^Block collection cannot start on same/,
    () => ({ message: 'Behind `---` the document begins on the next line.' }),
  ],
  [/^A node can have at most one/, () => ({ message: 'A value has one `&` and one `!` at most.' })],
  [/^An alias node must not/, () => ({ message: 'Nothing can stand before `*` and its name.' })],
  [
    /^Unresolved tag: (.*)/,
    (found) => ({
      message: `The tag \`${found[1]!.replace('tag:yaml.org,2002:', '!!')}\` says nothing here; the value is read as it is written.`,
    }),
  ],
]

/** What a message of the parser means, and what to do; its own words where no row knows it. */
export function wordsOf(message: string, place: Place): Words {
  for (const [pattern, say] of ROWS) {
    const found = pattern.exec(message)
    if (found) return say(found, place)
  }
  return { message: `${message.replace(/[.:]$/, '')}.` }
}

function sign([, what]: RegExpExecArray): string {
  return what === 'Alias' ? '*' : '&'
}

function listItem(line: string): Words {
  return /^\s*-/.test(line)
    ? {
        message: 'A list item (`- …`) cannot stand among `key: value` lines.',
        hint: 'Indent it, or take the dash away.',
      }
    : {
        message: 'A list cannot begin on the line of its key.',
        hint: 'Begin each `- …` on a line of its own.',
      }
}

function withoutColon(): Words {
  return { message: 'A `:` is missing behind this key.' }
}
