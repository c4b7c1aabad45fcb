// An esbuild plugin: commands that need nearly the same code are loaded as one file, not as twenty.
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Commands that open an app and run parts of it. */
const TOGETHER = ['list', 'show', 'run', 'rpc', 'connect']

export const together = {
  name: 'together',
  setup(build) {
    build.onLoad({ filter: /cli\/commands\/index\.ts$/ }, ({ path }) => {
      const one = new RegExp(`import\\('\\./(${TOGETHER.join('|')})\\.ts'\\)`, 'g')
      const contents = readFileSync(path, 'utf8').replace(
        one,
        "import('together').then((all) => all.$1)",
      )
      return { contents, loader: 'ts' }
    })
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
