// A folder with an app whose every address is at a service of this machine, and both of them to clean up.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProvider, type Provider } from './service.ts'

/** The address the files of the app are written with. */
const WRITTEN = 'http://provider.test'
const APP = join(import.meta.dirname, 'app')

export interface Workplace {
  readonly provider: Provider
  readonly directory: string
  readonly close: () => Promise<void>
}

export async function openWorkplace(): Promise<Workplace> {
  const provider = await openProvider()
  const directory = mkdtempSync(join(tmpdir(), 'dryrun-provider-'))
  writeApp(directory, provider.url)
  const close = async (): Promise<void> => {
    await provider.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { provider, directory, close }
}

/** Writes the app into a folder, with another address in place of the written one. */
export function writeApp(directory: string, url: string): void {
  for (const name of readdirSync(APP)) {
    const text = readFileSync(join(APP, name), 'utf8')
    writeFileSync(join(directory, name), text.replaceAll(WRITTEN, url))
  }
}

/** A command line without stdin. */
export function typed(line: string) {
  return { line, stdin: '', came: '' }
}

/** What `find` gives as soon as it gives something; undefined when the command ended before. */
export async function until<T>(
  find: () => T | undefined,
  done: Promise<unknown>,
): Promise<T | undefined> {
  let ended = false
  const end = (): void => {
    ended = true
  }
  done.then(end, end)
  for (;;) {
    const found = find()
    if (found !== undefined || ended) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
