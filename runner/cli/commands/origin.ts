// `dryrun origin add`: where in Make the app lives, with a token that may go there; or a new app there.
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  type AppPlace,
  appFactsOf,
  appIsKnown,
  appPath,
  createApp,
  findToken,
  isNotRead,
  looksLikeToken,
  mayGo,
  openProject,
  type Port,
  type Project,
  readOrigins,
  readState,
  type Token,
  withValue,
  writeFile,
  writeToken,
  type Zone,
  zoneOf,
} from '../../deploy/index.ts'
import { readText } from '../../run/index.ts'
import { MANIFEST } from '../../spec/index.ts'
import { createRedactor, type Redactor } from '../../trace/index.ts'
import {
  denied,
  maskedTerminal,
  mayNotGo,
  notRead,
  portTo,
  withoutSecrets,
  zonesNamed,
} from '../deploying/desk.ts'
import { ignoreFile } from '../deploying/ignoring.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import { canAsk, type Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

export type Wish = Typed<'origin'>

const KEY_FILE = '.secrets/apikey'

export function read(typed: Typed<'origin'>, action: string): Wish | Refused {
  if (action === 'add') return typed
  return misused('usage/action', `Origins cannot be "${action}".`, { suggestion: 'add' })
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const redactor = createRedactor()
  const came = await add(maskedTerminal(terminal, redactor), wish, redactor)
  return isRefused(came) ? withoutSecrets(came, redactor) : came
}

async function add(
  terminal: Terminal,
  wish: Wish,
  redactor: Redactor,
): Promise<ExitCode | Refused> {
  const directory = resolve(terminal.directory, wish.app ?? '.')
  const project = openProject(directory)
  if (!project) {
    const message = 'There is no readable makecomapp.json here.'
    return denied(
      'deploy/no-app',
      message,
      'name the folder of the app with --app DIR',
      EXIT.problems,
    )
  }
  const zone = zoneGiven(terminal, wish.zone)
  if (isRefused(zone)) return zone
  const label = wish.label ?? zone.host
  const { origins } = readOrigins(project.manifest)
  if (origins.some((one) => one.label === label)) {
    return misused(
      'usage/origin',
      `There is an origin "${label}" already.`,
      'give this one another --label',
    )
  }
  const keyFile = wish.keyFile ?? KEY_FILE
  const token = await tokenFor(terminal, directory, keyFile, zone)
  if (isRefused(token)) return token
  redactor.add(token.token)
  const port = portTo(terminal, zone, token.token, undefined)
  const place = await placeFor(port, project, zone, wish)
  if (isRefused(place)) return place
  if (token.isNew) keepToken(terminal, directory, keyFile, token.token, zone)
  const record = { label, baseUrl: zone.baseUrl, ...place, apikeyFile: keyFile }
  writeFile(
    directory,
    MANIFEST,
    withValue(project.files.manifest, ['origins', origins.length], record),
  )
  if (wish.id === undefined) appIsKnown(directory)
  await tellIcon(terminal, port, place, directory, wish.id === undefined)
  const made = wish.id === undefined ? 'Created' : 'Linked'
  terminal.stdout.write(
    `${made} ${place.appId} version ${place.appVersion} on ${zone.host} as "${label}".\n`,
  )
  terminal.stdout.write('Next: dryrun plan, then dryrun deploy. Commit makecomapp.json.\n')
  return EXIT.done
}

/** The zone that is typed, or that of the environment. */
export function zoneGiven(terminal: Terminal, written: string | undefined): Zone | Refused {
  const [named] = zonesNamed(terminal)
  const wanted = written ?? named
  if (wanted === undefined) {
    return misused(
      'usage/option',
      'Which zone of Make is it?',
      'add --zone, such as eu1.make.com: the address bar of Make shows it',
    )
  }
  const zone = zoneOf(wanted)
  if (!zone)
    return misused('usage/invalid-option', `"${wanted}" is no zone.`, 'it looks like eu1.make.com')
  if (written === undefined || named === undefined || zoneOf(named)?.host === zone.host) return zone
  return denied(
    'deploy/zone',
    `The environment names the zone ${named}, and --zone is ${written}.`,
    'unset one of them',
  )
}

/** A token of the environment, of the key file, or one that is asked for. */
export async function tokenFor(
  terminal: Terminal,
  directory: string,
  keyFile: string,
  zone: Zone,
): Promise<{ readonly token: string; readonly isNew: boolean } | Refused> {
  const there = statSync(join(directory, keyFile), { throwIfNoEntry: false })
  const found: Token = findToken(terminal.environment, directory, there ? keyFile : undefined)
  if ('token' in found) {
    // a token that was kept for one host is not sent to another one because somebody types it
    const isKept = found.from === keyFile
    if (isKept && !mayGo(zone.host, found.hosts)) return mayNotGo(zone.host)
    return { token: found.token, isNew: false }
  }
  if (there || !canAsk(terminal)) return denied('deploy/token', found.fault, found.remedy)
  const { askSecret } = await import('../terminal/ask.ts')
  const token = await askSecret(terminal, `Token for ${zone.host} (Profile, API)`, (text) =>
    looksLikeToken(text) ? undefined : 'That does not look like a token.',
  )
  if (token === undefined)
    return denied('deploy/token', 'No token was given.', undefined, EXIT.interrupted)
  return { token, isNew: true }
}

export function keepToken(
  terminal: Terminal,
  directory: string,
  keyFile: string,
  token: string,
  zone: Zone,
): void {
  ignoreFile(directory, keyFile)
  writeToken(directory, keyFile, token, mayGo(zone.host, []) ? [] : [zone.host])
  terminal.stdout.write(`The token is in ${keyFile}, readable by you only and ignored by git.\n`)
}

/** The app that is linked, or a new one of the facts in app/app.json. */
async function placeFor(
  port: Port,
  { directory }: Project,
  zone: Zone,
  wish: Wish,
): Promise<AppPlace | Refused> {
  if (wish.id !== undefined) {
    const place = { appId: wish.id, appVersion: wish.appVersion ?? 1 }
    const state = await readState(port, place)
    if (isNotRead(state)) return notRead(state, `to show the app ${wish.id}`)
    if (state.home === undefined || state.home === zone.host) return place
    const message = `The home of the app is ${state.home}; it can be changed there only.`
    return denied('deploy/zone', message, `use --zone ${state.home}`)
  }
  const facts = appFactsOf(jsonIn(join(directory, 'app/app.json')))
  if (!facts) {
    const message = 'A new app needs a name and a label, which app/app.json does not give.'
    return denied(
      'deploy/no-app',
      message,
      'write them there, or link an app that exists with --id',
      EXIT.problems,
    )
  }
  const created = await createApp(port, directory, zone.host, facts)
  return 'failed' in created ? notRead(created, 'to create the app') : created
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readText(path) ?? '')
  } catch {
    // told as a file that gives nothing
    return undefined
  }
}

/** The icon of a new app; without one the app works as well, so that a refusal is only told. */
async function tellIcon(
  { stderr }: Terminal,
  port: Port,
  place: AppPlace,
  directory: string,
  isNew: boolean,
): Promise<void> {
  const path = join(directory, 'app/icon.png')
  if (!isNew || !statSync(path, { throwIfNoEntry: false })?.isFile()) return
  const body = readFileSync(path)
  const reply = await port.call({
    method: 'PUT',
    path: `${appPath(place)}/icon`,
    body,
    media: 'image/png',
  })
  if (reply.kind !== 'answered') stderr.write(`The icon was not taken: ${reply.message}\n`)
}
