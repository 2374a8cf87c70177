"""What each pipeline of the other kinds is asked, what its services must then be sent, and what the client must get."""

import json
from dataclasses import dataclass, field

import aiohttp

import kinds
from kinds import encoded
from megaservice import chat
from services import Embedding, Model, Reranking, Retriever, Vllm

QUESTION = "Was ist «tiefes» Lernen?\n漢字 \"quoted\" {x} 😀"
SOUND = encoded(f"RIFF {QUESTION}")
TOLD = "".join(Model.tokens)
SUMMED = "".join(kinds.TextTask.tokens)
SEEN = "".join(kinds.Lvm.tokens)
PICTURE = encoded("PNG cat")


@dataclass
class Case:
    """`text` is what the client is told, streamed or not; `answer` is the JSON that it gets instead."""

    request: dict | aiohttp.FormData
    text: str | None = None
    answer: object = None
    # what is in the request to a service; None: it is not asked
    sent: dict = field(default_factory=dict)


@dataclass
class Pipeline:
    services: dict
    cases: dict
    # a model is the only leaf: the answer streams as it comes
    streams: bool = False
    # requests that make no sense
    bad: dict = field(default_factory=dict)
    # services that may answer any object
    anything: tuple = ()


def form(*files, **fields):
    def made():
        data = aiohttp.FormData(default_to_multipart=True)
        for name, value in fields.items():
            data.add_field(name, value)
        for name, content, kind in files:
            data.add_field("files", content, filename=name, content_type=kind)
        return data

    return made


def seeing(*parts, **more):
    return {"messages": [{"role": "user", "content": list(parts)}], **more}


def image(url):
    return {"type": "image_url", "image_url": {"url": url}}


TEXT = {"type": "text", "text": QUESTION}
NOTHING = {"no question": {}, "an empty one": {"messages": ""}, "a number": {"messages": 3}}
NO_SOUND = {**NOTHING, "sound that is no base64": {"audio": "RIFF!"}, "a list": {"audio": [SOUND]}}
IN_MESSAGE = {"type": "input_audio", "input_audio": {"data": SOUND, "format": "wav"}}
DATABASE = "postgresql://me:a%40b@db/books"
CONN = {"user": "u", "password": "p", "host": "db", "port": 5432, "database": "chinook"}
ASKED = {
    **{
        name: {"result": {"sql": "…", "output": f"{name}: {QUESTION}"}}
        for name in ("text2sql", "text2cypher", "struct2graph")
    },
    **{
        name: {"graph_triplets": [{"head": QUESTION, "type": "is", "tail": name}]} for name in ("text2graph", "text2kg")
    },
}

KINDS = {
    "docsum": Pipeline(
        {"asr": kinds.Whisper, "docsum": kinds.DocSum},
        {
            "sound": Case({"audio": SOUND}, SUMMED, sent={"asr": {"audio": SOUND}, "docsum": {"messages": QUESTION}}),
            "sound, as DocSum's page sends it": Case(
                {"type": "audio", "messages": SOUND, "summary_type": "refine", "chunk_size": 100},
                SUMMED,
                sent={"docsum": {"messages": QUESTION, "summary_type": "refine", "chunk_size": 100}},
            ),
            "sound, in a message": Case(seeing(IN_MESSAGE), SUMMED, sent={"docsum": {"messages": QUESTION}}),
            "text": Case(chat(QUESTION), SUMMED, sent={"asr": None, "docsum": {"messages": QUESTION}}),
            "a form": Case(
                form(("a.txt", QUESTION, "text/plain"), type="text", messages="", max_tokens="32", language="en"),
                SUMMED,
                sent={"asr": None, "docsum": {"messages": QUESTION, "max_tokens": 32, "language": "en"}},
            ),
            "a form with sound": Case(
                form(("a.mp4", f"RIFF {QUESTION}", "application/octet-stream"), type="video"),
                SUMMED,
                sent={"asr": {"audio": SOUND}, "docsum": {"messages": QUESTION}},
            ),
        },
        streams=True,
        bad={**NO_SOUND, "a file that is no text": form(("a.pdf", b"%PDF\xff\xfe", "application/pdf"), type="text")},
    ),
    "graphrag": Pipeline(
        {"embedding": Embedding, "retriever": kinds.GraphRetriever, "llm": Model},
        {"text": Case(chat(QUESTION, k=3), TOLD, sent={"retriever": {"messages": QUESTION, "k": 3}})},
        streams=True,
        bad=NOTHING,
    ),
    "faq": Pipeline(
        {"embedding": Embedding, "retriever": Retriever, "faqgen": kinds.FaqGen},
        {"text": Case(chat(QUESTION), SUMMED, sent={"faqgen": {"messages": "retriever one\n\nretriever two"}})},
        streams=True,
        bad=NOTHING,
    ),
    "voice": Pipeline(
        {"asr": kinds.Whisper, "llm": Vllm, "tts": kinds.SpeechT5},
        {
            "sound": Case(
                {"audio": SOUND, "max_tokens": 64, "voice": "male"},
                answer=encoded(f"RIFF {TOLD}"),
                sent={
                    "llm": {"messages": [{"role": "user", "content": QUESTION}], "max_tokens": 64, "stream": False},
                    "tts": {"text": TOLD, "voice": "male"},
                },
            ),
            "text": Case(chat(QUESTION), answer=encoded(f"RIFF {TOLD}"), sent={"asr": None}),
        },
        bad=NO_SOUND,
    ),
    "voice-wrappers": Pipeline(
        {"asr": kinds.Asr, "llm": Model, "tts": kinds.Tts},
        {
            "sound": Case(
                {"audio": f"data:audio/wav;base64,{SOUND}"},
                answer=encoded(f"RIFF {TOLD}"),
                sent={"asr": {"file": {"name": "audio.wav", "audio": SOUND}}, "tts": {"input": TOLD}},
            )
        },
        bad=NO_SOUND,
    ),
    "avatar": Pipeline(
        {"asr": kinds.Whisper, "llm": Model, "tts": kinds.GptSovits, "animation": kinds.Animation},
        {
            "sound": Case(
                {"audio": SOUND, "text_language": "en"},
                answer={"video_path": "/outputs/result.mp4"},
                sent={"tts": {"text_language": "en"}, "animation": {"byte_str": encoded(f"RIFF {TOLD}")}},
            )
        },
        bad=NO_SOUND,
    ),
    "visual": Pipeline(
        {"lvm": kinds.Lvm},
        {
            "an image": Case(
                seeing(TEXT, image(f"data:image/png;base64,{PICTURE}"), max_tokens=2000),
                SEEN,
                sent={"lvm": {"image": PICTURE, "prompt": QUESTION, "max_new_tokens": 1024}},
            ),
            "two images": Case(
                {**chat(QUESTION), "image": [PICTURE, PICTURE]},
                SEEN,
                sent={"lvm": {"image": [PICTURE, PICTURE]}},
            ),
            "no image": Case(chat(QUESTION), SEEN, sent={"lvm": {"image": ""}}),
        },
        streams=True,
        bad={
            **NOTHING,
            "an image that is no base64": seeing(TEXT, image("cat!")),
            "an image that is not there": seeing(TEXT, image("http://127.0.0.1:9/cat.png")),
            "sound": seeing(TEXT, IN_MESSAGE),
        },
    ),
    "multimodal": Pipeline(
        {"embedding": kinds.MultimodalEmbedding, "retriever": kinds.FrameRetriever, "lvm": kinds.Lvm},
        {
            "text": Case(
                chat(QUESTION),
                SEEN,
                sent={
                    "embedding": {"text": QUESTION},
                    "lvm": {"initial_query": QUESTION, "retrieved_docs": [{"text": f"retriever {n}"} for n in ("one", "two")]},
                },
            ),
            "text and image": Case(
                seeing(TEXT, image(PICTURE)),
                SEEN,
                sent={"embedding": {"text": {"text": QUESTION}, "image": {"base64_image": PICTURE}}},
            ),
        },
        streams=True,
        bad=NOTHING,
    ),
    "video": Pipeline(
        {
            "embedding": kinds.ClipEmbedding,
            "retriever": kinds.VideoRetriever,
            "rerank": kinds.VideoReranking,
            "lvm": kinds.Lvm,
        },
        {
            "text": Case(
                chat(QUESTION),
                SEEN,
                sent={
                    "rerank": {"initial_query": QUESTION, "top_n": 1},
                    "lvm": {"video_url": "http://files/2.mp4", "chunk_start": 2.0, "chunk_duration": 10.0, "prompt": QUESTION},
                },
            )
        },
        bad=NOTHING,
    ),
    "web": Pipeline(
        {"embedding": Embedding, "web": kinds.WebRetriever, "rerank": Reranking, "llm": Model},
        {"text": Case(chat(QUESTION, k=3), TOLD, sent={"web": {"text": QUESTION, "k": 3}})},
        streams=True,
        bad=NOTHING,
    ),
    "paint": Pipeline(
        {"text2image": kinds.Text2Image, "image2image": kinds.Image2Image},
        {
            "a prompt": Case(
                {"prompt": QUESTION, "num_images_per_prompt": 2, "seed": 7, "strength": 0.5},
                answer={"images": [encoded(f"PNG {QUESTION} 0, {QUESTION}")]},
                sent={
                    "text2image": {"prompt": QUESTION, "num_images_per_prompt": 2, "seed": 7},
                    "image2image": {"image": encoded(f"PNG {QUESTION} 0"), "strength": 0.5},
                },
            ),
            "a chat": Case(chat("A cat"), answer={"images": [encoded("PNG A cat 0, A cat")]}),
        },
        bad={**NOTHING, "a prompt that is a list": {"prompt": [1]}},
    ),
    "film": Pipeline(
        {"film": kinds.Image2Video, "sketch": kinds.Image2Image},
        {},  # the image has to be fetched: see rows_kinds.py
        bad={**NOTHING, "a path that is a number": {"messages": "x", "images_path": [{"image_path": 1}]}},
    ),
    "agents": Pipeline(
        {"pii": kinds.Pii, "agent": kinds.Agent},
        {
            "text": Case(
                chat(QUESTION, thread_id="7"),
                f"I thought about: {QUESTION}",
                sent={"pii": {"text": QUESTION}, "agent": {"messages": QUESTION, "thread_id": "7", "stream": False}},
            )
        },
        bad=NOTHING,
    ),
    "hybrid": Pipeline(
        {"embedding": Embedding, "retriever": Retriever, "text2query": kinds.Text2Query, "llm": Model},
        {
            "text": Case(chat(QUESTION), TOLD, sent={"text2query": {"conn_url": DATABASE}}),
            "another database": Case(
                chat(QUESTION, conn_url="db:5432/x", conn_user="u"),
                TOLD,
                sent={"text2query": {"conn_url": "db:5432/x", "conn_user": "u"}},
            ),
        },
        streams=True,
        bad=NOTHING,
        anything=("text2query",),
    ),
    "graphs": Pipeline(
        {
            "text2sql": kinds.Text2Sql,
            "text2cypher": kinds.Text2Cypher,
            "struct2graph": kinds.Struct2Graph,
            "text2graph": kinds.Text2Graph,
            "text2kg": kinds.Text2Kg,
        },
        {
            "text": Case(
                {"input_text": QUESTION, "conn_str": CONN, "task": "Index", "cypher_cmd": "LOAD CSV"},
                answer=ASKED,
                sent={"text2sql": {"conn_str": CONN}, "struct2graph": {"task": "Index", "cypher_cmd": "LOAD CSV"}},
            ),
            "its own database": Case(
                {"input_text": QUESTION},
                answer=ASKED,
                sent={
                    "text2sql": {
                        "conn_str": {"user": "me", "password": "a%40b", "host": "db", "port": 5432, "database": "books"}
                    }
                },
            ),
        },
        bad={**NOTHING, "a list": {"input_text": [1]}},
        anything=("text2sql", "text2cypher", "struct2graph", "text2graph", "text2kg"),
    ),
    "detectors": Pipeline(
        {"toxicity": kinds.Toxicity, "bias": kinds.Bias, "injection": kinds.Injection, "llm": Model},
        {"text": Case(chat(QUESTION), TOLD, sent={name: {"text": QUESTION} for name in ("toxicity", "bias", "injection")})},
        streams=True,
        bad=NOTHING,
    ),
    "beside": Pipeline(
        {"toxicity": kinds.Toxicity, "injection": kinds.Injection, "llm": Model},
        {"text": Case(chat(QUESTION), TOLD, sent={name: {"text": QUESTION} for name in ("toxicity", "injection")})},
        streams=True,
        bad=NOTHING,
    ),
    "faithful": Pipeline(
        {
            "embedding": Embedding,
            "retriever": Retriever,
            "llm": Model,
            "factuality": kinds.Factuality,
            "hallucination": kinds.Hallucination,
        },
        {
            "text": Case(
                chat(QUESTION),
                TOLD,
                sent={
                    "factuality": {"reference": "retriever one\nretriever two", "text": TOLD},
                    "hallucination": {"model": "org/judge"},
                },
            )
        },
        bad=NOTHING,
    ),
    "translated": Pipeline(
        {
            "llm": Model,
            "language": kinds.LanguageDetection,
            "template": kinds.PromptTemplate,
            "translator": kinds.Translator,
        },
        {
            "text": Case(
                chat(QUESTION),
                "Tiefes Lernen",
                sent={
                    "language": {"text": TOLD},
                    "translator": {"messages": [{"role": "user", "content": f"Translate English\nto German: {TOLD}"}]},
                },
            ),
            "to a language that is named": Case(
                chat(QUESTION, target_language="German"),
                "Tiefes Lernen",
                sent={"language": {"text": TOLD, "target_language": "German"}},
            ),
        },
        streams=True,
        bad=NOTHING,
    ),
    "opinions": Pipeline(
        {"first": Model, "embedding": Embedding, "retriever": Retriever, "second": kinds.Translator, "judge": Model},
        {
            "text": Case(
                chat(QUESTION),
                TOLD,
                sent={"judge": {"messages": [{"role": "user", "content": f"{TOLD}\n\nTiefes Lernen"}]}},
            )
        },
        streams=True,
        bad=NOTHING,
    ),
    "hearing": Pipeline(
        {"arb": kinds.ArbPostHearing},
        {
            "text": Case(chat(QUESTION), SUMMED, sent={"arb": {"messages": QUESTION}}),
            "a form": Case(form(("a.txt", QUESTION, "text/plain"), type="text"), SUMMED, sent={"arb": {"messages": QUESTION}}),
        },
        bad=NOTHING,
    ),
    "router": Pipeline(
        {"router": kinds.Router, "template": kinds.PromptTemplate},
        {
            "text": Case(
                {"text": "What?", "system_prompt_template": "Be brief.", "user_prompt_template": "Say: {user_prompt}"},
                sent={"router": {"text": "What?"}, "template": {"data": {"user_prompt": "What?", "reranked_docs": []}}},
            )
        },
        bad=NOTHING,
    ),
}
# on the older versions: sound, images and forms in the request; bytes, a join and a refusal on the way
SAMPLE = ["docsum", "voice-wrappers", "visual", "hybrid", "agents"]


def body_of(case, **more):
    """A request as it is posted, anew each time: its bytes or a form, with more fields."""
    request = case.request if isinstance(case, Case) else case
    if not callable(request):
        return json.dumps({**request, **more}).encode()
    made = request()
    for name, value in more.items():
        made.add_field(name, json.dumps(value))
    return made
