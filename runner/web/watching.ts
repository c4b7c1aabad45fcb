// Watches the files of the app, inside its folder only, and tells every open page what has become of them.
import { type FSWatcher, realpathSync, watch } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { EventLine } from '../page/wire.ts'
import { componentsOf } from '../spec/index.ts'
import type { Desk } from './desk.ts'
import { factsOf } from './facts.ts'
import type { Write } from './route.ts'

/** Milliseconds to wait for the rest of a save: editors write in several steps. */
const SETTLING = 40

/** Milliseconds between two signs of life. */
const HEARTBEAT = 10_000

export interface Watching {
  /** Tells a page what happens until its signal ends. */
  readonly listen: (write: Write<EventLine>, signal: AbortSignal) => Promise<void>
  readonly close: () => void
}

/** Watches the folders in which files of the app lie; those a link leads out to are left alone. */
export function startWatching(desk: Desk): Watching {
  const listeners = new Set<Write<EventLine>>()
  let watchers: readonly FSWatcher[] = []
  let timer: NodeJS.Timeout | undefined
  let counting: Promise<EventLine | undefined> | undefined
  const tell = (line: EventLine): void => {
    for (const write of listeners) write(line)
  }
  const count = async (): Promise<EventLine | undefined> => {
    try {
      return { event: 'findings', ...(await desk.options.findings()) }
    } catch (error) {
      desk.options.defect(error)
      return undefined
    }
  }
  const recount = (): void => {
    counting = count()
    void counting.then((line) => line && tell(line))
  }
  const settled = (): void => {
    if (!desk.reread()) return
    tell({ event: 'app', app: factsOf(desk) })
    watchAll()
    recount()
  }
  const changed = (): void => {
    clearTimeout(timer)
    timer = setTimeout(settled, SETTLING)
  }
  const watchAll = (): void => {
    for (const one of watchers) one.close()
    watchers = foldersOf(desk).map((folder) => {
      const watcher = watch(folder, changed)
      // a folder that is removed is noticed by the one around it
      watcher.on('error', () => watcher.close())
      return watcher
    })
  }
  watchAll()
  return {
    listen: async (write, signal) => {
      listeners.add(write)
      const beats = setInterval(() => write({ event: 'alive' }), HEARTBEAT)
      write({ event: 'app', app: factsOf(desk) })
      if (!counting) recount()
      else void counting.then((line) => line && write(line))
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve()
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      clearInterval(beats)
      listeners.delete(write)
    },
    close: () => {
      clearTimeout(timer)
      for (const one of watchers) one.close()
      watchers = []
    },
  }
}

/** The folders of the app's files, inside the folder of the app. */
function foldersOf(desk: Desk): readonly string[] {
  const { app } = desk.current()
  const { directory } = desk.options
  const root = realpathSync(directory)
  const documents = [app.manifest, app.base, app.common, app.groupsDocument]
  const files = [
    ...documents.map((document) => document?.source.file),
    ...componentsOf(app).flatMap(({ code, texts }) => [
      ...[...code.values()].map(({ source }) => source.file),
      ...[...texts.values()].map(({ file }) => file),
    ]),
  ].filter((file) => file !== undefined)
  const shown = dirname(app.manifest.source.file)
  const inside = files.map((file) =>
    shown === '.' || !file.startsWith(`${shown}/`) ? file : file.slice(shown.length + 1),
  )
  const folders = inside.flatMap((file) => realFolder(join(root, dirname(file))))
  return [...new Set([root, ...folders])].filter(
    (folder) => folder === root || folder.startsWith(root + sep),
  )
}

function realFolder(folder: string): readonly string[] {
  try {
    return [realpathSync(folder)]
  } catch {
    // a file that was named and is not there
    return []
  }
}
