"""OPEA's services and servers beyond question answering: what each listens to, insists on, and answers.

They read a request with the pydantic types of opea-comps, as unions in the order of the real ones, and answer in
their form. What they are asked is in their answer, so that it can be followed through a pipeline.
"""

from base64 import b64decode, b64encode
from typing import Any
from urllib.parse import urlsplit

from comps.cores.proto import api_protocol as api
from comps.cores.proto import docarray as doc
from fastapi import FastAPI, HTTPException, Request, Response
from pydantic import TypeAdapter, ValidationError

from store import ask

SOUND = b"RIFF\x24\x00\x00\x00WAVEfmt "
SAID = "What was said?"


def told(body):
    """The text of a chat request."""
    return body.messages if isinstance(body.messages, str) else str(body.messages[-1]["content"])


def generated(body):
    return {"text": f"[made] {told(body)}", "prompt": told(body)}


def passed(body):
    return {"text": body.text, "downstream_black_list": []}


def needs(condition, what):
    if not condition:
        raise HTTPException(422, what)


def found(body):
    needs(body.embedding, "there is no embedding")
    docs = [{"text": f"found in the web: {body.text} by {body.embedding}"}]
    return {"retrieved_docs": docs, "initial_query": body.text, "top_n": 1}


def seen(body):
    text = getattr(body, "prompt", None) or getattr(body, "initial_query", "")
    return {"text": f"[seen] {text}"}


def heard(body):
    b64decode(body["audio"], validate=True)
    return {"asr_result": SAID}


def spoken(body):
    needs(isinstance(body["text"], str) and body["text"], "there is no text")
    return {"tts_result": b64encode(SOUND).decode()}


def wav(body):
    needs(body["text"] and body["text_language"], "text and text_language are needed")
    return Response(SOUND, media_type="audio/wav")


def connected(user, password, host, port, database):
    """As the real ones: they log in, and find nothing to query where there are no tables."""
    needs(user and password and database, "there is no login, or no database")
    needs(ask(host, int(port), "TABLES") != "0", "there are no tables")


def query(body):
    url = urlsplit(body.conn_url or "")
    needs(url.scheme == "postgresql", "conn_url names no database")
    connected(url.username, url.password, url.hostname, url.port, url.path.strip("/"))
    return {"result": {"of": body.query}}


def sql(body):
    connected(**body["conn_str"])
    return queried(body)


def queried(body):
    return {"result": {"input": body["input_text"], "output": []}}


def template(body):
    text = getattr(body, "text", "")
    data = {"user_prompt": text, "initial_query": text}
    return {"data": data, "system_prompt_template": "Answer.", "user_prompt_template": "{user_prompt}"}


def filled(body):
    data = body.data
    return {"chat_template": f"[template] {data.get('user_prompt') or data.get('initial_query')}"}


def animated(body):
    b64decode(body.byte_str, validate=True)
    return {"video_path": "/outputs/result.mp4"}


IMAGES = {"images": ["aW1hZ2U="]}
SEEN = doc.LVMDoc | doc.LVMSearchedMultimodalDoc | doc.LVMVideoDoc
FORM = None  # multipart/form-data with a file
PARAMETER = "?"  # ?input_text=
WITH_ARGUMENTS = ("embedding-multimodal-bridgetower",)

# role: (port, {path: (what is read, what is answered)})
SERVICES = {
    "llm-docsum": (9000, {"/v1/docsum": (api.DocSumChatCompletionRequest, generated)}),
    "llm-faqgen": (9000, {"/v1/faqgen": (api.ChatCompletionRequest, generated)}),
    "arb-post-hearing-assistant": (
        9000,
        {"/v1/arb-post-hearing": (api.ArbPostHearingAssistantChatCompletionRequest, generated)},
    ),
    "agent": (9090, {"/v1/chat/completions": (api.ChatCompletionRequest, generated)}),
    "web-retriever": (7077, {"/v1/web_retrieval": (doc.EmbedDoc, found)}),
    "guardrails-toxicity": (9090, {"/v1/toxicity": (doc.TextDoc, passed)}),
    "guardrails-bias": (9092, {"/v1/bias": (doc.TextDoc, passed)}),
    "guardrails-injection": (9085, {"/v1/injection": (doc.TextDoc, passed)}),
    "guardrails-pii": (9080, {"/v1/pii": (doc.TextDoc | doc.PIIRequestDoc, passed)}),
    "guardrails-factuality": (9075, {"/v1/factuality": (doc.FactualityDoc, lambda body: {"score": 0.9})}),
    "guardrails-hallucination": (
        9000,
        {"/v1/hallucination_detection": (api.ChatCompletionRequest, lambda body: {"text": '{"SCORE": "PASS"}'})},
    ),
    "asr": (9099, {"/v1/audio/transcriptions": (FORM, lambda form: {"text": SAID})}),
    "tts": (9088, {"/v1/audio/speech": (api.AudioSpeechRequest, lambda body: Response(SOUND))}),
    "whisper": (
        7066,
        {"/v1/asr": (dict[str, Any], heard), "/v1/audio/transcriptions": (FORM, lambda form: {"text": SAID})},
    ),
    "speecht5": (7055, {"/v1/tts": (dict[str, Any], spoken)}),
    "gpt-sovits": (9880, {"/": (dict[str, Any], wav)}),
    "lvm": (9399, {"/v1/lvm": (SEEN, seen)}),
    "lvm-llava": (8399, {"/generate": (dict[str, Any], lambda body: {"text": "seen"})}),
    "lvm-llama-vision": (9399, {"/v1/lvm": (dict[str, Any], lambda body: {"text": "seen"})}),
    "lvm-video-llama": (9009, {"/generate": (dict[str, Any], lambda body: {"text": "seen"})}),
    "lvm-predictionguard": (9399, {"/v1/lvm": (dict[str, Any], lambda body: {"text": "seen"})}),
    "text2image": (9379, {"/v1/text2image": (doc.SDInputs, lambda body: IMAGES)}),
    "image2image": (9389, {"/v1/image2image": (doc.SDImg2ImgInputs, lambda body: IMAGES)}),
    "image2video": (9369, {"/v1/image2video": (doc.ImagesPath, lambda body: {"video_path": "/a.mp4"})}),
    "animation": (9066, {"/v1/animation": (doc.Base64ByteStrDoc, animated)}),
    "wav2lip": (7860, {"/v1/wav2lip": (dict[str, Any], lambda body: {"wav2lip_result": "/a.mp4"})}),
    "text2query": (9097, {"/v1/text2query": (api.Text2QueryRequest, query)}),
    "text2sql": (8080, {"/v1/text2sql": (dict[str, Any], sql)}),
    "text2cypher": (9097, {"/v1/text2cypher": (dict[str, Any], queried)}),
    "struct2graph": (8090, {"/v1/struct2graph": (dict[str, Any], queried)}),
    "text2graph": (8090, {"/v1/text2graph": (PARAMETER, lambda text: {"graph": text})}),
    "text2kg": (8090, {"/v1/text2kg": (PARAMETER, lambda text: {"graph": text})}),
    "language-detection": (8069, {"/v1/language_detection": (doc.GeneratedDoc | doc.TranslationInput, template)}),
    "prompt-template": (7900, {"/v1/prompt_template": (doc.PromptTemplateInput, filled)}),
    "router": (6000, {"/v1/route": (doc.TextDoc, lambda body: {"url": "http://model"})}),
    "promptregistry": (6018, {"/v1/prompt/create": (dict[str, Any], lambda body: "1")}),
    "chathistory": (6012, {"/v1/chathistory/create": (dict[str, Any], lambda body: "1")}),
    "feedbackmanagement": (6016, {"/v1/feedback/create": (dict[str, Any], lambda body: "1")}),
    "finetuning": (8015, {"/v1/fine_tuning/jobs": (dict[str, Any], lambda body: {"id": "1"})}),
    "chatqna-ui": (5173, {"/": (dict[str, Any], lambda body: "page")}),
    "embedding-multimodal-bridgetower": (
        8080,
        {"/v1/encode": (dict[str, Any], lambda body: {"embedding": [1.0, 2.0, 3.0], "text": body["text"]})},
    ),
    "embedding-multimodal-clip": (
        6990,
        {"/v1/embeddings": (doc.TextDoc, lambda body: {"text": body.text, "embedding": [1.0, 2.0, 3.0]})},
    ),
    # any service of one's own: it tells what it was given
    "custom": (80, {"/v1/add": (dict[str, Any], lambda body: {**body, "text": f"{body.get('text', '')}+"})}),
}


def app(role):
    port, paths = SERVICES[role]
    made = FastAPI()
    for path, (wanted, answer) in paths.items():
        made.add_api_route(path, handler(wanted, answer), methods=["POST"])
    for path in ("/v1/health_check", "/health", "/v1/health"):
        made.add_api_route(path, lambda: {"Service Title": role}, methods=["GET"])
    return made, port


def handler(wanted, answer):
    adapter = None if wanted in (FORM, PARAMETER) else TypeAdapter(wanted)

    async def handle(request: Request):
        if wanted is PARAMETER:
            needs(request.query_params.get("input_text"), "input_text is missing")
            return answer(request.query_params["input_text"])
        if wanted is FORM:
            kind = request.headers.get("content-type", "")
            needs(kind.startswith("multipart/form-data") and b"filename=" in await request.body(), "this is no form")
            return answer(None)
        try:
            return answer(adapter.validate_json(await request.body()))
        except (ValidationError, KeyError, TypeError, ValueError) as error:
            raise HTTPException(422, str(error)) from error

    return handle
