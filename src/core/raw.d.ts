// Files taken as text into the bundle.
declare module '*?raw' {
  const text: string
  export default text
}
