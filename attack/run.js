// `npm run attack`: bundles the campaigns, which are TypeScript, and runs them in processes of their own.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
if (!existsSync(`${root}dist/dryrun.js`)) {
  console.error('There is no dist/: run npm ci in the root first.')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'dryrun-attack-'))
const file = join(folder, 'attack.mjs')

/** Sources look for what lies beside them, and the bundle lies elsewhere. */
const inPlace = {
  name: 'in-place',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(runner|attack|test)\/.*\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
      return { contents, loader: 'ts' }
    }),
}

await build({
  entryPoints: [`${root}attack/main.ts`],
  outfile: file,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  plugins: [inPlace],
  banner: {
    // some bundled libraries are CommonJS inside
    js: "import{createRequire as requireOfNode}from'node:module';const require=requireOfNode(import.meta.url);",
  },
})
// Ctrl-C is heard by the program alone, which then ends what it has started
process.on('SIGINT', () => {})
const { status, signal } = spawnSync(process.execPath, [file, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
rmSync(folder, { recursive: true, force: true })
process.exitCode = signal === null ? status : 1
