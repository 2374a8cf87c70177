"""Which stand-in answers for each service of the pipelines in ../pipelines, by the name of the file."""

from cases import DATABASE, KINDS
from services import (
    After,
    Before,
    Custom,
    Embedding,
    Guardrails,
    Model,
    Reranking,
    Retriever,
    TeiEmbed,
    TeiRerank,
    Vllm,
)

PIPELINES = {
    "wrapper": {"embedding": Embedding, "retrieval": Retriever, "reranking": Reranking, "llm": Model},
    "direct": {"embed": TeiEmbed, "retriever": Retriever, "rerank": TeiRerank, "vllm": Vllm},
    "fan-in": {
        "embedding": Embedding,
        "books": Retriever,
        "news": Retriever,
        "rerank": TeiRerank,
        "llm": Model,
    },
    "guard-before": {"guard": Guardrails, "embedding": Embedding, "retriever": Retriever, "llm": Model},
    "guard-after": {"embedding": Embedding, "retriever": Retriever, "vllm": Vllm, "guard": Guardrails},
    "two-leaves": {"embedding": Embedding, "retriever": Retriever, "llm": Model, "second.llm": Vllm},
    "own": {"first": Before, "llm": Model, "loud": After},
    "search": {"embedding": Embedding, "retriever": Retriever},
    "diamond": dict.fromkeys(("s1", "s2", "s3", "s4", "s5"), Custom),
    "plain-leaves": dict.fromkeys(("start", "left", "right"), Custom),
}

MODELS = (Model,)
CHAT = [name for name in PIPELINES if name not in ("diamond", "plain-leaves")]
PIPELINES |= {name: pipeline.services for name, pipeline in KINDS.items()}
PLAIN = ["diamond", "plain-leaves"]
# one leaf, and that is a model: the answer streams as it comes
STREAMED = ["wrapper", "direct", "fan-in", "guard-before"]
# the shapes of which each failure is tried; together they have every adapter
SHAPES = ["wrapper", "direct", "fan-in", "guard-before", "guard-after", "own"]
VARIABLES = {
    "guard-before": {"MODEL_KEY": "a key: \"quoted\" 'too'"},
    "hybrid": {"TEXT2QUERY_DATABASE_URL": DATABASE},
    "graphs": {"TEXT2SQL_DATABASE_URL": DATABASE},
}
