// dryrun generate: types, documentation, editor schemas and samples, written from the app or checked.
import { join, resolve } from 'node:path'
import {
  type AppWords,
  editorSchemas,
  editorSettings,
  filledSamples,
  modulesPage,
  schemaText,
  typesFile,
  withoutNames,
  withoutSamples,
} from '../../generate/index.ts'
import { readText } from '../../run/index.ts'
import { readDocument } from '../../spec/index.ts'
import { defined, didYouMean, hasErrors, own, type Problem } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import {
  complaintAbout,
  inTheWay,
  type MadeFile,
  pathFrom,
  stateOf,
  tryToWrite,
} from '../generating/files.ts'
import { printJson } from '../print/json.ts'
import { type OpenedApp, openedApp } from '../session/open-app.ts'
import { isRefused, misused, type Refused, refuse, tell } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

/** One kind of text: where it goes unless told, and how it is made. */
interface Kind {
  readonly name: string
  /** Path from the folder of the app; missing where the app itself says which files. */
  readonly place?: string
  /** True when it can be made although files of the app are broken. */
  readonly anyApp?: true
  readonly make: (opened: OpenedApp, out: string) => Promise<readonly MadeFile[]>
  /** What else there is to say. */
  readonly warnings?: (opened: OpenedApp) => readonly Problem[]
  /** Printed once the files are written. */
  readonly advice?: (opened: OpenedApp, out: string) => string
}

const kinds: readonly Kind[] = [
  {
    name: 'types',
    place: 'types/app.d.ts',
    make: async ({ app }, path) => [{ path, text: await typesFile(app) }],
  },
  {
    name: 'docs',
    place: 'docs/modules.md',
    make: async ({ app, directory }, path) => [
      { path, text: modulesPage(app, wordsOf(directory)) },
    ],
  },
  {
    name: 'schemas',
    place: 'schemas',
    anyApp: true,
    make: async (_opened, folder) =>
      editorSchemas.map((schema) => ({
        path: join(folder, schema.file),
        text: schemaText(schema),
      })),
    advice: ({ app, directory }, folder) => {
      const settings = printJson(editorSettings(app, pathFrom(directory, folder)))
      return `For .vscode/settings.json, so that the editor uses them:\n${settings}`
    },
  },
  {
    name: 'samples',
    make: async ({ app }) => filledSamples(app).map(madeSample),
    warnings: ({ app }) => [...withoutSamples(app), ...withoutNames(app)],
  },
]

function madeSample({ file, text, missing }: ReturnType<typeof filledSamples>[number]): MadeFile {
  const isEmpty = missing.length === 1 && missing[0] === ''
  const complaint = isEmpty
    ? `The sample in ${file} is empty.`
    : `The sample in ${file} lacks ${missing.join(', ')}.`
  return { path: resolve(file), text, shared: true, complaint }
}

/** Label and description, which stand beside the files that Make knows. */
function wordsOf(directory: string): AppWords {
  const file = 'app/app.json'
  const text = readText(join(directory, file))
  if (text === undefined) return {}
  const { value } = readDocument({ file, text }).document
  const [label, description] = [own(value, 'label'), own(value, 'description')]
  return defined({
    label: typeof label === 'string' ? label : undefined,
    description: typeof description === 'string' ? description : undefined,
  })
}

export interface Wish {
  readonly app: string | undefined
  /** In the order of the table. */
  readonly kinds: readonly Kind[]
  /** Another place for the one kind there is. */
  readonly out: string | undefined
  /** True when nothing is to be written. */
  readonly check: boolean
}

export function read(typed: Typed<'generate'>, ...words: readonly string[]): Wish | Refused {
  const { app, out, check } = typed
  const chosen = chosenKinds(words, out)
  return isRefused(chosen) ? chosen : { app, kinds: chosen, out, check }
}

/** The kinds that were asked for. */
function chosenKinds(words: readonly string[], out: string | undefined): readonly Kind[] | Refused {
  const names = kinds.map(({ name }) => name)
  const unknown = words.find((word) => !names.includes(word))
  if (unknown !== undefined) {
    const remedy = didYouMean(unknown, names) ?? `known are ${names.join(', ')}`
    return misused('usage/unknown-kind', `Nothing is called "${unknown}" here.`, remedy)
  }
  const chosen = kinds.filter(({ name }) => words.includes(name))
  const [first] = chosen
  const isOne = chosen.length === 1 && first?.place !== undefined
  if (out === undefined || isOne) return chosen
  return misused(
    'usage/invalid-option',
    '--out names the place of one kind of text.',
    'give one of types, docs and schemas with it; samples have their place in the app',
  )
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const opened = openedApp(terminal, wish.app)
  if (isRefused(opened)) return opened
  const broken = hasErrors(opened.problems) && !wish.kinds.every((kind) => kind.anyApp)
  if (broken) return refuse(EXIT.problems, ...opened.problems)
  let exit: ExitCode = EXIT.done
  for (const kind of wish.kinds) {
    const done = await generate(terminal, wish, kind, opened)
    if (done !== EXIT.done) exit = done
  }
  return exit
}

/** Writes or checks one kind; the others are gone on with when it fails. */
async function generate(
  terminal: Terminal,
  wish: Wish,
  kind: Kind,
  opened: OpenedApp,
): Promise<ExitCode> {
  const out =
    wish.out === undefined
      ? join(opened.directory, kind.place ?? '')
      : resolve(terminal.directory, wish.out)
  const files = await kind.make(opened, out)
  const shown = (file: MadeFile) => pathFrom(terminal.directory, file.path)
  const warnings = kind.warnings?.(opened) ?? []
  if (wish.check) {
    const command = commandLine(wish, kind)
    const stale = files.flatMap((file) => complaintAbout(file, shown(file), command) ?? [])
    tell(terminal, [...stale, ...warnings])
    if (stale.length > 0) return EXIT.problems
    terminal.stdout.write(`${kind.name}: nothing to do\n`)
    return EXIT.done
  }
  const hindrances = files.flatMap((file) => inTheWay(file, shown(file)) ?? [])
  if (hindrances.length > 0) return failed(terminal, hindrances)
  for (const file of files) {
    const isFresh = stateOf(file) === 'unchanged'
    const problem = isFresh ? undefined : tryToWrite(file, shown(file))
    if (problem) return failed(terminal, [problem])
    terminal.stdout.write(`${isFresh ? 'unchanged' : 'written  '}  ${shown(file)}\n`)
  }
  if (files.length === 0) terminal.stdout.write(`${kind.name}: nothing to do\n`)
  tell(terminal, warnings)
  if (kind.advice) terminal.stdout.write(kind.advice(opened, out))
  return EXIT.done
}

function failed(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  tell(terminal, problems)
  return EXIT.problems
}

/** What has to be typed to write the files that a check finds stale. */
function commandLine({ app, out }: Wish, kind: Kind): string {
  const options = Object.entries(defined({ app, out })).map(
    ([name, value]) => ` --${name} ${value}`,
  )
  return `dryrun generate ${kind.name}${options.join('')}`
}
