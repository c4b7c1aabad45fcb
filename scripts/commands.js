// The rows of the table of commands: Node reads no TypeScript, so the table is bundled in memory first.
import { build } from 'esbuild'

/** The rows without their code, which the build must not run. */
const withoutCode = {
  name: 'without code',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    )
  },
}

const { outputFiles } = await build({
  entryPoints: ['runner/cli/commands/index.ts'],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
  plugins: [withoutCode],
})
const [{ contents }] = outputFiles
const table = `data:text/javascript;base64,${Buffer.from(contents).toString('base64')}`

/** In the order of the help; the code of a row is the file of its name. */
export const { commands } = await import(table)

export const FOLDER = 'runner/cli/commands'
