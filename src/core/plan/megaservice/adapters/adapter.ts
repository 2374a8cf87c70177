// How the megaservice calls one kind of service: its Python as text, and what that needs of the program around it.
// An adapter is a class of the program with these methods; the program holds the classes that its services need.
//   request(given, chat)              what is posted; None: nothing to ask, the service is passed over
//   read(content, kind)               the answer in the bytes that came; else they are JSON
//   hand_on(answer, given, chat)      what the services after it are given
//   reply(answer, handed_on, stream)  what the client gets where the service is the last; else the answer as it came
//   token(data)                       the text in one event of a stream
//   blocks(answer)                    patterns of services that must not be asked any more; else none
// `given` holds by name what was made so far: "text" (by a model or a guardrail), "embedding", "retrieved_docs"
// ([{"text": …}]), "sources" (the documents that "text" was made of), "audio" and "images" (base64), and more of few.

/** Helpers that an adapter calls, by their names in helpers.ts. */
export type Helper =
  | 'expect'
  | 'passages'
  | 'prompt'
  | 'material'
  | 'made'
  | 'judged'
  | 'say'
  | 'sound'
  | 'told'

export type Adapter = {
  /** A member of ServiceType that opea-comps 1.2 knows. */
  serviceType: string
  /** The class; several adapters may share one. */
  python: string
  source: string
  /** The class where the program has images in it, if it then differs. */
  sighted?: string
  helpers: Helper[]
  /** Modules of Python's own that it uses. */
  modules?: string[]
  /** It sends the name of a model. */
  sendsModel?: true
  /**
   * It can answer token by token, when it is the last and the client wants that: it has token().
   * perhaps: what it says of a video only read() can take apart; bare: some send the text as it is, breaks included.
   */
  streams?: true | 'perhaps' | 'bare'
  /** It asks a database: the field that names one. The class takes `database`, the URL for requests that name none. */
  database?: 'conn_url' | 'conn_str'
  /** It may stop what follows, or speak to the client in a text of its own: it has blocks() or reply(). */
  speaks?: true
  /** Not all is JSON: it has read(), or `sends` says how aiohttp is to post what request() gives. */
  converts?: true
  /** Of the request of the client it reads sound, images as base64, or the URLs of images. */
  takes?: ('audio' | 'images' | 'links')[]
  /** A client may send it a form with files. */
  forms?: true
  /** Where it is the first: the field of the request in which its question may stand instead of in `messages`. */
  asks?: string
}
