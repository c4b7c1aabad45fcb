// Apps in folders of their own, for the tests of loading: written, opened, and removed at the end.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { openApp } from '../../runner/run/index.ts'
import type { App } from '../../runner/spec/index.ts'
import type { Problem } from '../../runner/text/index.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

export type Files = Readonly<Record<string, string | object>>

/** A folder with the given files; what is no text is written as JSON. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-spec-'))
  made.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** The app in such a folder, and what is wrong with it. */
export function opened(files: Files): { app: App; problems: string[]; all: readonly Problem[] } {
  const { app, problems } = openApp(folderOf(files))
  if (!app) throw new Error(problems.map((problem) => problem.message).join('\n'))
  return { app, problems: problems.map((problem) => problem.message), all: problems }
}

/** A manifest with one module, whose communication lies at `path`. */
export const manifest = (path: string, more: object = {}) => ({
  fileVersion: 1,
  generalCodeFiles: { base: null, common: null, groups: null, readme: null },
  components: {
    module: { getThing: { moduleType: 'action', codeFiles: { communication: path } } },
  },
  origins: [],
  ...more,
})

/** The value of a module's code file. */
export const codeOf = (app: App, name: string, key = 'communication') =>
  app.modules.get(name)?.code.get(key)?.value
