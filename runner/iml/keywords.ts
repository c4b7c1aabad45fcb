// The table of words that have a value where no variable of that name exists.
import type { Scope } from './scope.ts'
import { EMPTY, type Kind } from './values.ts'

export interface Keyword {
  readonly name: string
  readonly doc: string
  readonly source: string
  readonly certain: boolean
  readonly kind: Kind
  /** True for a word that `ifempty` replaces: it means undefined, null or text without characters. */
  readonly isNothing: boolean
  /** The value in this scope; a new one at each evaluation where the doc says so. */
  readonly value: (scope: Scope) => unknown
}

const SKILLS = 'integromat/make-skills skills/make-module-configuring/iml-expressions.md'

type Row = readonly [
  name: string,
  kind: Kind,
  doc: string,
  value: (scope: Scope) => unknown,
  source?: string,
]

const rows: readonly Row[] = [
  ['true', 'boolean', 'Yes.', () => true],
  ['false', 'boolean', 'No.', () => false],
  ['null', 'null', 'Nothing, sent as null.', () => null],
  [
    'undefined',
    'undefined',
    'Nothing, left out.',
    () => undefined,
    'integromat/vscode-apps-sdk tmLanguage',
  ],
  ['ignore', 'undefined', 'As if the field were not mapped: undefined.', () => undefined],
  ['erase', 'null', 'Empties the field: null.', () => null],
  ['emptystring', 'empty', 'Text without characters that counts as a value.', () => EMPTY],
  ['emptyarray', 'array', 'A new array without items.', () => []],
  ['space', 'text', 'One blank.', () => ' '],
  ['nbsp', 'text', 'A blank that does not break a line.', () => '\u00a0'],
  ['tab', 'text', 'A tabulator.', () => '\t'],
  ['newline', 'text', 'A line feed.', () => '\n'],
  ['carriagereturn', 'text', 'A carriage return.', () => '\r'],
  ['now', 'date', 'The date and time of this evaluation.', (scope) => scope.now()],
  [
    'timestamp',
    'number',
    'Seconds since 1970 of this evaluation, as a whole number.',
    (scope) => Math.floor(scope.now().getTime() / 1000),
  ],
  ['pi', 'number', 'The number pi.', () => Math.PI],
  ['random', 'number', 'A new number from 0 up to, not including, 1.', (scope) => scope.random()],
  ['uuid', 'text', 'A new random id (RFC 4122, version 4).', (scope) => scope.uuid()],
  ['executionId', 'text', 'The id of this run of the scenario.', (scope) => scope.executionId],
]

const NOTHING: ReadonlySet<Kind> = new Set(['undefined', 'null', 'empty'])

export const keywords: ReadonlyMap<string, Keyword> = new Map(
  rows.map(([name, kind, doc, value, source = SKILLS]) => [
    name,
    { name, doc, source, certain: true, kind, isNothing: NOTHING.has(kind), value },
  ]),
)
