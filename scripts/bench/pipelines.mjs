// Pipelines of any size to measure on. They look like what people write: wrappers and their servers, stores,
// side services, a remote guard, comments, environment; and their targets take them without an error.

/** Services of one team: a chain of five and what it calls. */
const TEAM = 10

/** Chains that run side by side. */
const ROWS = 20

/**
 * A document of `size` services, in chains side by side. With `anchors`, what services share stands once and
 * is taken by aliases and merge keys. With `elsewhere`, two teams of three have deployed theirs already: a GMConnector
 * has room for no more than about 600 deployed services.
 */
export function pipelineOf(size, { anchors = false, elsewhere = false } = {}) {
  const teams = Array.from({ length: size / TEAM }, (_, index) => index + 1)
  const services = teams.map((team) => servicesOf(team, anchors, elsewhere && team % 3 !== 1))
  return `# ${size} services of ${teams.length} teams
${anchors ? SHARED : ''}opea_micro_services:
${services.join('\n')}
opea_mega_service:
  name: bench
  port: 8888   # what people call
  platform: xeon
  mega_flow:
${teams.map((team) => `    - ${chainOf(team)}\n`).join('')}`
}

/** A team's chain, behind the one of the team that is its row's last: side by side GMC takes 22 at most. */
function chainOf(team) {
  const chain = ['guard', 'embedding', 'retriever', 'rerank', 'llm'].map((name) => `${name}-${team}`)
  return [...(team > ROWS ? [`llm-${team - ROWS}`] : []), ...chain].join(' >> ')
}

const SHARED = `x-shared:
  wrapper: &wrapper
    environment: &environment { LOGFLAG: "true", MAX_WORKERS: 4 }
  embedder: &embedder
    kind: tei-embedding
    model: BAAI/bge-base-en-v1.5
`

function servicesOf(team, anchors, elsewhere) {
  const environment = '{ LOGFLAG: "true", MAX_WORKERS: 4 }'
  const wrapper = anchors ? '<<: *wrapper' : `environment: ${environment}`
  const embedder = anchors ? '<<: *embedder' : 'kind: tei-embedding\n    model: BAAI/bge-base-en-v1.5'
  const at = (url) => (elsewhere ? `\n    endpoint: ${url}` : '')
  return `  # ---- team ${team} ----
  guard-${team}:
    kind: guardrails
    endpoint: https://guard-${team}.example.com/v1/guardrails   # not ours
  embedding-${team}:
    kind: embedding${at(`http://embedding-${team}.ai:6000/v1/embeddings`)}
    uses: [tei-${team}]
    ${wrapper}
  retriever-${team}:
    kind: retriever${at(`http://retriever-${team}.ai:7000/v1/retrieval`)}
    uses: [redis-${team}, tei-${team}]
    environment:
      LOGFLAG: "true"
      # asked for by the people of team ${team}
      MAX_WORKERS: "${(team % 5) + 2}"
  rerank-${team}:
    kind: reranking${at(`http://rerank-${team}.ai:8000/v1/reranking`)}
    uses: [reranker-${team}]
    ${wrapper}
  llm-${team}:
    kind: llm${at(`http://llm-${team}.ai:9000/v1/chat/completions`)}
    uses: [tgi-${team}]
    environment: ${anchors ? '*environment' : environment}
  tei-${team}:
    ${embedder}${at(`http://tei-${team}.ai:80`)}
  reranker-${team}:
    kind: tei-reranking
    model: BAAI/bge-reranker-base${at(`http://reranker-${team}.ai:80`)}
  redis-${team}:
    kind: redis-vector-db${at(`redis://redis-${team}.ai:6379`)}
  tgi-${team}:
    kind: tgi
    model: "meta-llama/Meta-Llama-3-8B-Instruct"  # gated${at(`http://tgi-${team}.ai:80`)}
  dataprep-${team}:
    kind: dataprep${at(`http://dataprep-${team}.ai:5000/v1/dataprep/ingest`)}
    port: ${20000 + team}
    uses: [redis-${team}, tei-${team}]
`
}
