// The Python that walks the graph and asks the services. Text only; program.ts chooses what a program needs of it.
// Facts about opea-comps that shaped it (1.2 to 1.5, comps/cores/mega/orchestrator.py and micro_service.py):
// execute() ignores HTTP statuses and posts streamed calls with `requests` on the event loop; process_outputs() lets
// the last predecessor win; flow_to() returns False instead of raising; schedule() leaks a gauge when a call fails,
// and writes a refusal as a stream by itself when LLMParams.stream is true (its default); endpoint_path is a property
// in 1.2 and a method later. What it does with a downstream_black_list depends on who answers first: a service with
// another predecessor runs all the same, or those after it never do. So it is never given one; see STOPPED.
// A process without handlers that is PID 1 of a container never sees SIGTERM.

import { py } from './python'
import { type May, streamSource } from './stream'

const TITLE = py`
def title(node):
    return node.removesuffix("/MicroService")
`

const COMMON = py`
    def flow_to(self, from_service, to_service):
        if not super().flow_to(from_service, to_service):  # it only says so
            raise ValueError(f"{from_service.name} >> {to_service.name} is not possible")

    async def schedule(self, *args, **kwargs):
        try:
            return await super().schedule(*args, **kwargs)
        except BaseException:
            self.metrics.pending_update(False)  # the base class would count it as pending for ever
            raise
`

const POST = py`

    @asynccontextmanager
    async def post(self, session, node, body, api_key):
        """Posts JSON to a service and gives its response, if that is no error page."""
        service = self.services[node]
        url = f"{service.protocol}://{service.host}:{service.port}{service.endpoint}"
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        async with session.post(url, json=body, headers=headers, timeout=TIMEOUT) as response:
            if response.status >= 400:
                page = await response.text(errors="replace")
                raise HTTPException(502, f"{title(node)} answered {response.status}: {page:.300}")
            yield response
`

/** Not all services take JSON. */
const POST_ANY = POST.replace('api_key):', 'api_key, sends="json"):')
  .replace('Posts JSON to a service', 'Posts to a service')
  .replace('json=body', '**{sends: body}')

const EXECUTE = py`
    async def execute(self, session, req_start, cur_node, inputs, runtime_graph, llm_parameters=None, **kwargs):
`

const FAILURE = py`
        except HTTPException:
            raise
        except Exception as error:
            raise HTTPException(502, f"{title(cur_node)} failed: {type(error).__name__}: {error!s:.300}") from error
`

const CHAT_CLASS = py`
class Orchestrator(ServiceOrchestrator):
    """OPEA's orchestrator walks the graph; here each service is asked, by its adapter.

    The base class takes error pages for answers, stops the event loop while it streams, and lets the last of several
    predecessors overwrite what the others found.
    """

    def __init__(self):
        super().__init__()
        self.adapters = {}

    def add(self, service, adapter):
        self.adapters[service.name] = adapter
        return super().add(service)
`

const ASK = py`
        adapter, chat = self.adapters[cur_node], kwargs["chat"]
`

const REQUEST = py`
        try:
            body = adapter.request(inputs, chat)
            if body is None:
                return {"answer": adapter.empty, "handed_on": inputs}, cur_node
`

/** A service is not asked where one before it says so, or where none of those before it was asked. */
const STOPPED = py`
        stopped, before = kwargs["stopped"], self.predecessors(cur_node)
        if cur_node in stopped or (before and stopped.keys() >= set(before)):  # it, or all that stands before it
            stopped.setdefault(cur_node, None)
            return {"handed_on": {}}, cur_node
`

const ASK_FOR_A_STREAM = py`
            if chat.stream and adapter.streams and self.all_leaves() == [cur_node]:
                return {"answer": await self.stream(cur_node, body, req_start), "handed_on": {}}, cur_node
`

const ANSWERED = py`
            async with self.post(session, cur_node, body, adapter.api_key) as response:
                answer = json.loads(await response.read())
`

const CONVERTED = py`
            async with self.post(session, cur_node, body, adapter.api_key, adapter.sends) as response:
                answer = adapter.read(await response.read(), response.content_type)
`

const HANDED_ON = py`
            result = {"answer": answer, "handed_on": adapter.hand_on(answer, inputs, chat)}
`

const BLOCKING = py`
            for pattern in adapter.blocks(answer):
                stopped.update((node, cur_node) for node in self.downstream(cur_node) if re.search(pattern, node))
`

const SPEAKERS = py`

    def speakers(self, stopped):
        """Whose answers the client gets: the ends of the flow, and those who let nothing pass."""
        speaking = {*self.all_leaves(), *stopped.values()} - stopped.keys()
        return [node for node in self.graph if node in speaking and stopped.keys() >= set(self.downstream(node))]
`

const RESULT = py`
            return result, cur_node
`

const JOIN = py`
    def process_outputs(self, prev_nodes, result_dict):
        """What a service is given: all that those before it hand on, of texts and lists the ones of all of them."""
        given, texts = {}, []
        for node in prev_nodes:
            for name, value in result_dict[node]["handed_on"].items():
                if name == "text" and isinstance(value, str):
                    texts += [value] if value not in texts else []
                elif name != "embedding" and isinstance(value, list) and isinstance(given.get(name), list):
                    given[name] = given[name] + [each for each in value if each not in given[name]]
                else:
                    given[name] = value
        return {**given, "text": "\n\n".join(texts)} if texts else given
`

const HANDLE = py`
    async def handle(self, request: Request):
        chat = await read_chat(request)
        # the base class must not stream by itself
`

const SCHEDULE = py`
        results, _ = await self.schedule({}, LLMParams(stream=False), chat=chat)
        last = self.all_leaves()
`

const SCHEDULE_WITH_STOPS = py`
        stopped = {}  # the services that are not asked, and who said so
        results, _ = await self.schedule({}, LLMParams(stream=False), chat=chat, stopped=stopped)
        last = self.speakers(stopped)
`

const ANSWERS = py`
        answers = {title(node): results[node]["answer"] for node in last}
`

const REPLIES = py`
        stream = chat.stream and len(last) == 1
        answers = {}
        for node in last:
            answer, handed_on = results[node]["answer"], results[node]["handed_on"]
            answers[title(node)] = self.adapters[node].reply(answer, handed_on, stream)
`

/** What streams is an answer of its own. */
const REPLIES_TO_STREAMS = REPLIES.replace(
  '            answers[title(node)] = self',
  py`
            if isinstance(answer, Response):
                return answer
            answers[title(node)] = self`,
)

const REPLY = py`
        answer = answers if len(last) > 1 else answers.popitem()[1]
        if isinstance(answer, Response):
            return answer
        return Response(json.dumps(answer), media_type="application/json")
`

/** A graph that understands a chat request. */
export function chatOrchestrator(may: May): string {
  const execute = [
    EXECUTE,
    ASK,
    may.block ? STOPPED : '',
    REQUEST,
    may.stream ? ASK_FOR_A_STREAM : '',
    may.convert ? CONVERTED : ANSWERED,
    HANDED_ON,
    may.block ? BLOCKING : '',
    RESULT,
    FAILURE,
  ]
  const common = COMMON + (may.convert ? POST_ANY : POST)
  const handle = [
    HANDLE,
    may.block ? SCHEDULE_WITH_STOPS : SCHEDULE,
    may.speak ? (may.stream ? REPLIES_TO_STREAMS : REPLIES) : ANSWERS,
    REPLY,
  ]
  const join = may.block ? JOIN + SPEAKERS : JOIN
  const streaming = may.stream ? [streamSource(may)] : []
  return `${TITLE}\n\n${[CHAT_CLASS, common, execute.join(''), join, ...streaming, handle.join('')].join('\n')}`
}

/** A graph of services of one's own: any JSON object goes through it. */
export const PLAIN_ORCHESTRATOR = [
  TITLE,
  py`

class Orchestrator(ServiceOrchestrator):
    """OPEA's orchestrator walks the graph; here each service is asked: a JSON object in, a JSON object out.

    The base class takes error pages for answers.
    """

    def __init__(self):
        super().__init__()
        self.api_keys = {}

    def add(self, service, api_key=None):
        self.api_keys[service.name] = api_key
        return super().add(service)
`,
  COMMON + POST,
  EXECUTE +
    STOPPED +
    py`
        try:
            async with self.post(session, cur_node, inputs, self.api_keys[cur_node]) as response:
                answer = expect(dict, json.loads(await response.read()))
            # patterns of the services after this one that must not be asked
            for pattern in expect(list, answer.get("downstream_black_list") or []):
                stopped.update((node, cur_node) for node in self.downstream(cur_node) if re.search(pattern, node))
            return {"answer": answer, "handed_on": answer}, cur_node
` +
    FAILURE,
  JOIN + SPEAKERS,
  py`
    async def handle(self, request: Request):
        try:
            body = expect(dict, json.loads(await request.body()))
        except (ValueError, TypeError, RecursionError) as error:
            raise HTTPException(422, f"not a JSON object: {type(error).__name__}: {error}") from error
        # the base class must not stream by itself
        stopped = {}  # the services that are not asked, and who said so
        results, _ = await self.schedule(body, LLMParams(stream=False), stopped=stopped)
        answers = {title(node): results[node]["answer"] for node in self.speakers(stopped)}
        answer = answers if len(answers) > 1 else answers.popitem()[1]
        return Response(json.dumps(answer), media_type="application/json")
`,
].join('\n')

export const SERVE = py`
def serve(flow):
    service = MicroService(
        name=NAME,
        service_role=ServiceRoleType.MEGASERVICE,
        host="0.0.0.0",
        port=PORT,
        endpoint=ENDPOINT,
    )
    service.add_route(ENDPOINT, flow.handle, methods=["POST"])
    for number in (signal.SIGTERM, signal.SIGINT):  # the first process of a container gets only signals it handles
        service.event_loop.add_signal_handler(number, setattr, service.server, "should_exit", True)
    service.start()


if __name__ == "__main__":
    serve(build())
`
