// Apps that exist in memory alone: their files by path.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadApp, MANIFEST } from '../runner/spec/index.ts'

/** The files of an app by their path in its folder. */
export type Files = ReadonlyMap<string, string>

/** The app in such files, and what is wrong with them. */
export function loaded(files: Files): ReturnType<typeof loadApp> {
  const inFolder = (folder: string): string[] =>
    [...files.keys()].filter((path) => dirname(path) === folder)
  return loadApp('attack', (path) => files.get(path), inFolder)
}

/** The files of the app in a folder of this repository: the manifest and those it names. */
export function filesOfApp(folder: string): Files {
  const manifest = readFileSync(join(folder, MANIFEST), 'utf8')
  const isNamed = (path: string): boolean => manifest.includes(`"${path}"`)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('node_modules') && isNamed(path))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
  const texts = paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const)
  return new Map([[MANIFEST, manifest], ...texts])
}
