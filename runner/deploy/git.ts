// What git knows of the project: is a file ignored, which commit is this, what did files say earlier.
import { spawnSync } from 'node:child_process'

/** What git says; undefined where there is no git, or no repository. */
function git(directory: string, words: readonly string[], input?: string): string | undefined {
  const { status, stdout } = spawnSync('git', words, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
    ...(input === undefined ? {} : { input }),
  })
  return status === 0 ? stdout : undefined
}

/** Is there a repository around the folder. */
export const hasGit = (directory: string): boolean =>
  git(directory, ['rev-parse', '--is-inside-work-tree'])?.trim() === 'true'

/** True or false as git says; undefined where there is no git. */
export function isIgnored(directory: string, file: string): boolean | undefined {
  if (!hasGit(directory)) return undefined
  return git(directory, ['check-ignore', '--quiet', '--', file]) !== undefined
}

/** Files that differ from the last commit, or that git does not know, of those given. */
export function uncommitted(directory: string, files: readonly string[]): ReadonlySet<string> {
  if (files.length === 0) return new Set()
  const told = git(directory, [
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=all',
    '--',
    ...files,
  ])
  const prefix = git(directory, ['rev-parse', '--show-prefix'])?.trim() ?? ''
  const lines = (told ?? '').split('\0').filter((line) => line !== '')
  return new Set(lines.map((line) => line.slice(3).replace(prefix, '')))
}

/** The commit that is checked out, with a plus where files of the app were changed since. */
export function revisionOf(directory: string, files: readonly string[]): string | undefined {
  const commit = git(directory, ['rev-parse', 'HEAD'])?.trim()
  if (!commit) return undefined
  return uncommitted(directory, files).size > 0 ? `${commit}+` : commit
}

/** Commits that are looked at for earlier texts of a file. */
const FARTHEST = 200

/** The texts that a file had at this commit and its ancestors, the newest first. */
export function earlierTexts(directory: string, file: string): readonly string[] {
  const told = git(directory, [
    'log',
    `--max-count=${FARTHEST}`,
    '--format=',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '-m',
    '--',
    file,
  ])
  const blobs = [...(told ?? '').matchAll(/^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) /gm)].map(
    ([, blob = '']) => blob,
  )
  return [...new Set(blobs)]
    .filter((blob) => !/^0+$/.test(blob))
    .flatMap((blob) => git(directory, ['cat-file', 'blob', blob]) ?? [])
}
