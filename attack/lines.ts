// Command lines about the app of the attack, against a service at an address.
import type { CommandLine } from './command-line.ts'

const WAYS: readonly (readonly string[])[] = [
  [],
  ['--trace'],
  ['--json'],
  ['--trace', '--json'],
  ['--json-lines'],
]

const RUNS: readonly (readonly string[])[] = [
  ['readThing', '--param', 'id=7'],
  ['listThings', '--param', 'limit=3'],
  ['saveThing', '--param', 'name=Ada'],
  ['readXml', '--param', 'id=7'],
  ['pickThing', '--param', 'id=7', '--param', 'note=x'],
]

/** Every command that shows what a service said. */
export function linesAgainst(url: string): readonly CommandLine[] {
  const against = ['--against', url]
  return [
    ...RUNS.flatMap((run) => WAYS.map((way) => ['run', ...run, ...way, '--yes', ...against])),
    ['rpc', 'things', ...against],
    ['rpc', 'things', '--json', ...against],
    ['rpc', 'things', '--trace', ...against],
    ['rpc', 'things', '--trace', '--json', ...against],
    ['form', 'pickThing', '--json', ...against],
    ['form', 'pickThing', '--json', '--param', 'id=7', ...against],
    ['connect', 'key', ...against],
    ['connect', 'key', '--trace', ...against],
  ]
}

/** Every command that shows what stands in the files of the app. */
export const linesAboutFiles: readonly CommandLine[] = [
  ['list'],
  ['list', '--all', '--json'],
  ['show', 'readThing'],
  ['show', 'pickThing', '--json'],
  ['form', 'pickThing', '--json', '--no-rpc'],
  ['run', 'pickThing', '--param', 'id=7', '--dry'],
  ['run', 'pickThing', '--param', 'id=7', '--param', 'stranger=1', '--dry', '--json'],
  ['rpc', 'things', '--dry', '--curl'],
  ['check'],
  ['check', '--format', 'json'],
  ['check', '--format', 'sarif'],
  ['check', '--format', 'github'],
  ['generate', 'docs', 'types', 'samples', '--check'],
]

/** Every command that only shows what is there; `text` stands where a person may write anything. */
export function linesWith(text: string): readonly CommandLine[] {
  return [
    ['run', 'readThing', '--param', `id=${text}`, '--dry'],
    ['run', 'readThing', '--param', `id=${text}`, '--dry', '--curl'],
    ['run', 'readThing', '--param', `id=${text}`, '--dry', '--json'],
    ['run', 'saveThing', '--param', `name=${text}`, '--dry', '--curl', '--json'],
    ['run', 'saveThing', '--param', `${text}=1`, '--dry'],
    ['run', 'listThings', '--param', `limit=${text}`, '--dry', '--json'],
    ['run', text, '--dry'],
    ['run', 'readThing', '--app', text],
    ['rpc', 'things', '--param', `a=${text}`, '--dry'],
    ['rpc', text, '--json'],
    ['form', 'pickThing', '--json', '--no-rpc', '--param', `note=${text}`],
    ['show', text],
    ['show', 'readThing', '--json'],
    ['iml', text],
    ['iml', `{{${text}}}`],
    ['iml', `{{upper("${text}")}}`, '--json'],
    ['iml', `{{parseDate("${text}"; "X")}}`, '--explain'],
    ['iml', '{{a}}', '--context', text],
    ['iml', '{{now}}', '--timezone', text],
    ['test', text],
    ['check', '--rule', text],
    ['generate', text],
    [text],
    ['list', `--${text}`],
  ]
}
