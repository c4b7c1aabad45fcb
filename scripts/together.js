// An esbuild plugin: the commands people wait for are bundled by themselves, as one file.
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Commands that run a module; what they share with others would be cut into many small files. */
const TOGETHER = ['run', 'rpc']

const TABLES = /cli\/commands\/(index|running)\.ts$/
const IMPORT = /import\('\.\/([a-z-]+)\.ts'\)/g

/** The other commands: their entry files, bundled in a build of their own. */
export function otherCommands() {
  const tables = ['index', 'running'].map((name) => `runner/cli/commands/${name}.ts`)
  const names = tables.flatMap((table) =>
    [...readFileSync(table, 'utf8').matchAll(IMPORT)].map(([, name]) => name),
  )
  const others = names.filter((name) => !TOGETHER.includes(name))
  // the library has an entry called iml, too
  return Object.fromEntries(
    others.map((name) => [`command-${name}`, `runner/cli/commands/${name}.ts`]),
  )
}

export const together = {
  name: 'together',
  setup(build) {
    build.onLoad({ filter: TABLES }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace(IMPORT, (_, name) =>
        TOGETHER.includes(name)
          ? `import('together').then((all) => all.${name})`
          : `import('./command-${name}.js')`,
      )
      return { contents, loader: 'ts' }
    })
    build.onResolve({ filter: /^\.\/[a-z-]+\.js$/ }, ({ path, importer }) =>
      TABLES.test(importer) ? { path, external: true } : undefined,
    )
    build.onResolve({ filter: /^together$/ }, ({ importer }) => ({
      path: 'commands',
      namespace: 'together',
      pluginData: dirname(importer),
    }))
    build.onLoad({ filter: /.*/, namespace: 'together' }, ({ pluginData }) => ({
      contents: TOGETHER.map((name) => `export * as ${name} from './${name}.ts'`).join('\n'),
      resolveDir: pluginData,
      loader: 'ts',
    }))
  },
}
