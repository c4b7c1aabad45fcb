// The dialog model in a page: bundled for a browser, it reaches nothing of Node and judges as it does here.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build, type Plugin } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CaseFile, Played } from '../runner/cases/case.ts'

const ROOT = resolve(import.meta.dirname, '..')

/** What every bundler for a page has to do. */
const inPage: Plugin = {
  name: 'in page',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/libraries\.ts$/ }, () => ({
      path: join(ROOT, 'runner/iml/libraries-in-page.ts'),
    })),
}

function bundle(contents: string) {
  return build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'page',
    mainFields: ['module', 'main'],
    external: ['node:*'],
    plugins: [inPage],
    logLevel: 'silent',
  })
}

/** What a page has of what JavaScript itself has not. */
const page = createContext({ TextDecoder, TextEncoder, URL, structuredClone })

function run<Module>(code: string): Module {
  return runInContext(`${code};page`, page) as Module
}

describe('the dialog model in a page', () => {
  it('imports nothing of Node', async () => {
    const { metafile } = await bundle("export * from './runner/parameters/index.ts'")
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports)
    expect(imports).toEqual([])
    const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
    )
    expect(files).toContain('runner/iml/libraries-in-page.ts')
    expect(files.filter((file) => /functions|fast-xml-parser/.test(file))).toEqual([])
  })

  it('judges every case of parameters as it does here', async () => {
    const player = "export { parameters } from './runner/cases/parameters.ts'"
    const [output] = (await bundle(player)).outputFiles
    const { parameters } = run<{ parameters: { play: (played: unknown) => Played } }>(
      output?.text ?? '',
    )
    const folder = join(ROOT, 'test/parameters')
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
    const texts = files.map((file) => parse(readFileSync(join(folder, file), 'utf8')) as CaseFile)
    const cases = texts.flatMap((file) => file.cases).filter(({ id }) => !id.startsWith('slow-'))
    const own = runInContext(`JSON.parse(${JSON.stringify(JSON.stringify(cases))})`, page)
    const played = (own as CaseFile['cases']).map((each) => parameters.play(each))
    expect(played.filter(({ ok }) => !ok)).toEqual([])
    expect(played.length).toBeGreaterThan(200)
  })
})
