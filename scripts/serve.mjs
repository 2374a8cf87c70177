// Serves a folder of static files on localhost, for `npm start` and the browser tests. Not for the internet.

import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.yaml': 'text/yaml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Starts serving; `base` is the path under which the folder appears. The next free port is taken when `port` is not.
 * Gives the address and a function that ends it.
 */
export async function serve(folder, { port = 4173, base = '/' } = {}) {
  const server = createServer((request, response) => answer(folder, base, request, response))
  const taken = await listen(server, port)
  return { url: `http://localhost:${taken}${base}`, close: () => closed(server) }
}

/** Browsers open connections ahead of what they ask for: those that were never used would be waited for. */
function closed(server) {
  return new Promise((done) => {
    server.close(done)
    server.closeAllConnections()
  })
}

async function listen(server, first) {
  for (let port = first; port < first + 100; port++) {
    const isFree = await new Promise((resolve, reject) => {
      server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
      server.listen(port, 'localhost', () => resolve(true))
    })
    server.removeAllListeners('error')
    if (isFree) return port
  }
  throw new Error(`no free port from ${first} on`)
}

function answer(folder, base, request, response) {
  const file = fileOf(folder, base, request.url ?? '/')
  const size = file && sizeOf(file)
  if (size === null || size === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
    return
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'content-length': size, 'cache-control': 'no-cache' })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

/** null for whatever is not inside the folder. */
function fileOf(folder, base, url) {
  let path
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return null
  }
  if (!path.startsWith(base)) return null
  const file = normalize(join(folder, path.slice(base.length)))
  const isInside = file === normalize(folder) || file.startsWith(normalize(folder) + sep)
  if (!isInside) return null
  return path.endsWith('/') || path === base ? join(file, 'index.html') : file
}

function sizeOf(file) {
  try {
    const stat = statSync(file)
    return stat.isFile() ? stat.size : null
  } catch {
    return null
  }
}
