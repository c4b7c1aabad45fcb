// How the command line is cut into builds, and how the files of commands that people wait for stay few.
import { dirname, resolve } from 'node:path'
import { commands, FOLDER } from './commands.js'

/** Each build: its entry files, and whether all that the first of them needs is to be one file. */
export function buildsOfCommandLine() {
  const groups = new Set(commands.map(({ hot }) => hot))
  const ofCommands = [...groups].map((group) => {
    const names = commands.filter(({ hot }) => hot === group).map(({ name }) => name)
    const entries = names.map((name) => [fileOf(name), `${FOLDER}/${name}.ts`])
    return { entries: Object.fromEntries(entries), isOneFile: group !== undefined }
  })
  return [
    { entries: { dryrun: 'runner/cli/index.ts' } },
    { entries: { main: 'runner/cli/main.ts' } },
    ...ofCommands,
  ]
}

// the library has an entry called iml, too
const fileOf = (command) => `command-${command}`

/** Files whose late imports lead into another build, and the names of its files. */
const BORDERS = new Map([
  [resolve('runner/cli/index.ts'), (name) => name],
  [resolve(FOLDER, 'load.ts'), fileOf],
])

/** An esbuild plugin: imports across a border name the file of the other build. */
export const borders = {
  name: 'borders',
  setup(build) {
    build.onResolve({ filter: /^\.\/[a-z-]+\.ts$/ }, ({ path, importer, kind }) => {
      const nameOf = BORDERS.get(importer)
      if (kind !== 'dynamic-import' || nameOf === undefined) return undefined
      return { path: `./${nameOf(path.slice('./'.length, -'.ts'.length))}.js`, external: true }
    })
  },
}

/**
 * An esbuild plugin: esbuild puts files into one chunk when the same entries and late parts reach
 * them, which cuts a command into a dozen chunks that all have to be found, opened and linked. So
 * every other entry and late part of a build reaches the first entry: all that it needs is one chunk.
 */
export function together(entries) {
  const [first, ...others] = Object.values(entries).map((file) => resolve(file))
  return {
    name: 'together',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path, resolveDir, kind }) => {
        const isOwn = path.endsWith('.ts')
        const file = isOwn ? resolve(resolveDir, path) : path
        const isLate =
          kind === 'dynamic-import' || (kind === 'entry-point' && others.includes(file))
        return isLate ? { path: file, namespace: 'together', pluginData: isOwn } : undefined
      })
      build.onLoad({ filter: /./, namespace: 'together' }, ({ path, pluginData: isOwn }) => ({
        contents: [
          // an import of which nothing is used would be left out
          `export { run as first } from '${first}'`,
          `export * from '${path}'`,
          // no file of the runner has a default export; packages that are loaded late do
          ...(isOwn ? [] : [`export { default } from '${path}'`]),
        ].join('\n'),
        resolveDir: dirname(first),
        loader: 'ts',
      }))
    },
  }
}
