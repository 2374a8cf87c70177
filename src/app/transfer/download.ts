// Bytes that leave the page as a file of the browser's download folder.

export function download(name: string, content: string | Uint8Array<ArrayBuffer>, type = 'text/plain') {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // the browser reads it in its own time
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
