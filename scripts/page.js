// Bundles the page of the workbench: hashed files, compressed beforehand; the editor comes late, by itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const shared = {
  bundle: true,
  platform: 'browser',
  format: 'esm',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  entryNames: '[name]-[hash]',
}

/** Libraries of expressions that only the server evaluates with: nothing of the page may ask for them. */
const withoutLibraries = {
  name: 'without libraries',
  setup(build) {
    // nothing stops a search in a page, so what may run away is left to the server, which judges again
    build.onLoad({ filter: /[\\/]regex[\\/]guard\.ts$/ }, () => ({
      contents: 'export function withinTime() { return undefined }',
      loader: 'js',
    }))
    build.onLoad({ filter: /[\\/]iml[\\/]libraries\.ts$/ }, () => ({
      contents: ['moment', 'xmlParser', 'crypto', 'vm']
        .map(
          (name) => `export function ${name}() { throw new Error('${name} is not in the page') }`,
        )
        .join('\n'),
      loader: 'js',
    }))
  },
}

/** The builds of the page into a folder; it is bundled without splitting, so that it holds what it uses alone. */
export async function buildPage(outdir) {
  const editor = await build({
    ...shared,
    entryPoints: { editor: 'runner/page/editor/editor.ts' },
    outdir,
  })
  const [file] = Object.keys(editor.metafile.outputs)
  const page = await build({
    ...shared,
    entryPoints: { page: 'runner/page/main.tsx', style: 'runner/page/page.css' },
    outdir,
    define: { DRYRUN_EDITOR: JSON.stringify(`./${basename(file)}`) },
    plugins: [withoutLibraries],
  })
  for (const name of readdirSync(outdir)) {
    const bytes = readFileSync(join(outdir, name))
    writeFileSync(join(outdir, `${name}.gz`), gzipSync(bytes, { level: 9, memLevel: 9 }))
    writeFileSync(join(outdir, `${name}.br`), brotliCompressSync(bytes))
  }
  return [editor, page]
}
