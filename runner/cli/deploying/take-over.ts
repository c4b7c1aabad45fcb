// Writes what was pulled: first the texts, then the manifest, then what is now known as deployed.
import { isAbsolute, relative, resolve } from 'node:path'
import {
  count,
  createLedger,
  hasGit,
  hashOfText,
  isIgnored,
  isNotRead,
  type Pulled,
  pull,
  setAside,
  settle,
  uncommitted,
  type Wanted,
  withValue,
  writeFile,
  writeFor,
} from '../../deploy/index.ts'
import { readText } from '../../run/index.ts'
import { MANIFEST } from '../../spec/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Refused } from '../terminal/refusal.ts'
import { type Desk, denied, notRead } from './desk.ts'
import type { DeskPlan } from './planning.ts'

/** Takes over what is wanted; refused before anything is written when work here would be lost. */
export async function takeOver(
  desk: Desk,
  { planned }: DeskPlan,
  wanted: Wanted,
  { isNew = false } = {},
): Promise<ExitCode | Refused> {
  const { port, origin, project, kept, terminal } = desk
  const { directory } = project
  const pulled = await pull(port, origin, planned.pairing, wanted)
  if (isNotRead(pulled)) return notRead(pulled, 'to show a text')
  const refused =
    outside(directory, pulled) ??
    openSecrets(directory, pulled) ??
    (isNew ? undefined : lost(directory, wanted, pulled))
  if (refused) return refused
  const isSafe = hasGit(directory)
  for (const { path, text } of pulled.files) {
    const before = readText(resolve(directory, path))
    if (before === text) continue
    if (before !== undefined && !isSafe) setAside(directory, path, before)
    writeFile(directory, path, text)
    terminal.stdout.write(`written    ${path}\n`)
  }
  let manifest = project.files.manifest
  for (const { path, value } of pulled.values) manifest = withValue(manifest, [...path], value)
  if (manifest !== project.files.manifest) {
    writeFile(directory, MANIFEST, manifest)
    terminal.stdout.write(`written    ${MANIFEST}\n`)
  }
  remember(desk, planned, wanted, pulled, manifest, kept)
  for (const sentence of pulled.left) terminal.stderr.write(`left       ${sentence}\n`)
  const number = pulled.files.length + pulled.values.length
  const nothing = number === 0 ? 'Nothing was changed in Make that is not here.\n' : ''
  terminal.stdout.write(nothing || `${count(number, 'part')} taken over.\n`)
  return EXIT.done
}

/** What was pulled counts as deployed: it is the same on both sides now. */
function remember(
  { origin, project }: Desk,
  planned: DeskPlan['planned'],
  wanted: Wanted,
  pulled: Pulled,
  manifest: string,
  kept: Desk['kept'],
): void {
  const files = { ...project.files, manifest }
  const ledger = createLedger(origin, files, planned.pairing.mapping, kept)
  for (const { kind, local, remote } of pulled.added) ledger.pair(kind, local, remote)
  for (const { key, text } of pulled.files) {
    const there = wanted.compared.find((one) => one.key === key)?.there
    const hash = hashOfText(text)
    ledger.sent(key, { sent: hash, ...(there && there !== hash ? { made: there } : {}) })
  }
  const taken = new Set(pulled.values.map(({ path }) => path.at(-1)))
  for (const { key, fact, there } of wanted.compared) {
    if (fact !== undefined && taken.has(fact) && there !== undefined)
      ledger.sent(key, { sent: there })
  }
  settle(planned, ledger)
  const write = writeFor(project.directory)
  for (const writing of ledger.unwritten()) write(writing)
}

/** A manifest must not lead a pull out of its folder. */
function outside(directory: string, { files }: Pulled): Refused | undefined {
  const wrong = files.find(({ path }) => {
    const inside = relative(directory, resolve(directory, path))
    return inside.startsWith('..') || isAbsolute(inside)
  })
  if (!wrong) return undefined
  const message = `${wrong.path} lies outside of the project.`
  return denied('deploy/no-app', message, `change its path in ${MANIFEST}`, EXIT.problems)
}

/** Common data go only where nobody commits them. */
function openSecrets(directory: string, { files }: Pulled): Refused | undefined {
  const open = files.find(
    ({ section, path }) => section.isCommon && isIgnored(directory, path) === false,
  )
  if (!open) return undefined
  const message = `${open.path} would hold secrets of the app, and git does not ignore it.`
  return denied(
    'deploy/common',
    message,
    `add /${open.path} to .gitignore, and remove it from git if it is there`,
  )
}

/** Changes here that no commit has would be gone. */
function lost(
  directory: string,
  { compared }: Wanted,
  { files, values }: Pulled,
): Refused | undefined {
  const isChangedHere = (key: string): boolean => {
    const standing = compared.find((one) => one.key === key)?.standing
    return standing !== undefined && standing !== 'changed there'
  }
  const paths = files.filter(({ key }) => isChangedHere(key)).map(({ path }) => path)
  const isFactChanged = compared.some(
    ({ fact, standing }) => fact !== undefined && standing !== 'changed there',
  )
  const all = values.length > 0 && isFactChanged ? [...paths, MANIFEST] : paths
  const [first] = [...uncommitted(directory, all)]
  if (first === undefined) return undefined
  const message = `${first} has changes that no commit has, and would be written over.`
  return denied(
    'deploy/uncommitted',
    message,
    'commit them, or put them away with git stash',
    EXIT.conflict,
  )
}
