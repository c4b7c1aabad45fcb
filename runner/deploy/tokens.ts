// Where a token comes from, and whether the file it lies in may be believed: edge of the part.
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { own } from '../text/index.ts'
import { isIgnored } from './git.ts'

/** A token, or why there is none that may be used. */
export type Token =
  | { readonly token: string; readonly from: string; readonly hosts: readonly string[] }
  | { readonly fault: string; readonly remedy: string }

export type Environment = Readonly<Record<string, string | undefined>>

/** Letters, digits and a few signs, in one line: UUIDs and the tokens of OAuth. */
const LOOKS = /^[A-Za-z0-9._~+/=-]{16,512}$/

export const looksLikeToken = (text: string): boolean => LOOKS.test(text)

/** Names of Make's two command lines, the public one first. */
const NAMES = ['MAKE_API_KEY', 'MAKE_API_TOKEN'] as const
export const ZONE_NAMES = ['MAKE_ZONE', 'MAKE_HOST'] as const

/** The token of the environment, or of a file in the folder of the project. */
export function findToken(
  environment: Environment,
  directory: string,
  file: string | undefined,
): Token {
  const given = NAMES.flatMap((name) => {
    const token = environment[name]?.trim()
    return token ? [{ name, token }] : []
  })
  const [first, second] = given
  if (first && second && first.token !== second.token) {
    return { fault: `${NAMES.join(' and ')} hold different tokens.`, remedy: 'unset one of them' }
  }
  if (first) {
    if (looksLikeToken(first.token)) return { token: first.token, from: first.name, hosts: [] }
    return { fault: `${first.name} does not look like a token.`, remedy: 'copy the whole token' }
  }
  if (file === undefined) {
    return {
      fault: 'There is no token.',
      remedy: `set ${NAMES[0]}, or run dryrun origin add, which asks for one`,
    }
  }
  return fromFile(directory, file)
}

/** Where it is kept which hosts a person has named for a token: beside it, never in the manifest. */
const hostsFile = (path: string): string => `${path}.hosts.json`

function fromFile(directory: string, file: string): Token {
  const path = join(directory, file)
  const outside = {
    fault: `The key file ${file} lies outside of the project.`,
    remedy: 'name one inside, such as .secrets/apikey',
  }
  if (isAbsolute(file)) return outside
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile()) {
    return {
      fault: `There is no token: ${file} does not exist.`,
      remedy: `set ${NAMES[0]}, or run dryrun origin add, which asks for one`,
    }
  }
  const inside = relative(realpathSync(directory), realpathSync(path))
  if (inside.startsWith('..') || isAbsolute(inside)) return outside
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) {
    return { fault: `Others may read ${file}.`, remedy: `run chmod 600 ${file}` }
  }
  if (isIgnored(directory, file) === false) {
    return {
      fault: `Git does not ignore ${file}.`,
      remedy: `add ${file.split(sep)[0]} to .gitignore`,
    }
  }
  const token = readFileSync(path, 'utf8').trim()
  if (!looksLikeToken(token)) {
    return {
      fault: `${file} holds nothing that looks like a token.`,
      remedy: 'copy the whole token',
    }
  }
  return { token, from: file, hosts: hostsFor(path) }
}

function hostsFor(path: string): readonly string[] {
  try {
    const hosts = own(JSON.parse(readFileSync(hostsFile(path), 'utf8')), 'hosts')
    return Array.isArray(hosts) ? hosts.map(String) : []
  } catch {
    // nobody has named a host, or the file is damaged: then none was
    return []
  }
}

/** Writes a token that only its owner can read, with the hosts that were named for it. */
export function writeToken(
  directory: string,
  file: string,
  token: string,
  hosts: readonly string[],
): void {
  const path = join(directory, file)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writePrivate(path, `${token}\n`)
  if (hosts.length > 0) writePrivate(hostsFile(path), `${JSON.stringify({ hosts })}\n`)
}

function writePrivate(path: string, text: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error(`${path} is a link; a token is written into no other file.`)
  }
  writeFileSync(path, text, { mode: 0o600 })
  // an older file keeps its rights when it is written
  chmodSync(path, 0o600)
}
