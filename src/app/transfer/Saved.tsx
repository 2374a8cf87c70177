// Whether the text is kept in this browser.

import { useStudio } from '../studio/use-studio'
import { useSaving } from './autosave'
import { saveText } from './save'

export function Saved() {
  const studio = useStudio()
  const { saving, elsewhere } = useSaving()
  if (saving === 'failed') {
    return (
      <span className="status-note is-error">
        This browser keeps nothing.{' '}
        <button type="button" className="link" onClick={() => saveText(studio)}>
          Save to a file
        </button>
      </span>
    )
  }
  if (elsewhere) {
    return (
      <span className="status-note" title="The browser keeps the text of the tab that was changed last.">
        Changed in another tab
      </span>
    )
  }
  return <span className="status-note">{saving === 'saved' ? 'Saved in this browser' : 'Saving…'}</span>
}
