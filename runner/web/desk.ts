// What is on the desk while a workbench is open: the app, the pages, and where their requests go.
import { randomBytes } from 'node:crypto'
import type { ItemToBeginFrom } from '../operation/index.ts'
import { type Canned, openApp, type Target, type Waiting, type World } from '../run/index.ts'
import type { App } from '../spec/index.ts'
import type { Problem } from '../text/index.ts'

/** Where requests go, and what has to be done when they are through. */
export interface Aim {
  readonly target: Target
  /** False for servers that are not on this machine. */
  readonly isLocal: boolean
  readonly name: string
  /** As it would be typed: fake, live or a URL. */
  readonly against: string
  readonly send?: World['send']
  readonly clock?: {
    readonly wait: (milliseconds: number) => Promise<void>
    readonly passed: () => number
  }
  readonly keeps: boolean
  /** True where only the app says where requests go: nothing that is stored goes there. */
  readonly holdsBack?: true
  readonly close: () => Promise<void>
}

/** Why a target cannot be had. */
export interface NoAim {
  readonly why: string
  readonly remedy?: string | undefined
}

export interface WorkbenchOptions {
  /** Folder of the app. */
  readonly directory: string
  /** Port to listen on; any free one unless given. */
  readonly port?: number | undefined
  /** What --against said; undefined for the usual target. */
  readonly against: string | undefined
  /** Opens a target by what would be typed after --against. */
  readonly openAim: (against: string | undefined) => Promise<Aim | NoAim>
  /** Targets that a page may choose, without those that make no sense for the app. */
  readonly choices: readonly { readonly against: string; readonly name: string }[]
  /** Checks the app and counts what is wrong with it. */
  readonly findings: () => Promise<{ readonly errors: number; readonly others: number }>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What is said while another process holds what is kept. */
  readonly waiting: Waiting
  readonly now: () => Date
  readonly timezone: string
  /** The folder with the files of the page. */
  readonly assets: string
  /** What a first visitor sees, already run. */
  readonly welcome?: { readonly module: string; readonly values: Readonly<Record<string, unknown>> }
  /** Hears of defects: what is thrown and was not meant to be read. */
  readonly defect: (error: unknown) => void
}

/** One page that is open: what it chooses is its own, and is gone when it is reloaded. */
export interface Page {
  readonly id: string
  against: string | undefined
  answers: { readonly canned: () => Promise<Canned>; readonly name: string } | undefined
  /** Names of stored connections, by the connection of the app. */
  readonly connections: Map<string, string>
  /** Questions that were put before a change, each good for one run. */
  readonly asked: Set<string>
  readonly runs: Map<string, AbortController>
  /** Items that were listed to begin from, by module. */
  readonly items: Map<string, readonly ItemToBeginFrom[]>
}

/** The app as it stands on disk now. */
export interface Current {
  readonly app: App
  readonly problems: readonly Problem[]
  readonly revision: number
}

export interface Desk {
  readonly options: WorkbenchOptions
  readonly current: () => Current
  /** Reads the app anew; false where nothing has changed. A folder without an app changes nothing. */
  readonly reread: () => boolean
  readonly newPage: () => Page
  readonly pageNamed: (id: string) => Page | undefined
  readonly aimOf: (page: Page) => Promise<Aim | NoAim>
  readonly close: () => Promise<void>
}

/** Pages that are remembered; the oldest is forgotten. */
const MOST_PAGES = 100

/** Opens the desk of an app that can be opened. Throws an Error with one sentence where it cannot. */
export function openDesk(options: WorkbenchOptions): Desk {
  let current = read(options.directory, 1)
  if (!current) throw new Error(`There is no app in ${options.directory}.`)
  let written = textsOf(current.app)
  const pages = new Map<string, Page>()
  const aims = new Map<string | undefined, Promise<Aim | NoAim>>()
  const aimNamed = (against: string | undefined): Promise<Aim | NoAim> => {
    const opened = aims.get(against) ?? options.openAim(against)
    aims.set(against, opened)
    // what could not be had may be there next time
    void opened.then((aim) => {
      if ('why' in aim) aims.delete(against)
    })
    return opened
  }
  return {
    options,
    current: () => current as Current,
    reread: () => {
      const next = read(options.directory, (current?.revision ?? 0) + 1)
      const texts = next && textsOf(next.app)
      if (!next || !texts || texts === written) return false
      written = texts
      current = next
      return true
    },
    newPage: () => {
      const page = pageAgainst(options.against)
      pages.set(page.id, page)
      const [oldest] = pages.keys()
      if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest)
      return page
    },
    pageNamed: (id) => pages.get(id),
    aimOf: async (page) => (page.answers ? aimAtAnswers(page.answers) : aimNamed(page.against)),
    close: async () => {
      for (const page of pages.values()) for (const run of page.runs.values()) run.abort()
      for (const opening of aims.values()) {
        const aim = await opening
        if (!('why' in aim)) await aim.close()
      }
    },
  }
}

function pageAgainst(against: string | undefined): Page {
  return {
    id: randomBytes(16).toString('hex'),
    against,
    answers: undefined,
    connections: new Map(),
    asked: new Set(),
    runs: new Map(),
    items: new Map(),
  }
}

function read(directory: string, revision: number): Current | undefined {
  const { app, problems } = openApp(directory)
  return app && { app, problems, revision }
}

/** Everything that is written in the app, as one text that changes when a file does. */
function textsOf(app: App): string {
  const components = [
    app.connections,
    app.modules,
    app.rpcs,
    app.webhooks,
    app.functions,
    app.endpoints,
  ]
  const documents = [app.manifest, app.base, app.common, app.groupsDocument]
  const all = components.flatMap((kind) =>
    [...kind.values()].flatMap(({ code, texts }) => [
      ...[...code.values()].map(({ source }) => source),
      ...texts.values(),
    ]),
  )
  const sources = [...documents.flatMap((one) => (one ? [one.source] : [])), ...all]
  return JSON.stringify(sources.map(({ file, text }) => [file, text]))
}

/** A target that is a list of answers, begun anew for each run. */
async function aimAtAnswers({ canned, name }: NonNullable<Page['answers']>): Promise<Aim | NoAim> {
  try {
    const { send } = await canned()
    let passed = 0
    return {
      target: { kind: 'live' },
      isLocal: true,
      name,
      against: 'answers',
      send,
      clock: {
        wait: async (milliseconds) => {
          passed += milliseconds
        },
        passed: () => passed,
      },
      keeps: false,
      close: async () => {},
    }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  }
}
