// From a change of the text to the drawing of it, as marks in the browser's own timeline: `npm run bench` reads them
// there, and so does whoever looks at a profile.

let isDrawn = true

/** The text has changed. */
export function markChange() {
  if (isDrawn) mark('megaflow: change')
  isDrawn = false
}

/** React has committed what came of it. */
export function markDrawing() {
  if (!isDrawn) mark('megaflow: drawing')
  isDrawn = true
}

/** The timeline keeps it; the page need not. */
function mark(name: string) {
  performance.mark(name)
  performance.clearMarks(name)
}
