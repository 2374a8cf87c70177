// Messages mark names with backticks, as for the command line. Where there is no font to tell them apart: quotes.

export function plain(message: string): string {
  return message.replace(/`([^`]*)`/g, '“$1”')
}
