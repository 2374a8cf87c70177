// Embeddings, retrievers and rerankers: from a question to the passages that bear on it.

import { py } from '../python'
import type { Adapter } from './adapter'

const RETRIEVER_HEAD = py`
class Retriever(Adapter):
    """OPEA's retriever: {"text", "embedding", "k", ...} -> {"retrieved_docs": [{"text"}, ...]}"""

    options = "search_type k fetch_k distance_threshold lambda_mult score_threshold constraints index_name"

    def request(self, given, chat):
        text = given.get("text", chat.question)
        if "embedding" in given:
            query = {"text": text, "embedding": given["embedding"]}
        else:  # a graph is asked in words; its component reads them from the messages
            query = {"input": text, "messages": text}
`

const RERANKING_HEAD = py`
class Reranking(Adapter):
    """OPEA's reranking: {"initial_query", "retrieved_docs", "top_n"} -> {"documents": [text, ...]}"""

    empty = {"documents": []}

    def request(self, given, chat):
        if not given.get("retrieved_docs"):
            return None
        query = given.get("text", chat.question)
`

export const RETRIEVAL = {
  embedding: {
    serviceType: 'EMBEDDING',
    python: 'Embedding',
    helpers: ['expect'],
    source: py`
class Embedding(Adapter):
    """OPEA's embedding: {"input": text} -> {"data": [{"embedding": [number, ...]}]}"""

    def request(self, given, chat):
        return {"input": given.get("text", chat.question)}

    def hand_on(self, answer, given, chat):
        return {**given, "embedding": expect(list, answer["data"][0]["embedding"])}
`,
  },

  'tei-embed': {
    serviceType: 'EMBEDDING',
    python: 'TeiEmbed',
    helpers: ['expect'],
    source: py`
class TeiEmbed(Adapter):
    """TEI itself: {"inputs": text} -> [[number, ...]]"""

    def request(self, given, chat):
        return {"inputs": given.get("text", chat.question)}

    def hand_on(self, answer, given, chat):
        return {**given, "embedding": expect(list, expect(list, answer)[0])}
`,
  },

  'embedding-multimodal': {
    serviceType: 'EMBEDDING',
    python: 'MultimodalEmbedding',
    helpers: ['expect'],
    takes: ['images'],
    source: py`
class MultimodalEmbedding(Adapter):
    """OPEA's multimodal embedding: a text, an image or both -> {"embedding": [number, ...]}"""

    def request(self, given, chat):
        text, image = given.get("text", chat.question), chat.images[0] if chat.images else None
        if image is None:
            return {"text": text}
        image = {"base64_image": image}
        return {"text": {"text": text}, "image": image} if text else image

    def hand_on(self, answer, given, chat):
        return {**given, "embedding": expect(list, answer["embedding"])}
`,
  },

  'embedding-clip': {
    serviceType: 'EMBEDDING',
    python: 'ClipEmbedding',
    helpers: ['expect'],
    source: py`
class ClipEmbedding(Adapter):
    """OPEA's CLIP embedding: {"text"} -> {"embedding": [number, ...], "constraints": when the text speaks of a time}"""

    def request(self, given, chat):
        return {"text": given.get("text", chat.question)}

    def hand_on(self, answer, given, chat):
        embedding = expect(list, answer["embedding"])
        constraints = {"constraints": answer["constraints"]} if answer.get("constraints") else {}
        return {**given, "embedding": embedding, **constraints}
`,
  },

  retriever: {
    serviceType: 'RETRIEVER',
    python: 'Retriever',
    helpers: ['passages'],
    source: `${RETRIEVER_HEAD}${py`
        return {**query, **chat.chosen(self.options)}

    def hand_on(self, answer, given, chat):
        return {**given, "retrieved_docs": passages(answer["retrieved_docs"])}
`}`,
    sighted: `${RETRIEVER_HEAD}${py`
        constraints = {"constraints": given["constraints"]} if "constraints" in given else {}
        return {**query, **constraints, **chat.chosen(self.options)}

    def hand_on(self, answer, given, chat):
        docs = passages(answer["retrieved_docs"])
        for doc, metadata in zip(docs, answer.get("metadata") or [], strict=False):
            doc["metadata"] = metadata  # frames and videos stand there
        return {**given, "retrieved_docs": docs}
`}`,
  },

  'graph-retriever': {
    serviceType: 'RETRIEVER',
    python: 'GraphRetriever',
    helpers: ['passages'],
    source: py`
class GraphRetriever(Adapter):
    """OPEA's retriever on Neo4j: {"messages"}, and no vector -> {"retrieved_docs": [{"text"}, ...]}"""

    def request(self, given, chat):
        text = given.get("text", chat.question)
        return {"input": text, "messages": text, **chat.chosen("k")}

    def hand_on(self, answer, given, chat):
        return {**given, "retrieved_docs": passages(answer["retrieved_docs"])}
`,
  },

  'web-retriever': {
    serviceType: 'WEB_RETRIEVER',
    python: 'WebRetriever',
    helpers: ['passages'],
    source: py`
class WebRetriever(Adapter):
    """OPEA's web retriever: {"text", "embedding", "k", ...} -> {"retrieved_docs": [{"text"}, ...]}"""

    options = "search_type k fetch_k distance_threshold lambda_mult score_threshold"

    def request(self, given, chat):
        query = {"text": given.get("text", chat.question), "embedding": given["embedding"]}
        return {**query, **chat.chosen(self.options)}

    def hand_on(self, answer, given, chat):
        return {**given, "retrieved_docs": passages(answer["retrieved_docs"])}
`,
  },

  reranking: {
    serviceType: 'RERANK',
    python: 'Reranking',
    helpers: ['passages'],
    source: `${RERANKING_HEAD}${py`
        return {"initial_query": query, "retrieved_docs": given["retrieved_docs"], "top_n": chat.options.top_n}

    def hand_on(self, answer, given, chat):
        best = answer["documents"] if "documents" in answer else answer["reranked_docs"]
        return {**given, "retrieved_docs": passages(best)}
`}`,
    sighted: `${RERANKING_HEAD}${py`
        docs = given["retrieved_docs"]
        found = {"retrieved_docs": passages(docs), "top_n": chat.options.top_n}
        if all("video" in doc.get("metadata", {}) for doc in docs):  # it ranks videos by what is known of them
            found["metadata"] = [doc["metadata"] for doc in docs]
        return {"initial_query": query, **found}

    def hand_on(self, answer, given, chat):
        if "video_url" in answer:
            return {**given, "video": {name: answer[name] for name in ("video_url", "chunk_start", "chunk_duration")}}
        best = passages(answer["documents"] if "documents" in answer else answer["reranked_docs"])
        known = {doc["text"]: doc for doc in given["retrieved_docs"]}
        return {**given, "retrieved_docs": [known.get(doc["text"], doc) for doc in best]}
`}`,
  },

  'tei-rerank': {
    serviceType: 'RERANK',
    python: 'TeiRerank',
    helpers: ['expect'],
    source: py`
class TeiRerank(Adapter):
    """TEI itself: {"query", "texts"} -> [{"index", "score", "text"}, ...]; it refuses an empty list."""

    empty = []

    def request(self, given, chat):
        if not given.get("retrieved_docs"):
            return None
        texts = [doc["text"] for doc in given["retrieved_docs"]]
        return {"query": given.get("text", chat.question), "texts": texts, "return_text": True}

    def hand_on(self, answer, given, chat):
        if not expect(list, answer):
            raise ValueError("nothing was ranked")
        ranked = sorted(answer, key=lambda rank: -rank["score"])
        best = [given["retrieved_docs"][rank["index"]] for rank in ranked[: chat.options.top_n]]
        return {**given, "retrieved_docs": best}
`,
  },
} satisfies Record<string, Adapter>
