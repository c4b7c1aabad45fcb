// docs/fidelity.md: what is certain and what is inferred about Make, collected from all tables.
import { AFTER, BEFORE, errorTypes, openPoints, REQUEST, RESPONSE } from '../engine/index.ts'
import { groups, WHITE_LABEL } from '../iml/index.ts'
import { parameterTypes, undocumentedKeys } from '../parameters/index.ts'
import { code, notice, table } from '../text/index.ts'

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
    '## Open points of communications',
    table(
      ['point', 'question', 'what dryrun does', 'switch'],
      openPoints.map((one) => [
        one.id,
        one.question,
        one.decision,
        one.switch ? code(one.switch) : '',
      ]),
    ),
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
      types.map((one) => [code(one.name), one.doc, one.certain ? 'documented' : 'inferred']),
    ),
    '## Keys of parameters that nobody documents',
    table(
      ['key', 'what dryrun does'],
      undocumentedKeys.map((one) => [code(one.name), one.decision]),
    ),
    '## Error types',
    table(
      ['type', 'what the platform does', 'certainty'],
      errorTypes.map((one) => [
        code(one.name),
        one.effect,
        one.certain ? 'documented' : 'inferred',
      ]),
    ),
  ].join('\n\n')}\n`
}
