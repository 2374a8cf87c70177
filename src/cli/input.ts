// Files and standard input as text. Total: what cannot be read is a finding, with the exit code that it deserves.

import { closeSync, openSync, readSync } from 'node:fs'
import type { Code } from '../core/text/codes'
import type { Diagnostic } from '../core/text/diagnostic'
import { lineStarts, positionAt } from '../core/text/span'
import { trouble } from './trouble'

export type Input = { file: string; text: string; broken?: { finding: Diagnostic; code: 1 | 2 } }

export const ONCE = 'Standard input can be read only once.'

/** Bytes. Core reads up to 4 Mi units, of at most three bytes each in UTF-8; an endless input must end somewhere. */
const MOST = 16 * 1024 * 1024

/** A byte-order mark stays in the text. */
export function readInput(file: string): Input {
  let bytes: Buffer | null
  try {
    bytes = file === '-' ? readAll(0) : readFile(file)
  } catch (error) {
    const message = `This file cannot be read: ${trouble(error)}.`
    return { file, text: '', broken: { finding: findingAtStart('cannot-read', message), code: 2 } }
  }
  if (bytes === null) {
    const message = 'This file has more than 16 MiB; up to 4 MiB are read.'
    return { file, text: '', broken: { finding: findingAtStart('too-large', message), code: 1 } }
  }
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { file, ...notText(bytes) }
  }
}

export function findingAtStart(code: Code, message: string): Diagnostic {
  return { code, severity: 'error', message, path: [], from: 0, to: 0, line: 1, column: 1 }
}

function readFile(file: string): Buffer | null {
  const descriptor = openSync(file, 'r')
  try {
    return readAll(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** null when there is more than anyone reads. */
function readAll(descriptor: number): Buffer | null {
  const chunks: Buffer[] = []
  let length = 0
  while (length <= MOST) {
    const chunk = Buffer.allocUnsafe(64 * 1024)
    const count = readSome(descriptor, chunk)
    if (count === 0) return Buffer.concat(chunks)
    chunks.push(chunk.subarray(0, count))
    length += count
  }
  return null
}

function readSome(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk, 0, chunk.length, null)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return 0 // Windows, at the end of a pipe
      if (code !== 'EAGAIN') throw error
      // standard input shared with a process that does not block: wait for what comes
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

/** The text with a replacement character for each bad byte, and where the first one stands. */
function notText(bytes: Buffer): Omit<Input, 'file'> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const from = validLength(bytes)
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const message = isUtf16
    ? 'This file is UTF-16; save it as UTF-8.'
    : bytes.includes(0)
      ? 'This is not a text file: its bytes mean no characters.'
      : 'This file is not UTF-8: the bytes here mean no character. Save it as UTF-8.'
  const place = { path: [], from, to: Math.min(from + 1, text.length), ...positionAt(lineStarts(text), from) }
  return { text, broken: { finding: { code: 'not-text', severity: 'error', message, ...place }, code: 1 } }
}

/** UTF-16 units before the first byte that is not UTF-8. */
function validLength(bytes: Buffer): number {
  let low = 0
  let high = bytes.length
  // the longest prefix that decodes, when its last character may still be open
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (decodes(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, low), {
    stream: true,
  }).length
}

function decodes(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
