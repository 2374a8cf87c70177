"""Stand-ins for the services of OPEA besides retrieval and chat, as insistent as those in services.py.

Where a real service declares a type of opea-comps, the stand-in reads the request with it, unions in their order;
where it has a type of its own (text2sql, struct2graph, text2cypher), that is written down here.
"""

import base64
import json
from typing import ClassVar

from aiohttp import web
from comps.cores.proto import api_protocol as api
from comps.cores.proto import docarray as doc
from pydantic import BaseModel, ConfigDict, TypeAdapter

from services import Embedding, Model, Retriever, Service, data, need, stream


def encoded(text):
    return base64.b64encode(text.encode()).decode()


def heard(sound):
    """The stand-ins speak and hear bytes that say what is said."""
    text = base64.b64decode(sound, validate=True).decode()
    need(text.startswith("RIFF "), "that is no sound")
    return text.removeprefix("RIFF ")


def dumped(model):
    return json.loads(model.model_dump_json())


class Whisper(Service):
    path = "/v1/asr"

    def answer(self, body):
        need(set(body) == {"audio"}, "audio, and nothing else")
        return {"asr_result": heard(body["audio"])}


class Asr(Service):
    """A form with a file, as FastAPI's UploadFile wants it."""

    path = "/v1/audio/transcriptions"

    async def body_of(self, request):
        need(request.content_type == "multipart/form-data", "a form is wanted")
        return {name: self.read(value) for name, value in (await request.post()).items()}

    @staticmethod
    def read(value):
        return value if isinstance(value, str) else {"name": value.filename, "audio": encoded(value.file.read().decode())}

    def answer(self, body):
        need(body.get("file", {}).get("name"), "file must be a file")
        return api.AudioTranscriptionResponse(text=heard(body["file"]["audio"])).model_dump()


class SpeechT5(Service):
    path = "/v1/tts"

    def answer(self, body):
        need(isinstance(body["text"], str) and body["text"], "text is missing")
        need(body["voice"] in ("default", "male"), "there is no such voice")
        return {"tts_result": encoded(f"RIFF {body['text']}")}


class Speaking(Service):
    """Answers the bytes of a sound; the wrapper says nothing about their type."""

    kind: ClassVar[dict] = {}

    async def respond(self, request, body):
        return web.Response(body=f"RIFF {self.answer(body)}".encode(), **self.kind)


class Tts(Speaking):
    path = "/v1/audio/speech"

    def answer(self, body):
        return api.AudioSpeechRequest.model_validate(body).input


class GptSovits(Speaking):
    path = "/"
    kind: ClassVar[dict] = {"content_type": "audio/wav"}

    def answer(self, body):
        need(body["text_language"] in ("zh", "en", "ja"), "there is no such language")
        return body["text"]


class Animation(Service):
    path = "/v1/animation"

    def answer(self, body):
        heard(doc.Base64ByteStrDoc.model_validate(body).byte_str)
        return dumped(doc.VideoPath(video_path="/outputs/result.mp4"))


class TextTask(Service):
    """Summaries, FAQs, hearings."""

    takes = api.DocSumChatCompletionRequest
    tokens: ClassVar[list] = ["In", " short", ": «ß» 漢字", "\n\n", "so\nit", " is", "\n", "{", "4", "2", " }\n"]

    def check(self, body):
        request = self.takes.model_validate(body)
        need(isinstance(request.messages, str) and request.messages, "messages must be a text")
        kinds = ("auto", "stuff", "truncate", "map_reduce", "refine")
        need(getattr(request, "summary_type", "auto") in kinds, "there is no such summary_type")
        return request

    def answer(self, body):
        request = self.check(body)
        return dumped(doc.GeneratedDoc(text="".join(self.tokens), prompt=request.messages))

    async def respond(self, request, body):
        if not self.check(body).stream:
            return web.json_response(self.answer(body))
        return await stream(request, [*self.log(), b"data: [DONE]\n\n"])


class DocSum(TextTask):
    """It streams the text as it is (GenAIComps, comps/llms/src/doc-summarization/integrations/common.py)."""

    path = "/v1/docsum"

    def log(self):
        return [f"data: {token}\n\n".encode() for token in self.tokens]


class FaqGen(TextTask):
    """It streams LangChain's run log, of which the tokens of a model are a part."""

    path = "/v1/faqgen"
    takes = api.ChatCompletionRequest

    def log(self):
        run = "/logs/VLLMOpenAI"
        ops = [[{"op": "replace", "path": "", "value": {"streamed_output": [], "final_output": None}}]]
        ops.append([{"op": "add", "path": run, "value": {"name": "VLLMOpenAI", "streamed_output_str": []}}])
        for token in self.tokens:
            told = [{"op": "add", "path": f"{run}/{name}/-", "value": token} for name in ("streamed_output_str", "streamed_output")]
            ops.append(told)
        whole = "".join(self.tokens)
        ops.append([{"op": "add", "path": f"{run}/final_output", "value": {"generations": [[{"text": whole}]]}}])
        ops.append([{"op": "add", "path": "/streamed_output/-", "value": {"output_text": whole}}])
        return [data({"ops": each}) for each in ops]


class ArbPostHearing(TextTask):
    """It answers in one piece, whatever is wanted."""

    path = "/v1/arb-post-hearing"
    takes = api.ArbPostHearingAssistantChatCompletionRequest

    async def respond(self, request, body):
        return web.json_response(self.answer(body))


class Agent(Service):
    path = "/v1/chat/completions"

    def answer(self, body):
        request = api.ChatCompletionRequest.model_validate(body)
        need(not request.stream, "its stream tells its steps")
        asked = request.messages if isinstance(request.messages, str) else request.messages[-1]["content"]
        return dumped(doc.GeneratedDoc(text=f"I thought about: {asked}", prompt=asked))


class Judge(Service):
    """A guardrail; `refuses` is how it says no."""

    takes = TypeAdapter(doc.TextDoc)
    refuses = False
    refusal: ClassVar[dict] = {"text": "Violated policies: no.", "downstream_black_list": [".*"]}
    says = refusal["text"]

    def answer(self, body):
        request = self.takes.validate_python(body)
        need(isinstance(request, doc.TextDoc) and isinstance(request.text, str), "there is no text to judge")
        return self.refusal if self.refuses else dumped(doc.TextDoc(text=request.text))


class Toxicity(Judge):
    path = "/v1/toxicity"


class Bias(Judge):
    path = "/v1/bias"


class Injection(Judge):
    """As Prediction Guard judges, with a score."""

    path = "/v1/injection"
    says = "That cannot be answered: it was found to violate a policy."

    def answer(self, body):
        super().answer(body)
        return dumped(doc.ScoreDoc(score=0.9 if self.refuses else 0.1))


class Pii(Judge):
    path = "/v1/pii"
    takes = TypeAdapter(doc.TextDoc | doc.PIIRequestDoc)
    refusal = dumped(doc.PIIResponseDoc(detected_pii=[{"entity_type": "PERSON", "start": 0}, {"entity_type": "AGE"}]))
    says = "That cannot be answered: it holds personal data (AGE, PERSON)."


class Factuality(Judge):
    path = "/v1/factuality"
    says = "The answer that was found is not supported by its sources."

    def answer(self, body):
        doc.FactualityDoc.model_validate(body)
        return dumped(doc.ScoreDoc(score=0.2 if self.refuses else 0.8))


class Hallucination(Judge):
    path = "/v1/hallucination_detection"
    takes = TypeAdapter(doc.LLMParamsDoc | api.ChatCompletionRequest | doc.SearchedDoc)
    says = "The answer that was found contradicts its sources."

    def answer(self, body):
        request = self.takes.validate_python(body)
        need(isinstance(request, api.ChatCompletionRequest), f"read as {type(request).__name__}")
        need(request.model, "vLLM wants to be told the model")
        verdict = "FAIL" if self.refuses else "PASS"
        return dumped(doc.GeneratedDoc(text=f'{{"REASONING": ["it would PASS, if"], "SCORE": "{verdict}"}}', prompt=""))


class Lvm(Service):
    """By what it is sent: an image, frames that were found, or a part of a video."""

    path = "/v1/lvm"
    takes = TypeAdapter(doc.LVMDoc | doc.LVMSearchedMultimodalDoc | doc.LVMVideoDoc)
    tokens: ClassVar[list] = ["A", " «cat»", " 漢字", "\n'b'"]

    def answer(self, body):
        request = self.takes.validate_python(body)
        if isinstance(request, doc.LVMSearchedMultimodalDoc):
            found = request.metadata[0]
            need(found["b64_img_str"] and request.initial_query, "no frame, or no question")
            return dumped(doc.MetadataTextDoc(text="".join(self.tokens), metadata={"video_id": found["video_id"]}))
        need(isinstance(request, doc.LVMVideoDoc) or request.prompt, "there is no prompt")
        return dumped(doc.TextDoc(text="".join(self.tokens)))

    async def respond(self, request, body):
        if "video_url" in body:  # Video-LLaMA streams always, and bare text
            self.answer(body)
            said = "".join(self.tokens).encode()
            return await stream(request, [b"{'video_url': 'x', 'chunk_start': 1}\n", said[:7], said[7:]])
        if not body.get("stream"):
            return web.json_response(self.answer(body))
        self.answer(body)
        chunks = [f"data: {token.encode()!r}\n\n".encode() for token in self.tokens]
        return await stream(request, [*chunks, b"data: [DONE]\n\n"])


class MultimodalEmbedding(Service):
    path = "/v1/embeddings"
    takes = TypeAdapter(doc.MultimodalDoc)

    def answer(self, body):
        request = self.takes.validate_python(body)
        text = request.text if isinstance(request, doc.TextDoc) else getattr(request, "text", doc.TextDoc(text="")).text
        return dumped(doc.EmbedMultimodalDoc(text=text, embedding=Embedding.vector))


class ClipEmbedding(Service):
    path = "/v1/embeddings"
    takes = TypeAdapter(doc.TextDoc | api.EmbeddingRequest | api.ChatCompletionRequest)
    constraints: ClassVar[dict] = {"date": ["==", "2026-11-25"]}

    def answer(self, body):
        request = self.takes.validate_python(body)
        need(isinstance(request, doc.TextDoc), f"read as {type(request).__name__}")
        return dumped(doc.EmbedDoc(text=request.text, embedding=Embedding.vector, constraints=self.constraints))


class GraphRetriever(Service):
    """On Neo4j: it reads the messages of a chat request, and answers that request with what it found in it."""

    path = "/v1/retrieval"
    takes = Retriever.takes

    def answer(self, body):
        request = self.takes.validate_python(body)
        need(isinstance(request, api.ChatCompletionRequest) and request.messages, f"read as {type(request).__name__}")
        request.retrieved_docs = [api.RetrievalResponseData(text=f"{self.name} {n}") for n in ("one", "two")]
        return request.model_dump()


class FrameRetriever(Retriever):
    def answer(self, body):
        frames = [{"b64_img_str": encoded("PNG"), "transcript_for_inference": "words", "video_id": n} for n in "12"]
        return {**super().answer(body), "metadata": frames}


class VideoRetriever(Retriever):
    def answer(self, body):
        need(body.get("constraints") == ClipEmbedding.constraints, "the time is missing")
        return {**super().answer(body), "metadata": [{"video": f"{n}.mp4", "timestamp": n} for n in (1, 2)]}


class VideoReranking(Service):
    path = "/v1/reranking"
    takes = TypeAdapter(doc.SearchedMultimodalDoc | doc.SearchedDoc | api.RerankingRequest)

    def answer(self, body):
        request = self.takes.validate_python(body)
        need(isinstance(request, doc.SearchedMultimodalDoc), f"read as {type(request).__name__}")
        best = request.metadata[-1]
        part = {"chunk_start": float(best["timestamp"]), "chunk_duration": 10.0, "max_new_tokens": 512}
        return dumped(doc.LVMVideoDoc(video_url=f"http://files/{best['video']}", prompt=request.initial_query, **part))


class WebRetriever(Retriever):
    path = "/v1/web_retrieval"
    takes = TypeAdapter(doc.EmbedDoc)

    def answer(self, body):
        super().answer(body)
        found = [doc.TextDoc(text=text) for text in self.docs]
        return dumped(doc.SearchedDoc(retrieved_docs=found, initial_query=body["text"]))


class Text2Image(Service):
    path = "/v1/text2image"

    def answer(self, body):
        request = doc.SDInputs.model_validate(body)
        need(request.prompt, "there is no prompt")
        return dumped(doc.SDOutputs(images=[encoded(f"PNG {request.prompt} {n}") for n in range(request.num_images_per_prompt)]))


class Image2Image(Service):
    path = "/v1/image2image"

    def answer(self, body):
        request = doc.SDImg2ImgInputs.model_validate(body)
        seen = base64.b64decode(request.image, validate=True).decode()
        return dumped(doc.SDOutputs(images=[encoded(f"{seen}, {request.prompt}")]))


class Image2Video(Service):
    path = "/v1/image2video"

    def answer(self, body):
        paths = [each.image_path for each in doc.ImagesPath.model_validate(body).images_path]
        need(paths and all(path.startswith("http") for path in paths), "it loads URLs")
        return dumped(doc.VideoPath(video_path="/home/user/video.mp4"))


class Text2Query(Service):
    path = "/v1/text2query"

    def answer(self, body):
        request = api.Text2QueryRequest.model_validate(body)
        need(request.query and request.conn_url, "no query, or no database")
        return {"result": {"sql": "SELECT count(*)", "output": "There are 7 albums."}}


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Postgres(Strict):
    user: str
    password: str
    host: str
    port: int
    database: str


class SqlInput(Strict):
    input_text: str
    conn_str: Postgres


class CypherInput(Strict):
    input_text: str
    conn_str: dict | None = None
    seeding: dict | None = None


class GraphInput(Strict):
    input_text: str
    task: str
    cypher_cmd: str


class Querying(Service):
    """With a type of its own, and a result that says what was asked."""

    def answer(self, body):
        return {"result": {"sql": "…", "output": f"{self.name}: {self.takes.model_validate(body).input_text}"}}


class Text2Sql(Querying):
    path = "/v1/text2sql"
    takes = SqlInput


class Text2Cypher(Querying):
    path = "/v1/text2cypher"
    takes = CypherInput


class Struct2Graph(Querying):
    path = "/v1/struct2graph"
    takes = GraphInput

    def answer(self, body):
        need(body["task"] in ("Query", "Index"), "there is no such task")
        return super().answer(body)


class ToGraph(Service):
    """Its text is a parameter of the query."""

    async def body_of(self, request):
        need(not await request.read(), "no body is wanted")
        return dict(request.query)

    def answer(self, body):
        need(set(body) == {"input_text"} and body["input_text"], "input_text is missing")
        return {"graph_triplets": [{"head": body["input_text"], "type": "is", "tail": self.name}]}


class Text2Graph(ToGraph):
    path = "/v1/text2graph"


class Text2Kg(ToGraph):
    path = "/v1/text2kg"


class LanguageDetection(Service):
    path = "/v1/language_detection"
    takes = TypeAdapter(doc.GeneratedDoc | doc.TranslationInput)

    def answer(self, body):
        request = self.takes.validate_python(body)
        need(request.text.strip(), "there is no text")
        if isinstance(request, doc.GeneratedDoc):
            need("### Question:" in request.prompt, "Question not found in the prompt!")
        told = {"text": request.text, "source_lang": "English", "target_lang": "German"}
        templates = {"system_prompt_template": "Translate {source_lang}", "user_prompt_template": "to {target_lang}: {text}"}
        return dumped(doc.PromptTemplateInput(data=told, **templates))


class PromptTemplate(Service):
    path = "/v1/prompt_template"

    def answer(self, body):
        request = doc.PromptTemplateInput.model_validate(body)
        template = request.user_prompt_template or "{reranked_docs}\n### Question: {user_prompt}"
        docs = request.data.get("reranked_docs")
        values = {**request.data, "reranked_docs": " ".join(each["text"] for each in docs or [])}
        filled = f"{request.system_prompt_template or ''}\n{template}".format(**values)
        return dumped(doc.LLMParamsDoc(chat_template=filled, query="?"))


class Router(Service):
    path = "/v1/route"

    def answer(self, body):
        need(isinstance(doc.TextDoc.model_validate(body).text, str), "there is no text")
        return {"url": "http://strong.example.com/v1/chat/completions"}


class Translator(Model):
    wants_model = True
    tokens: ClassVar[list] = ["Tiefes", " Lernen"]
