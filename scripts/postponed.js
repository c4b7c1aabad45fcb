// An esbuild plugin: work that libraries do at their start for cases that may never come is put off.
import { readFileSync } from 'node:fs'

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
  {
    // loads zlib to see what it can do; Node's list of versions tells it, too
    file: /decompress-response\/index\.js$/,
    from: "const supportsZstd = typeof zlib.createZstdDecompress === 'function';",
    to: 'const supportsZstd = process.versions.zstd !== undefined;',
  },
]

export const postponed = {
  name: 'postponed',
  setup(build) {
    for (const { file, from, to } of POSTPONED) {
      build.onLoad({ filter: file }, ({ path }) => {
        const source = readFileSync(path, 'utf8')
        const contents = source.replace(from, to)
        if (contents === source) throw new Error(`${path} has changed; look at postponed.js`)
        return { contents, loader: 'js' }
      })
    }
  },
}
