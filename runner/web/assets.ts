// The files of the page, read once from the folder of the build: nothing else is served from a disk.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Asset {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
  /** The same, compressed by the build; the smallest first. */
  readonly compressed: readonly { readonly encoding: string; readonly bytes: Buffer }[]
}

export interface Assets {
  readonly script: Asset
  readonly style: Asset
  readonly byName: ReadonlyMap<string, Asset>
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

const ENCODINGS = [
  { ending: '.br', encoding: 'br' },
  { ending: '.gz', encoding: 'gzip' },
] as const

/** The files of a build. Throws an Error with one sentence when the folder does not hold them. */
export function readAssets(folder: string): Assets {
  const names = namesIn(folder)
  const all = names
    .filter((name) => !ENCODINGS.some(({ ending }) => name.endsWith(ending)))
    .map((name): Asset => {
      const compressed = ENCODINGS.filter(({ ending }) => names.includes(name + ending)).map(
        ({ ending, encoding }) => ({ encoding, bytes: readFileSync(join(folder, name + ending)) }),
      )
      const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      return { name, type, bytes: readFileSync(join(folder, name)), compressed }
    })
  const script = all.find(({ name }) => /^page-.*\.js$/.test(name))
  const style = all.find(({ name }) => /^style-.*\.css$/.test(name))
  if (!script || !style) {
    throw new Error(`The page is not built: ${folder} holds no page. Run npm run prepare.`)
  }
  return { script, style, byName: new Map(all.map((asset) => [asset.name, asset])) }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // told by who asked for the page
    return []
  }
}
