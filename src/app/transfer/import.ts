// A text of another format: what it becomes replaces the text, as one step.

import type { Studio } from '../studio/studio'
import { messageOf } from './failure'
import { readForeign } from './read-foreign'
import { setFile } from './save'

export async function importText(studio: Studio, text: string, name: string) {
  const incoming = { name }
  const before = studio.buffer.text()
  studio.setState({ incoming, status: null })
  try {
    const { text: made, diagnostics } = await readForeign({ path: name, text })
    // something else was opened meanwhile
    if (studio.getState().incoming !== incoming) return
    const imported = { name, label: `import ${name}`, diagnostics }
    const error = diagnostics.find(({ severity }) => severity === 'error')
    if (made === '') {
      studio.setState({ imported, incoming: null })
      const why = error ? ` ${error.message} (line ${error.line})` : ''
      return studio.say(`A pipeline cannot be made of ${name}.${why} Your text is as it was.`, 'error')
    }
    const isChanged = studio.buffer.text() !== before
    studio.load(made, imported.label, imported)
    // the next save must not put a pipeline into the file of another format
    setFile(null)
    const said = diagnostics.length > 0 ? `: ${counted(diagnostics.length)}` : ''
    const way = isChanged ? ' Undo brings back what you changed meanwhile.' : ''
    studio.say(`Made a pipeline of ${name}${said}.${way}`)
  } catch (error) {
    if (studio.getState().incoming !== incoming) return
    studio.setState({ incoming: null })
    studio.say(`${name} could not be imported: ${messageOf(error)} Your text is as it was.`, 'error')
  }
}

function counted(count: number): string {
  return count === 1 ? '1 thing is to be said of it' : `${count} things are to be said of it`
}
