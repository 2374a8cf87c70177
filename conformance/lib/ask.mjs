// One HTTP request: { url, body?, form? } as JSON on standard input, { status, type, text } on standard output.
// A program of its own because it has to run inside another network namespace; by node:http, since fetch, like
// a browser, refuses some ports, OPEA's 6000 among them. Status 0: no answer, and `text` says why.

import { request } from 'node:http'
import { text } from 'node:stream/consumers'

const { url, body, form } = JSON.parse(await text(process.stdin))
const answer = await send(url, await payload()).catch((error) => ({
  status: 0,
  type: '',
  text: error.message,
}))
process.stdout.write(JSON.stringify(answer))

/** What is posted, and its content type. Nothing for a GET. */
async function payload() {
  if (body) return { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json' }
  if (!form) return undefined
  const data = new FormData()
  for (const [name, content] of Object.entries(form)) data.append('files', new Blob([content]), name)
  const encoded = new Response(data)
  return { bytes: Buffer.from(await encoded.arrayBuffer()), type: encoded.headers.get('content-type') }
}

function send(url, posted) {
  return new Promise((done, fail) => {
    const headers = posted ? { 'content-type': posted.type, 'content-length': posted.bytes.length } : {}
    const signal = AbortSignal.timeout(60_000)
    const sent = request(url, { method: posted ? 'POST' : 'GET', headers, signal }, (response) => {
      const answer = { status: response.statusCode, type: response.headers['content-type'] }
      text(response).then((text) => done({ ...answer, text }), fail)
    })
    sent.on('error', fail)
    sent.end(posted?.bytes)
  })
}
