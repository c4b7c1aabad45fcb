// docs/language.md: the language around the functions: templates, paths, operators, keywords, mistakes.
import {
  binaryOperators,
  exampleVariables,
  keywords,
  type LanguageRule,
  languageTopics,
  malformedForms,
  unaryOperators,
} from '../iml/index.ts'
import { certainty, code, notice, table } from '../text/index.ts'

/** The page as Markdown. */
export function languagePage(): string {
  return `${[
    notice('runner/iml'),
    '# IML: the language',
    `Expressions stand between {{ and }} inside of the texts of an app. Every example is executed by a test, with these variables: ${code(JSON.stringify(exampleVariables))}. "documented" means that an official text of Make states the rule; "inferred" that it was observed or concluded; "sources differ" that an official text says otherwise. The functions have [a page of their own](functions.md).`,
    ...languageTopics.flatMap(({ title, rules }) => [`## ${title}`, rulesTable(rules)]),
    ...operators(),
    '## Keywords',
    'Words that have a value where no variable has their name.',
    table(
      ['keyword', 'value', 'certainty', 'source'],
      [...keywords.values()].map((one) => [
        code(one.name),
        one.doc,
        certainty(one.certain),
        one.source,
      ]),
    ),
    '## What is not IML',
    'Public apps write these. What Make does with them is not documented: all of this is inferred, and what is refused is refused with a place and a remedy instead of a guess.',
    table(
      ['written', 'what becomes of it', 'write instead'],
      malformedForms.map(({ written, refused, gives = '', inRun, instead }) => [
        code(written),
        [
          refused === undefined ? `gives ${code(gives)}` : `refused: ${refused}`,
          ...(inRun === undefined ? [] : [`a run takes it for ${code(inRun)} and warns`]),
        ].join('; '),
        code(instead),
      ]),
    ),
  ].join('\n\n')}\n`
}

function rulesTable(rules: readonly LanguageRule[]): string {
  return table(
    ['rule', 'written', 'gives', 'certainty', 'what is said'],
    rules.map(({ rule, written, gives, certain, says = '' }) => [
      rule,
      code(written),
      code(gives),
      certainty(certain),
      says,
    ]),
  )
}

function operators(): readonly string[] {
  const unary = unaryOperators.map((one) => [
    `${code(one.sign)} before a value`,
    'tightest',
    one.doc,
    certainty(one.certain),
    one.source,
  ])
  const binary = binaryOperators.map((one) => [
    [one.sign, ...(one.aliases ?? [])].map(code).join(' '),
    String(one.precedence),
    one.doc,
    certainty(one.certain),
    one.source,
  ])
  return [
    '## Operators',
    'From the tightest to the loosest; operators of one level group from the left.',
    table(['operator', 'level', 'meaning', 'certainty', 'source'], [...unary, ...binary]),
  ]
}
