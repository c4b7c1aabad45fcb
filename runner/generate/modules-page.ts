// docs/modules.md of an app: what its help page would say, written from its components.
import { type Choice, type Description, describe } from '../parameters/index.ts'
import type { App, Connection, Module } from '../spec/index.ts'
import { code, table } from '../text/index.ts'
import { fieldsOfModule, groupedModules } from './module-fields.ts'

/** What the app is called and what it is for; Make keeps both outside of the app's files. */
export interface AppWords {
  readonly label?: string
  readonly description?: string
}

const NOTICE =
  '<!-- Made by `dryrun generate docs`. Edit the parameters and the interface of a module, not this page. -->'

/** The page as Markdown: connections, then the modules as the picker groups them. */
export function modulesPage(app: App, words: AppWords = {}): string {
  const groups = groupedModules(app)
  const contents = groups.flatMap(({ label, modules }) => [
    `- ${plain(label)}: ${modules.map(linkTo).join(', ')}`,
  ])
  return `${[
    NOTICE,
    `# ${plain(words.label ?? 'Modules')}`,
    ...(words.description ? [plain(words.description)] : []),
    ...(contents.length === 0 ? ['The app has no modules.'] : [contents.join('\n')]),
    ...fieldNotice(app),
    ...[...app.connections.values()].flatMap(connectionEntry),
    ...groups.flatMap(({ label, modules }) => [
      `## ${plain(label)}`,
      ...modules.flatMap((module) => moduleEntry(module, app)),
    ]),
  ].join('\n\n')}\n`
}

function linkTo({ label }: Module): string {
  return `[${plain(label)}](#${anchor(label)})`
}

/** The address GitHub gives a heading. */
function anchor(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

function fieldNotice(app: App): string[] {
  if (app.modules.size === 0) return []
  return [
    'Fields in bold must be filled in. The name behind a label is the one that mappings, `--param` and input files use.',
  ]
}

function connectionEntry(connection: Connection): string[] {
  const fields = describe(connection.code.get('params')?.value)
  const how = connection.type === 'oauth' ? 'The user allows access at the service.' : ''
  return [
    `## Connection: ${plain(connection.label)}`,
    ...(connection.description === '' ? [] : [plain(connection.description)]),
    ...(how === '' ? [] : [how]),
    ...(fields.length === 0 ? [] : [fieldList(fields)]),
  ]
}

function moduleEntry(module: Module, app: App): string[] {
  const { label, description, type, crud, name } = module
  const fields = describe(fieldsOfModule(module))
  const outputs = describe(module.code.get('interface')?.value)
  const kind = `${type.replace('_', ' ')}${crud ? `, ${crud}` : ''}`
  const connection = connectionLine(module, app)
  const list = fields.length === 0 ? [] : [fieldList(fields)]
  return [
    `### ${plain(label)}`,
    ...(description === '' ? [] : [plain(description)]),
    `${code(name)} · ${kind}`,
    ...[[...connection, ...list].join('\n')].filter((text) => text !== ''),
    outputs.length === 0 ? 'Output: an empty bundle.' : outputTable(outputs),
  ]
}

function connectionLine({ connection, altConnection }: Module, app: App): string[] {
  const names = [connection, altConnection].filter((name) => name !== undefined)
  if (names.length === 0) return []
  const labels = names.map((name) => plain(app.connections.get(name)?.label ?? name))
  return [`- **Connection**: ${labels.join(' or ')}`]
}

function fieldList(fields: readonly Description[]): string {
  return fields.map(fieldItem).join('\n')
}

/** One field as an item; its help and its choices stand below it, as deep as the item. */
function fieldItem(field: Description): string {
  const { label, path, required, depth, help, revealedBy, remote } = field
  const name = required ? `**${plain(label)}**` : plain(label)
  const notes = [
    ...(help ? [help] : []),
    ...choiceNotes(field),
    ...(revealedBy ? [`Shown once ${code(revealedBy)} is filled in.`] : []),
  ]
  const margin = '  '.repeat(depth)
  const facts = `${name} (${[code(path), ...factsOf(field)].join(', ')})`
  const item = `${margin}- ${path === remote ? `Fields from ${code(remote)}` : facts}`
  const below = notes.flatMap((note) => ['', ...indentedNote(note, `${margin}  `)])
  return [item, ...below].join('\n')
}

function indentedNote(note: string, margin: string): string[] {
  return note.split(/\r?\n/).map((line) => (line === '' ? '' : `${margin}${line}`))
}

function factsOf({ type, multiple, advanced, default: preset }: Description): string[] {
  return [
    type,
    ...(multiple ? ['several'] : []),
    ...(advanced ? ['advanced'] : []),
    ...(preset === undefined || preset === '' ? [] : [`default ${code(JSON.stringify(preset))}`]),
  ]
}

/** Most choices that are listed; the page shall not become a list of countries. */
const LISTED = 30

function choiceNotes({ choices = [], remote, path }: Description): string[] {
  if (remote && remote !== path) return [`Choices come from ${code(remote)}.`]
  if (choices.length === 0) return []
  const more = choices.length > LISTED ? ` and ${choices.length - LISTED} more` : ''
  return [`Choices: ${choices.slice(0, LISTED).map(choiceText).join(', ')}${more}.`]
}

function choiceText({ value, label, labelled }: Choice): string {
  const written = code(typeof value === 'string' ? value : JSON.stringify(value))
  return labelled && label !== value ? `${plain(label)} (${written})` : written
}

function outputTable(fields: readonly Description[]): string {
  return table(
    ['Output', 'Type', 'Label'],
    fields.map(({ path, type, label }) => [code(path), type, plain(label)]),
  )
}

/** Text in which Markdown sees nothing but text. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, '\\$&').replace(/\s+/g, ' ')
}
