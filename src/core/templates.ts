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
    'chatqna-faqgen': ['ChatQnA with FAQs', 'Answers with frequent questions and their answers.'],
    'chatqna-tgi': ['ChatQnA on TGI', 'TGI serves the model instead of vLLM.'],
    'doc-index-retriever': ['DocIndexRetriever', 'Finds passages for other services; no model answers.'],
    'productivity-suite': ['ProductivitySuite', 'ChatQnA with histories of chats and a registry of prompts.'],
  },
  'ChatQnA on other stores': {
    'chatqna-milvus': ['ChatQnA on Milvus', 'The passages lie in Milvus.'],
    'chatqna-qdrant': ['ChatQnA on Qdrant', 'The passages lie in Qdrant.'],
    'chatqna-mariadb': ['ChatQnA on MariaDB', 'The passages lie in MariaDB.'],
    'chatqna-opengauss': ['ChatQnA on openGauss', 'The passages lie in openGauss.'],
    'chatqna-pinecone': ['ChatQnA on Pinecone', 'The passages lie at a provider.'],
  },
  'Graphs, databases and the web': {
    graphrag: ['GraphRAG', 'Answers from a graph of what your documents tell of.'],
    hybridrag: ['HybridRAG', 'Asks passages and a database side by side.'],
    dbqna: ['DBQnA', 'Asks a database in plain words.'],
    searchqna: ['SearchQnA', 'Answers from a search on the web.'],
    agentqna: ['AgentQnA', 'An agent that thinks in steps.'],
  },
  'Text and code': {
    codegen: ['CodeGen', 'Writes code, with help from your own documents.'],
    codetrans: ['CodeTrans', 'Translates code into another language.'],
    translation: ['Translation', 'Translates text.'],
    'docsum-text': ['DocSum for text', 'Summarises a document.'],
    'arb-post-hearing-assistant': ['ArbPostHearingAssistant', 'Summarises the transcript of a hearing.'],
  },
  'Speech, pictures and videos': {
    audioqna: ['AudioQnA', 'A spoken question gets a spoken answer.'],
    'audioqna-multilang': ['AudioQnA in several languages', 'The same with GPT-SoVITS, which speaks them.'],
    avatarchatbot: ['AvatarChatbot', 'An avatar speaks the answer.'],
    docsum: ['DocSum for recordings', 'Summarises what is said in one.'],
    visualqna: ['VisualQnA', 'Answers questions about an image.'],
    multimodalqna: ['MultimodalQnA', 'Answers from images and passages.'],
    videoqna: ['VideoQnA', 'Answers from scenes of your videos.'],
    text2image: ['Text2Image', 'Draws an image from a description.'],
  },
  'Training models': {
    'finetuning-rerank': ['RerankFinetuning', 'Trains a reranker or an embedding model.'],
    'instruction-tuning': ['InstructionTuning', 'Trains a language model on instructions.'],
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
