// What the tests of generated files share: cases in YAML, and a small app by what stands in its files.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type App, loadApp } from '../../runner/spec/index.ts'

export interface Case {
  readonly id: string
  readonly it: string
}

/** The cases of a file in this folder, each behind its sentence. */
export function casesOf<T extends Case>(file: string): (readonly [string, T])[] {
  const { cases } = parse(readFileSync(join('test/generate', file), 'utf8'))
  return (cases as T[]).map((one) => [one.it, one] as const)
}

/** An app of one module, by what stands in its files. */
export function appOf(parameters: unknown, output: unknown, samples = '{}'): App {
  const codeFiles = { mappableParams: 'p.json', interface: 'i.json', samples: 's.json' }
  const module = { doIt: { label: 'Do It', description: '', moduleType: 'action', codeFiles } }
  const texts: Readonly<Record<string, string>> = {
    'makecomapp.json': JSON.stringify({ components: { module } }),
    'p.json': JSON.stringify(parameters),
    'i.json': JSON.stringify(output),
    's.json': samples,
  }
  const loaded = loadApp('', (path) => texts[path]).app
  if (!loaded) throw new Error('the case holds no app')
  return loaded
}
