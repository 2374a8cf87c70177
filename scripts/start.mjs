// `npm start`: installs what is missing, builds what is missing or old, and serves the designer.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { install, ROOT, run } from './install.mjs'
import { serve } from './serve.mjs'

install()
const built = join(ROOT, 'dist', 'app', 'index.html')
const sources = ['src', 'public', 'index.html', 'package-lock.json', 'vite.config.ts']
if (!existsSync(built) || newest(sources) > statSync(built).mtimeMs) {
  run(process.execPath, [join(ROOT, 'scripts', 'build.mjs')])
}
const { url } = await serve(join(ROOT, 'dist', 'app'))
console.log(`Megaflow: ${url}   (Ctrl-C ends it)`)

/** When anything of some files and folders was last changed. */
function newest(names) {
  return Math.max(
    ...names.map((name) => {
      const path = join(ROOT, name)
      if (!existsSync(path)) return 0
      const stat = statSync(path)
      return stat.isDirectory()
        ? Math.max(0, newest(readdirSync(path).map((inner) => join(name, inner))))
        : stat.mtimeMs
    }),
  )
}
