// Takes the half of the package `yaml` that writes out of a build: text is changed by edits here, and nothing is ever
// written by the package.

/** Where it would write all the same, it throws. */
export function yamlReading() {
  return {
    name: 'yaml-reading',
    apply: 'build',
    transform: {
      filter: {
        id: /[\\/]yaml[\\/]browser[\\/]dist[\\/](?:stringify[\\/]\w+|doc[\\/]createNode|parse[\\/]cst-visit)\.js$/,
      },
      handler: (code) => ({
        code: /^export \{ (.*) \};$/m
          .exec(code)[1]
          .split(', ')
          .map((name) => `export function ${name}() { throw new Error('nothing is written by yaml') }`)
          .join('\n'),
        map: null,
      }),
    },
  }
}
