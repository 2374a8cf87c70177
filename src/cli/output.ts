// Files, each written whole or not at all: beside its place first, then moved there.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { trouble } from './trouble'

type Unwritten = { file: string; message: string }

/** Writes files below a folder, which is made. None is moved into place before all are written. */
export function writeFiles(
  folder: string,
  files: readonly { path: string; text: string }[],
): Unwritten | null {
  const staged: { beside: string; target: string }[] = []
  let file = folder
  try {
    for (const { path, text } of files) {
      file = join(folder, path)
      makeFolder(dirname(file))
      staged.push(stage(file, text))
    }
    for (const { beside, target } of staged) {
      file = target
      renameSync(beside, target)
    }
    return null
  } catch (error) {
    return { file, message: `This file cannot be written: ${trouble(error)}.` }
  } finally {
    for (const { beside } of staged) rmSync(beside, { force: true })
  }
}

export function writeFileWhole(file: string, text: string): Unwritten | null {
  return writeFiles(dirname(file), [{ path: basename(file), text }])
}

/** Not mkdir's own way: where a folder can have none below it, as in /proc, Node's would try for ever. */
function makeFolder(folder: string) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // another process may have made it meanwhile
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function stage(file: string, text: string): { beside: string; target: string } {
  const old = statSync(file, { throwIfNoEntry: false })
  if (old?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
  // a link stays a link
  const target = old ? realpathSync(file) : file
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    writeFileSync(beside, text)
    if (old) chmodSync(beside, old.mode)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  return { beside, target }
}
