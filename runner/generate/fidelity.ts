// docs/fidelity.md: what is certain and what is inferred about Make, collected from all tables.
import {
  AFTER,
  BEFORE,
  errorTypes,
  knownDifferences,
  openPoints,
  REQUEST,
  RESPONSE,
  settledPoints,
} from '../engine/index.ts'
import { groups, imlPoints, WHITE_LABEL } from '../iml/index.ts'
import {
  dialogPoints,
  formLibraryDifferences,
  parameterTypes,
  undocumentedKeys,
} from '../parameters/index.ts'
import {
  certainty,
  code,
  type KnownDifference,
  notice,
  type OpenPoint,
  type SettledPoint,
  table,
} from '../text/index.ts'

/** The page as Markdown. */
export function fidelityPage(): string {
  // contains and length stand in two groups each, as the same rows
  const functions = [...new Set(groups.flatMap((group) => group.functions))]
  const types = [...parameterTypes.values()]
  const certain = functions.filter((one) => one.certain).length
  return `${[
    notice('the tables of the runner'),
    '# Fidelity: how sure we are that Make does the same',
    'Nobody outside Make has its engine. What stands in Make’s own documentation counts as certain; what was observed in public apps, reported by third parties or concluded here counts as inferred. A dry run that passes proves agreement with these tables, not with Make itself.',
    'Where official texts contradict each other, or what was observed, both sides are named and it is said what is done here.',
    '## Open points of communications',
    openTable(openPoints),
    '## Open points of the language',
    'Those of single rules stand in [language.md](language.md), those of functions below.',
    openTable(imlPoints),
    '## Open points of dialogs',
    openTable(dialogPoints),
    '## Points that a page settles',
    'Documented, on developers.make.com unless another host is named; what is decided here all the same stands beside it.',
    settledTable(settledPoints),
    '## Known differences',
    'What Make documents and dryrun does otherwise on purpose.',
    differenceTable(knownDifferences, 'Make'),
    'The check of dialogs and the conversion to JSON Schema do exactly what integromat/make-forman-schema 1.16.0 does, but for these:',
    differenceTable(formLibraryDifferences, 'the library'),
    '## Directives with a decision of ours',
    table(
      ['directive', 'decision'],
      [...BEFORE, ...REQUEST, ...RESPONSE, ...AFTER]
        .filter((one) => one.note)
        .map((one) => [code(one.name), one.note ?? '']),
    ),
    '## IML functions',
    `${certain} of ${functions.length} functions are documented. Inferred, in whole or in part:`,
    table(
      ['function', 'inferred', 'source'],
      functions
        .filter((one) => !one.certain || one.note)
        .map((one) => [
          code(one.name),
          [...(one.whiteLabel ? [WHITE_LABEL] : []), one.note ?? 'the function as a whole'].join(
            ' ',
          ),
          one.source,
        ]),
    ),
    '## Parameter types at run time',
    table(
      ['type', 'what it does', 'certainty'],
      types.map((one) => [code(one.name), one.doc, certainty(one.certain)]),
    ),
    '## Keys of parameters that nobody documents',
    table(
      ['key', 'what dryrun does'],
      undocumentedKeys.map((one) => [code(one.name), one.decision]),
    ),
    '## Error types',
    table(
      ['type', 'what the platform does', 'certainty', 'source'],
      errorTypes.map((one) => [code(one.name), one.effect, certainty(one.certain), one.source]),
    ),
  ].join('\n\n')}\n`
}

function openTable(points: readonly OpenPoint[]): string {
  return table(
    ['point', 'question', 'what dryrun does', 'against it', 'switch'],
    points.map((one) => [
      one.id,
      one.question,
      one.decision,
      one.against ?? '',
      one.switch ? code(one.switch) : '',
    ]),
  )
}

function settledTable(points: readonly SettledPoint[]): string {
  return table(
    ['point', 'question', 'answer', 'page', 'decided here', 'switch'],
    points.map((one) => [
      ...[one.id, one.question, one.answer, one.page, one.decided ?? ''],
      one.switch ? code(one.switch) : '',
    ]),
  )
}

function differenceTable(rows: readonly KnownDifference[], whose: string): string {
  return table(
    ['what', whose, 'dryrun'],
    rows.map(({ what, make, here }) => [what, make, here]),
  )
}
