// Files and texts that come onto the page as a person brings them: dropped, pasted, picked.

import type { Page } from '@playwright/test'

/** As a drop or a paste of the browser's: with a transfer that holds a file or a text. */
export function bring(
  page: Page,
  selector: string,
  types: readonly string[],
  content: string,
  isFile: boolean,
) {
  return page.evaluate(
    ([at, kinds, body, file]) => {
      const transfer = new DataTransfer()
      if (file) transfer.items.add(new File([body], 'dropped.yaml', { type: 'application/yaml' }))
      else transfer.setData('text/plain', body)
      for (const kind of kinds) {
        const more = { bubbles: true, cancelable: true }
        const event =
          kind === 'paste'
            ? new ClipboardEvent(kind, { ...more, clipboardData: transfer })
            : new DragEvent(kind, { ...more, dataTransfer: transfer })
        document.querySelector(at)!.dispatchEvent(event)
      }
    },
    [selector, types, content, isFile] as const,
  )
}

/** Real handles, of the browser's own private files: pickers themselves cannot be operated from here. */
export function givePickers(page: Page, name: string, content: string) {
  return page.addInitScript(
    ([file, before]) => {
      const handle = async () => {
        const folder = await navigator.storage.getDirectory()
        return folder.getFileHandle(file!, { create: true })
      }
      const opened = async () => {
        const made = await handle()
        const writer = await made.createWritable()
        await writer.write(before!)
        await writer.close()
        return [made]
      }
      Object.assign(window, { showOpenFilePicker: opened, showSaveFilePicker: handle })
    },
    [name, content],
  )
}
