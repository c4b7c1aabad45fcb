// Bundles the runner into dist/: small entry files, a chunk for each part that is loaded late.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { parse } from 'yaml'
import { builtIns } from './built-ins.js'
import { buildPage } from './page.js'
import { postponed } from './postponed.js'
import { borders, buildsOfCommandLine, together } from './together.js'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

const shared = {
  bundle: true,
  platform: 'node',
  // jsonc-parser's CommonJS form asks for its parts in a way no bundler can follow
  mainFields: ['module', 'main'],
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
  // small files compile faster, and most of a dry run is the start of the program
  minify: true,
  define: {
    DRYRUN_LIBRARIES: '"./libraries/"',
    DRYRUN_PAGE: '"./page/"',
    DRYRUN_VERSION: JSON.stringify(version),
  },
  metafile: true,
}

/** Libraries that are required at first use inside an expression (runner/iml/libraries.ts). */
const libraries = ['moment-timezone', 'fast-xml-parser']

rmSync('dist', { recursive: true, force: true })
const results = [
  ...(await Promise.all(buildsOfCommandLine().map(bundle))),
  await bundle({ entries: { index: 'runner/index.ts', iml: 'runner/iml/package.ts' } }),
  await build({
    ...shared,
    entryPoints: libraries,
    outdir: 'dist/libraries',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
  }),
  ...(await buildPage('dist/page')),
  // the thread for functions of apps, and what it reads and evaluates inside QuickJS
  await build({
    ...shared,
    entryPoints: ['runner/io/sandbox/worker.js'],
    outdir: 'dist/sandbox',
    format: 'esm',
  }),
]
for (const name of ['inside', 'inside-buffer', 'inside-built-ins', 'inside-intl', 'inside-tests']) {
  copyFileSync(`runner/io/sandbox/${name}.js`, `dist/sandbox/${name}.js`)
}
chmodSync('dist/dryrun.js', 0o755)
// JSON is read many times faster than YAML, and the portal starts with every dry run
writeFileSync(
  'dist/contract.json',
  JSON.stringify(parse(readFileSync('runner/fake/contract.yaml', 'utf8'))),
)
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences(results))
execFileSync(process.execPath, [typescript(), '-p', 'scripts/tsconfig.types.json'], {
  stdio: 'inherit',
})

/** Entry files with a chunk for each part that is imported late. */
function bundle({ entries, isOneFile = false }) {
  return build({
    ...shared,
    entryPoints: entries,
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    // got loads them for HTTP/2 and for caches of names and answers, which are never asked for
    alias: {
      'http2-wrapper': './scripts/unused-of-got.js',
      'cacheable-lookup': './scripts/unused-of-got.js',
      'cacheable-request': './scripts/unused-of-got.js',
      // json-schema-to-typescript would lay out its text with it; ours is laid out already
      prettier: './scripts/unused-prettier.js',
      'node:http2': './scripts/unused-http2.js',
    },
    plugins: [builtIns, postponed, borders, ...(isOneFile ? [together(entries)] : [])],
  })
}

/** The start file of the TypeScript compiler. */
function typescript() {
  return createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace(/package\.json$/, 'bin/tsc')
}

/** Names and licence texts of all packages whose code went into the bundles. */
function licences(builds) {
  const packages = new Set()
  for (const { metafile } of builds) {
    for (const file of Object.keys(metafile.inputs)) {
      const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)
      if (found) packages.add(found[1])
    }
  }
  return [...packages].sort().map(licenceOf).join('\n\n')
}

function licenceOf(name) {
  const folder = `node_modules/${name}`
  const facts = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const text = [
    'LICENSE',
    'license',
    'LICENSE.md',
    'License',
    'LICENCE',
    'license.md',
    'LICENSE-MIT',
    'LICENCE.md',
  ]
    .map((file) => {
      try {
        return readFileSync(`${folder}/${file}`, 'utf8')
      } catch {
        return ''
      }
    })
    .find((found) => found !== '')
  return `${name} ${facts.version} (${facts.license})\n\n${(text ?? 'No licence text in the package.').trim()}`
}
