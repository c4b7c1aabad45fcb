// An esbuild plugin: the commands people wait for are bundled by themselves, as one file.
import { resolve } from 'node:path'
import { commands, FOLDER } from './commands.js'

const names = commands.map(({ name }) => name)

/** Commands that run a module; what they share with others would be cut into many small files. */
const hot = commands.filter((command) => command.hot).map(({ name }) => name)

/** The other commands: their entry files, bundled in a build of their own. */
export function otherCommands() {
  const others = names.filter((name) => !hot.includes(name))
  // the library has an entry called iml, too
  return Object.fromEntries(others.map((name) => [`command-${name}`, `${FOLDER}/${name}.ts`]))
}

/** In the place of commands/load.ts: the hot ones come together, the others from their own build. */
function loadModule() {
  const members = names.map((name) => {
    const code = hot.includes(name)
      ? `import('together').then((all) => all.${name})`
      : `import('./command-${name}.js')`
    return `${name}: () => ${code},`
  })
  return `export const load = {${members.join('\n')}}`
}

export const together = {
  name: 'together',
  setup(build) {
    const load = resolve(FOLDER, 'load.ts')
    build.onLoad({ filter: /[\\/]commands[\\/]load\.ts$/ }, ({ path }) =>
      path === load ? { contents: loadModule(), loader: 'js' } : undefined,
    )
    build.onResolve({ filter: /^\.\/command-/ }, ({ path, importer }) =>
      importer === load ? { path, external: true } : undefined,
    )
    build.onResolve({ filter: /^together$/ }, () => ({ path: 'commands', namespace: 'together' }))
    build.onLoad({ filter: /.*/, namespace: 'together' }, () => ({
      contents: hot.map((name) => `export * as ${name} from './${name}.ts'`).join('\n'),
      resolveDir: resolve(FOLDER),
      loader: 'js',
    }))
  },
}
