// A file of another format as the text of a pipeline. A large one is read in a worker of its own, which ends with its
// answer: the one that compiles has to answer keys meanwhile.

import type { read } from '../../core/read'
import type { InFile } from '../../core/sources/source'
import { QUICK_LENGTH } from '../studio/quick'

type Made = ReturnType<typeof read>

export function readForeign(file: InFile): Promise<Made> {
  return file.text.length > QUICK_LENGTH && typeof Worker !== 'undefined' ? readAway(file) : readHere(file)
}

async function readHere(file: InFile): Promise<Made> {
  const { read } = await import('../../core/read')
  return read([file])
}

async function readAway(file: InFile): Promise<Made> {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Made>) => resolve(data)
      // without a message it could not be started: slow is better than not at all
      worker.onerror = ({ message }) => (message ? reject(new Error(message)) : resolve(readHere(file)))
      worker.postMessage(file)
    })
  } finally {
    worker.terminate()
  }
}
