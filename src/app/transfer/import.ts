// A text of another format: fetched is what reads it, and what it becomes replaces the text, as one step.

import type { Studio } from '../studio/studio'
import { messageOf } from './failure'
import { setFile } from './save'

export async function importText(studio: Studio, text: string, name: string) {
  try {
    const { read } = await import('../../core/read')
    const { text: made, diagnostics } = read([{ path: name, text }])
    const imported = { name, label: `import ${name}`, diagnostics }
    const error = diagnostics.find(({ severity }) => severity === 'error')
    if (made === '') {
      studio.setState({ imported })
      const why = error ? ` ${error.message} (line ${error.line})` : ''
      return studio.say(`A pipeline cannot be made of ${name}.${why} Your text is as it was.`, 'error')
    }
    studio.load(made, imported.label, imported)
    // the next save must not put a pipeline into the file of another format
    setFile(null)
    studio.say(
      `Made a pipeline of ${name}${diagnostics.length > 0 ? `: ${counted(diagnostics.length)}` : ''}.`,
    )
  } catch (error) {
    studio.say(`${name} could not be imported: ${messageOf(error)} Your text is as it was.`, 'error')
  }
}

function counted(count: number): string {
  return count === 1 ? '1 thing is to be said of it' : `${count} things are to be said of it`
}
