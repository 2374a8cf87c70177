// Questions to databases, and graphs made of text. What a database answers is a passage for the model after it.

import type { Kind } from '../kind'
import { GAUDI, HABANA, LOGFLAG, TOKEN, TOKEN_REQUIRED, WRAPPER_HEALTH } from './parts'

const TGI_SLOT = {
  name: 'server',
  help: 'The server that runs the model.',
  kinds: ['tgi'],
  required: true,
  model: true,
  environment: [{ name: 'TGI_LLM_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' }],
} satisfies Kind['slots'][number]

/** It is told of the database by each request: the megaservice names this one where a client names none. */
const DATABASE_SLOT = {
  name: 'database',
  help: 'The database that is asked where a request names none.',
  kinds: ['postgres'],
  required: false,
} satisfies Kind['slots'][number]

/** A graph that it reads or writes. */
const GRAPH_SLOT = {
  name: 'store',
  help: 'The graph database.',
  kinds: ['neo4j'],
  required: true,
  environment: [
    { name: 'NEO4J_URL', value: '{url:store}', help: 'URL of the database.' },
    { name: 'NEO4J_USERNAME', value: '{user:store}', help: 'User of the database.' },
    {
      name: 'NEO4J_PASSWORD',
      value: '{password:store}',
      secret: true,
      help: 'Password of the database.',
    },
  ],
} satisfies Kind['slots'][number]

// text2query's Cypher is another image, for Gaudi, with its own model: the same that text2cypher is
export const QUERIES = [
  {
    id: 'text2query',
    title: 'Text to query',
    role: 'flow',
    family: 'data',
    icon: 'db',
    help: 'Asks a SQL database in plain words: it writes the query, runs it and answers. A request may say which database, in conn_url.',
    source: 'GenAIComps/comps/text2query/src/opea_text2query_microservice.py',
    call: {
      protocol: 'http',
      port: 9097,
      endpoint: '/v1/text2query',
      hostPort: 9097,
      input: ['Text'],
      output: ['RetrievedDocs'],
      adapter: 'text2query',
    },
    container: {
      image: 'opea/text2query-sql',
      published: false,
      environment: [
        {
          name: 'TEXT2QUERY_COMPONENT_NAME',
          value: 'OPEA_TEXT2QUERY_SQL',
          help: 'Which language it writes.',
        },
        TOKEN,
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [TGI_SLOT, DATABASE_SLOT],
    variants: {},
  },
  {
    id: 'text2sql',
    title: 'Text to SQL',
    role: 'flow',
    family: 'data',
    icon: 'db',
    help: 'Asks a PostgreSQL database in plain words, with an agent. A request may say which database, in conn_str.',
    source: 'GenAIComps/comps/text2sql/src/opea_text2sql_microservice.py',
    call: {
      protocol: 'http',
      port: 8080,
      endpoint: '/v1/text2sql',
      hostPort: 8080,
      input: ['Text'],
      output: ['RetrievedDocs'],
      adapter: 'text2sql',
    },
    container: {
      image: 'opea/text2sql',
      environment: [LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [TGI_SLOT, DATABASE_SLOT],
    variants: {},
  },
  {
    id: 'text2graph',
    title: 'Text to graph',
    role: 'flow',
    family: 'data',
    icon: 'flow',
    help: 'Finds what is related to what in a text, as triplets. It brings its own model.',
    source: 'GenAIComps/comps/text2graph/src/opea_text2graph_microservice.py',
    call: {
      protocol: 'http',
      port: 8090,
      endpoint: '/v1/text2graph',
      hostPort: 8090,
      input: ['Text'],
      output: ['RetrievedDocs'],
      adapter: 'text2graph',
    },
    container: {
      image: 'opea/text2graph',
      environment: [
        TOKEN,
        { name: 'LLM_MODEL_ID', value: '{model}', help: 'The model that reads.' },
        { name: 'SPAN_LENGTH', help: 'Tokens that are read at once: 1024 if it is not set.' },
        { name: 'OVERLAP', help: 'Tokens that two readings share: 100 if it is not set.' },
        { name: 'MAX_LENGTH', help: 'Tokens of the answer: 256 if it is not set.' },
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    model: { variable: 'TEXT2GRAPH_MODEL_ID', default: 'Babelscape/rebel-large' },
    slots: [],
    variants: {},
  },
  {
    id: 'text2cypher',
    title: 'Text to Cypher',
    role: 'flow',
    family: 'data',
    icon: 'db',
    help: 'Asks a graph database in plain words, with a model of its own that writes Cypher. It runs on Gaudi alone.',
    source: 'GenAIComps/comps/text2cypher/src/opea_text2cypher_microservice.py',
    call: {
      protocol: 'http',
      port: 9097,
      endpoint: '/v1/text2cypher',
      hostPort: 9097,
      input: ['Text'],
      output: ['RetrievedDocs'],
      adapter: 'text2cypher',
    },
    container: {
      image: 'opea/text2cypher-gaudi',
      environment: [TOKEN_REQUIRED],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [GRAPH_SLOT],
    platforms: ['gaudi'],
    variants: {
      gaudi: {
        ...GAUDI,
        environment: HABANA,
        source: 'GenAIComps/comps/text2cypher/deployment/docker_compose/compose.yaml',
      },
    },
  },
  {
    id: 'struct2graph',
    title: 'Structured data to graph',
    role: 'flow',
    family: 'data',
    icon: 'db',
    help: 'Loads CSV or JSON into a graph database, or queries it with Cypher, as the task of the request says.',
    source: 'GenAIComps/comps/struct2graph/src/opea_struct2graph_microservice.py',
    call: {
      protocol: 'http',
      port: 8090,
      endpoint: '/v1/struct2graph',
      hostPort: 8090,
      input: ['Text'],
      output: ['RetrievedDocs'],
      adapter: 'struct2graph',
    },
    container: {
      image: 'opea/struct2graph',
      environment: [
        { name: 'NEO4J_DATABASE', help: 'Another database than neo4j.' },
        { name: 'LOAD_FORMAT', value: 'CSV', help: 'CSV or JSON.' },
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [GRAPH_SLOT],
    variants: {},
  },
  {
    id: 'text2kg',
    title: 'Text to knowledge graph',
    role: 'flow',
    family: 'data',
    icon: 'flow',
    help: 'Has a language model draw a graph of what a text says, and stores it in a graph database.',
    source: 'GenAIComps/comps/text2kg/src/opea_text2kg_microservice.py',
    call: {
      protocol: 'http',
      port: 8090,
      endpoint: '/v1/text2kg',
      hostPort: 8090,
      input: ['Text'],
      output: ['RetrievedDocs'],
      adapter: 'text2kg',
    },
    container: {
      image: 'opea/text2kg',
      published: false,
      environment: [
        TOKEN,
        { name: 'TEXT2KG_PORT', value: '{port}', help: 'Where it listens.' },
        { name: 'NEO4J_DATABASE', value: 'neo4j', help: 'The database inside Neo4j.' },
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [TGI_SLOT, { ...GRAPH_SLOT, environment: GRAPH_SLOT.environment.slice(0, 1) }],
    variants: {},
  },
] satisfies Kind[]
