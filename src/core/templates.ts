// The sample pipelines: one line each, in the order in which they are shown. The texts are files that one can read and
// that conformance exports; notes on what a template leaves out stand in them as comments.

const TEXTS: Record<string, string> = import.meta.glob('../../public/examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export type Template = { name: string; title: string; help: string; group: string; text: string }

const LINES: Record<string, Record<string, readonly [title: string, help: string]>> = {
  'Questions about documents': {
    chatqna: ['ChatQnA', 'Questions about your own documents, model servers in the flow.'],
    'chatqna-wrappers': [
      'ChatQnA with microservices',
      'The same by OPEA’s microservices, each with its server.',
    ],
    'chatqna-guardrails': [
      'ChatQnA with a guardrail',
      'Unsafe questions are refused before they reach the model.',
    ],
    'chatqna-no-rerank': ['ChatQnA without reranking', 'The passages go to the model as they were found.'],
    'doc-index-retriever': ['DocIndexRetriever', 'Finds passages for other services; no model answers.'],
  },
  'Text and code': {
    codegen: ['CodeGen', 'Writes code, with help from your own documents.'],
    codetrans: ['CodeTrans', 'Translates code into another language.'],
    translation: ['Translation', 'Translates text.'],
  },
  'How the language works': {
    'rfc-chatqna': ['The RFC’s example', 'Four microservices in a row, everything else implied.'],
    'mega-service-sample': ['Joins and a fork', 'Five services of your own, that run elsewhere.'],
  },
}

export const TEMPLATES: readonly Template[] = Object.entries(LINES).flatMap(([group, lines]) =>
  Object.entries(lines).map(([name, [title, help]]) => {
    const text = TEXTS[`../../public/examples/${name}.yaml`]
    if (text === undefined) throw new Error(`public/examples holds no ${name}.yaml`)
    return { name, title, help, group, text }
  }),
)
