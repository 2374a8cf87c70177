// Features of documents that a run must have met.

/** What documents are promised to keep: each gesture must have changed some of each. */
export const PROMISED = [
  'comments',
  'blank lines',
  'crlf',
  'mixed line ends',
  'bom',
  'no final newline',
  '4 spaces',
  'mixed indentation',
  'flow style',
  'flow over lines',
  'single quoted',
  'double quoted',
  'literal',
  'folded',
  'scalar over lines',
  'anchored',
  'merge',
  'alias',
]
