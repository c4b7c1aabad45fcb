// The table of words that have a value where no variable of that name exists.
import type { Scope } from './scope.ts'
import { EMPTY } from './values.ts'

export interface Keyword {
  readonly name: string
  readonly doc: string
  readonly source: string
  readonly certain: boolean
  /** The value in this scope; a new one at each evaluation where the doc says so. */
  readonly value: (scope: Scope) => unknown
}

const SKILLS = 'integromat/make-skills skills/make-module-configuring/iml-expressions.md'

type Row = readonly [name: string, doc: string, value: (scope: Scope) => unknown, source?: string]

const rows: readonly Row[] = [
  ['true', 'Yes.', () => true],
  ['false', 'No.', () => false],
  ['null', 'Nothing, sent as null.', () => null],
  ['undefined', 'Nothing, left out.', () => undefined, 'integromat/vscode-apps-sdk tmLanguage'],
  ['ignore', 'As if the field were not mapped: undefined.', () => undefined],
  ['erase', 'Empties the field: null.', () => null],
  ['emptystring', 'Text without characters that counts as a value.', () => EMPTY],
  ['emptyarray', 'A new array without items.', () => []],
  ['space', 'One blank.', () => ' '],
  ['nbsp', 'A blank that does not break a line.', () => '\u00a0'],
  ['tab', 'A tabulator.', () => '\t'],
  ['newline', 'A line feed.', () => '\n'],
  ['carriagereturn', 'A carriage return.', () => '\r'],
  ['now', 'The date and time of this evaluation.', (scope) => scope.now()],
  [
    'timestamp',
    'Seconds since 1970 of this evaluation, as a whole number.',
    (scope) => Math.floor(scope.now().getTime() / 1000),
  ],
  ['pi', 'The number pi.', () => Math.PI],
  ['random', 'A new number from 0 up to, not including, 1.', (scope) => scope.random()],
  ['uuid', 'A new random id (RFC 4122, version 4).', (scope) => scope.uuid()],
  ['executionId', 'The id of this run of the scenario.', (scope) => scope.executionId],
]

export const keywords: ReadonlyMap<string, Keyword> = new Map(
  rows.map(([name, doc, value, source = SKILLS]) => [
    name,
    { name, doc, source, certain: true, value },
  ]),
)
