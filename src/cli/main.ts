#!/usr/bin/env node
// The command line: arguments in, one function, an exit code out.

import { run } from './run'
import { trouble } from './trouble'

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return // a reader that went away (`| head`) is no error of ours
    process.exitCode = 2
    if (stream === process.stdout)
      process.stderr.write(`megaflow: standard output cannot be written: ${trouble(error)}.\n`)
  })
}

const { code, out, err } = run(process.argv.slice(2))
if (err) process.stderr.write(err)
if (out) process.stdout.write(out)
// not process.exit: what is written must reach a slow reader
process.exitCode = code
