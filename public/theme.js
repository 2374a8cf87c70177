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
})()
