// Before the first paint, so that a dark page never flashes white. src/app/ui/theme.ts goes on from here.
;(() => {
  let theme = null
  try {
    theme = localStorage.getItem('megaflow.theme')
  } catch {
    // a browser that keeps nothing follows the system
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme
  // browsers load no modules from a file
  if (location.protocol === 'file:')
    addEventListener('DOMContentLoaded', () => {
      document.body.textContent =
        'Megaflow is made of files that a web server has to serve, any will do: `npm start` is one.'
    })
})()
