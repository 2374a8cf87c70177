// A file as text: UTF-8 with its byte order mark and line breaks as they are, or a word on why it is none.

export const MOST_BYTES = 4 * 1024 * 1024

type FileText = { text: string } | { refusal: string }

export async function readFile(file: Blob & { name?: string }): Promise<FileText> {
  const name = file.name || 'The file'
  if (file.size > MOST_BYTES) {
    const size = (file.size / 1024 / 1024).toFixed(1)
    return { refusal: `${name} has ${size} MiB, more than the 4 MiB that are read. Your text is as it was.` }
  }
  const bytes = await file.arrayBuffer().catch(() => null)
  if (!bytes) return { refusal: `${name} could not be read. Your text is as it was.` }
  const text = decoded(bytes)
  if (text === null) return { refusal: `${name} is not a text in UTF-8. Your text is as it was.` }
  return { text }
}

/** null for what is no text. */
function decoded(bytes: ArrayBuffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}
