// An esbuild plugin: what most dry runs never use of Node is loaded when it is first used.
import { readFileSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Together they take as long to load as everything else; a dry run on loopback needs none of them. */
const LATE = [
  'child_process',
  'crypto',
  'dns',
  'https',
  'os',
  'perf_hooks',
  'timers/promises',
  'tls',
  'zlib',
]

/** Work that libraries do at their start for cases that may never come. */
const POSTPONED = [
  {
    // got names every request for diagnostics nobody subscribes to; a number does, and needs no crypto
    file: /got\/dist\/source\/core\/diagnostics-channel\.js$/,
    from: 'return randomUUID();',
    to: 'return String(process.hrtime.bigint());',
  },
  {
    // wording for failed assertions; the first ListFormat of a program takes 15 ms
    file: /@sindresorhus\/is\/distribution\/index\.js$/,
    from: /const (and|or)Formatter = (new Intl\.ListFormat\([^)]*\));/g,
    to: 'const $1Formatter = { format: (list) => $2.format(list) };',
  },
]

/** In place of each module stands an object with a getter per export, which loads it. */
export const lateBuiltIns = {
  name: 'late built-ins',
  setup(build) {
    for (const { file, from, to } of POSTPONED) {
      build.onLoad({ filter: file }, ({ path }) => {
        const source = readFileSync(path, 'utf8')
        const contents = source.replace(from, to)
        if (contents === source) throw new Error(`${path} has changed; look at late-built-ins.js`)
        return { contents, loader: 'js' }
      })
    }
    const filter = new RegExp(`^(node:)?(${LATE.join('|')})$`)
    build.onResolve({ filter }, ({ path }) => {
      const name = path.replace(/^node:/, '')
      return builtinModules.includes(name) ? { path: name, namespace: 'late' } : undefined
    })
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: [
        // the banner of every chunk defines requireBuiltIn; esbuild would follow a plain require
        `const load = () => requireBuiltIn('node:${path}')`,
        ...Object.entries(require(`node:${path}`)).map(standIn),
      ].join('\n'),
      loader: 'js',
    }))
  },
}

/** One export: a function that is only passed along must not load its module, so it is wrapped. */
function standIn([name, value]) {
  const isFunction = typeof value === 'function' && /^[a-z]/.test(name)
  const found = isFunction ? `(...args) => load().${name}(...args)` : `load().${name}`
  return `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => ${found} })`
}
