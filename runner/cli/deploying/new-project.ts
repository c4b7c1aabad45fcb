// A project of an app that lives in Make: an empty manifest with its origin, for the pull that follows.
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { appPath, get, isNotRead, readState, writeFile } from '../../deploy/index.ts'
import { MANIFEST } from '../../spec/index.ts'
import { createRedactor } from '../../trace/index.ts'
import { keepToken, tokenFor, zoneGiven } from '../commands/origin.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { denied, maskedTerminal, notRead, portTo } from './desk.ts'

const KEY_FILE = '.secrets/apikey'

/** Files of the app itself, as Make's editor names them. Common data have none unless they are wanted. */
const FILES = {
  base: 'general/base.iml.json',
  common: null,
  groups: 'modules/groups.json',
  readme: 'README.md',
} as const

const KINDS = ['connection', 'webhook', 'module', 'rpc', 'function', 'endpoint']

export interface NewProject {
  readonly app: string | undefined
  readonly id: string
  readonly zone: string | undefined
  readonly folder: string
  readonly origin: string | undefined
  readonly withCommon: boolean
  readonly rate: number | undefined
}

/** Writes the manifest of a new project into a folder that holds nothing. */
export async function newProject(
  outer: Terminal,
  wish: NewProject,
): Promise<Refused | { readonly made: true }> {
  const redactor = createRedactor()
  const terminal = maskedTerminal(outer, redactor)
  const directory = resolve(terminal.directory, wish.app ?? '.', wish.folder)
  const others = existsSync(directory)
    ? readdirSync(directory).filter((name) => name !== '.git' && name !== '.secrets')
    : []
  if (others.length > 0) {
    const message = `${wish.folder} is not empty: it holds ${others.slice(0, 3).join(', ')}.`
    return denied('deploy/no-folder', message, 'name a folder that is new or empty')
  }
  const zone = zoneGiven(terminal, wish.zone)
  if (isRefused(zone)) return zone
  const token = await tokenFor(terminal, directory, KEY_FILE, zone)
  if (isRefused(token)) return token
  redactor.add(token.token)
  const port = portTo(terminal, zone, token.token, wish.rate)
  const place = { appId: wish.id, appVersion: 1 }
  const state = await readState(port, place)
  if (isNotRead(state)) return notRead(state, `to show the app ${wish.id}`)
  const readme = await port.call(get(`${appPath(place)}/readme`))
  if (readme.kind !== 'answered') return notRead({ failed: readme }, 'to show the readme')
  const label = wish.origin ?? zone.host
  if (label.startsWith('-')) return misused('usage/origin', 'A label begins with a letter.')
  const common = wish.withCommon ? 'general/common.json' : null
  const generalCodeFiles = { ...FILES, common }
  const components = Object.fromEntries(KINDS.map((kind) => [kind, {}]))
  const record = { label, baseUrl: zone.baseUrl, ...place, apikeyFile: KEY_FILE }
  const manifest = { fileVersion: 1, generalCodeFiles, components, origins: [record] }
  writeFile(directory, '.gitignore', '/.secrets/\n/.dryrun/\n*common.json\n')
  // the files of the app itself begin empty; the pull fills them
  for (const path of Object.values(generalCodeFiles))
    if (path !== null) writeFile(directory, path, '')
  writeFile(directory, MANIFEST, JSON.stringify(manifest, null, 4))
  if (token.isNew) keepToken(terminal, directory, KEY_FILE, token.token, zone)
  terminal.stdout.write(`Made a project of ${wish.id} in ${join(wish.app ?? '', wish.folder)}.\n`)
  return { made: true }
}
