// The command line, as built: what the page does is held against it.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Diagnostic } from '../src/core/text/diagnostic'

const CLI = join(import.meta.dirname, '..', 'dist', 'cli.js')

/** A sample pipeline of the project. */
export function example(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'public', 'examples', `${name}.yaml`), 'utf8')
}

/** The text after a gesture. */
export function edited(text: string, ...gesture: string[]): string {
  return execFileSync(process.execPath, [CLI, 'edit', '-', ...gesture], { input: text, encoding: 'utf8' })
}

/** The pipeline that a file of another format becomes. */
export function imported(text: string): string {
  return execFileSync(process.execPath, [CLI, 'import', '-'], {
    input: text,
    encoding: 'utf8',
    stdio: 'pipe',
  })
}

export function findings(text: string, ...options: string[]): Diagnostic[] {
  const args = [CLI, 'check', '-', '--format', 'json', ...options]
  const { stdout, stderr } = spawnSync(process.execPath, args, { input: text, encoding: 'utf8' })
  return JSON.parse(stdout.trim() || stderr)
}

/** A target's files by their paths. */
export function exported(text: string, target: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'megaflow-story-'))
  try {
    const source = join(folder, 'pipeline.yaml')
    const out = join(folder, 'out')
    writeFileSync(source, text)
    execFileSync(process.execPath, [CLI, 'export', source, '--to', target, '-o', out], { stdio: 'pipe' })
    const paths = readdirSync(out, { recursive: true, withFileTypes: true })
    return Object.fromEntries(
      paths
        .filter((one) => one.isFile())
        .map(({ name, parentPath }) => [
          join(parentPath, name)
            .slice(out.length + 1)
            .replaceAll('\\', '/'),
          readFileSync(join(parentPath, name), 'utf8'),
        ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
