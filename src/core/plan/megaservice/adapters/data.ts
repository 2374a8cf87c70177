// Databases and graphs that are asked in plain words. What they answer is a document for the model after them.

import { py } from '../python'
import type { Adapter } from './adapter'

/** What they have in common: how an answer is handed on. */
const HAND_ON = py`

    def hand_on(self, answer, given, chat):
        return {**given, "retrieved_docs": [*given.get("retrieved_docs", []), {"text": told(answer)}]}
`

/** Who asks a database: which one, where the request names none. */
const INIT = py`

    def __init__(self, database, **settings):
        super().__init__(**settings)
        self.database = database  # its URL, or None
`

const BASE = { serviceType: 'UNDEFINED', helpers: ['told'] } satisfies Partial<Adapter>

const TO_GRAPH = {
  ...BASE,
  python: 'TextToGraph',
  converts: true,
  asks: 'input_text',
  source: py`
class TextToGraph(Adapter):
    """OPEA's text to graph: ?input_text=... -> the triplets of the text"""

    sends = "params"

    def request(self, given, chat):
        return {"input_text": given.get("text", chat.question)}
${HAND_ON}`,
} satisfies Adapter

export const DATA = {
  text2query: {
    ...BASE,
    python: 'Text2Query',
    asks: 'query',
    database: 'conn_url',
    source: py`
class Text2Query(Adapter):
    """OPEA's text to query: {"query", "conn_type", "conn_url", ...} -> {"result": what the database says}"""

    own = "conn_type conn_url conn_user conn_password conn_dialect options"
${INIT}
    def request(self, given, chat):
        return {"query": given.get("text", chat.question), "conn_url": self.database, **chat.own(self.own)}
${HAND_ON}`,
  },

  text2sql: {
    ...BASE,
    python: 'Text2Sql',
    asks: 'input_text',
    database: 'conn_str',
    modules: ['urllib.parse'],
    source: py`
class Text2Sql(Adapter):
    """OPEA's text to SQL: {"input_text", "conn_str": {"user", "password", "host", "port", "database"}} -> {"result"}"""
${INIT}
    def request(self, given, chat):
        connection = chat.body.get("conn_str") or self.connection()
        return {"input_text": given.get("text", chat.question), "conn_str": connection}

    def connection(self):
        """The parts of the URL as they stand in it: the service makes a URL of them again."""
        if self.database is None:
            return None
        url = urllib.parse.urlsplit(self.database)
        login = {"user": url.username, "password": url.password}
        return {**login, "host": url.hostname, "port": url.port or 5432, "database": url.path.strip("/")}
${HAND_ON}`,
  },

  text2cypher: {
    ...BASE,
    python: 'Text2Cypher',
    asks: 'input_text',
    source: py`
class Text2Cypher(Adapter):
    """OPEA's text to Cypher: {"input_text", "conn_str", "seeding"} -> what the graph says"""

    own = "conn_str seeding"

    def request(self, given, chat):
        return {"input_text": given.get("text", chat.question), **chat.own(self.own)}
${HAND_ON}`,
  },

  struct2graph: {
    ...BASE,
    python: 'Struct2Graph',
    asks: 'input_text',
    source: py`
class Struct2Graph(Adapter):
    """OPEA's struct to graph: {"input_text", "task": Query or Index, "cypher_cmd"} -> {"result"}"""

    def request(self, given, chat):
        task = {"task": chat.body.get("task", "Query"), "cypher_cmd": chat.body.get("cypher_cmd", "")}
        return {"input_text": given.get("text", chat.question), **task}
${HAND_ON}`,
  },

  text2graph: TO_GRAPH,
  text2kg: TO_GRAPH,
} satisfies Record<string, Adapter>
