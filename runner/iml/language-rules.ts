// The rules of the language that stand in no other table, each with an example that a test executes.
import type { Certain } from '../text/index.ts'

/** A rule, an example of it and how sure it is. */
export interface LanguageRule {
  readonly rule: string
  /** A template, or the JSON of a value with templates in it. */
  readonly written: string
  /** The value as JSON; `undefined` and `NaN` by their names. */
  readonly gives: string
  readonly certain: Certain
  /** What a page of Make says to it, where that is worth a word. */
  readonly says?: string
}

export interface LanguageTopic {
  readonly title: string
  readonly rules: readonly LanguageRule[]
}

/** What examples may read. */
export const exampleVariables = {
  a: 1,
  name: 'Ada',
  tab: 'first',
  list: ['x', 'y', 'z'],
  user: { id: 7, 'first name': 'Ada' },
} as const

type Row = readonly [
  rule: string,
  written: string,
  gives: string,
  mark?: 'documented' | 'inferred' | 'against',
  says?: string,
]

const IML = 'developers.make.com block-elements/iml'
const COERCION = 'help.make.com/type-coercion'

function topic(title: string, rows: readonly Row[]): LanguageTopic {
  const rules = rows.map(([rule, written, gives, mark = 'documented', says]) => ({
    ...{ rule, written, gives },
    certain: mark === 'against' ? mark : mark === 'documented',
    ...(says === undefined ? {} : { says }),
  }))
  return { title, rules }
}

const EXAMPLE_SPREAD = '{"id":7,"first name":"Ada"}'

export const languageTopics: readonly LanguageTopic[] = [
  topic('Templates', [
    ['A text that is one expression keeps the type of its value.', '{{a}}', '1'],
    ['Any other text joins the texts of its expressions.', 'No. {{a}}', '"No. 1"'],
    ['Blanks outside of the braces make it a text.', '{{a}} ', '"1 "'],
    ['A text without braces is that text.', 'a + 1', '"a + 1"'],
    ['null and what is not there are empty in a text.', '<{{null}}{{nobody}}>', '"<>"', 'inferred'],
    ['Items of an array are joined with commas.', '<{{list}}>', '"<x,y,z>"', 'inferred'],
    [
      'A collection in a text is {object}.',
      '<{{user}}>',
      '"<{object}>"',
      'against',
      `observed; ${COERCION}: a collection becomes JSON`,
    ],
    ['Texts stand in single or double quotes.', '{{\'a\' + "b"}}', '"ab"'],
    ['A backslash escapes quotes and itself only.', "{{'a\\'b\\n'}}", '"a\'b\\\\n"', 'inferred'],
    ['Arguments are separated by ; or a comma.', '{{max(1, 2; 3)}}', '3'],
    ['An empty slot is an argument without a value.', "{{ifempty(; 'x')}}", '"x"', 'inferred'],
  ]),
  topic('Paths', [
    ['A dot leads to a member.', '{{user.id}}', '7'],
    ['Unusual names stand in backticks.', '{{user.`first name`}}', '"Ada"'],
    ['Items count from 1.', '{{list[1]}}', '"x"'],
    ['-1 is the last item.', '{{list[-1]}}', '"z"', 'documented', IML],
    ['Other negative numbers count from the end, too.', '{{list[-2]}}', '"y"', 'inferred'],
    ['Empty brackets mean the first item.', '{{list[]}}', '"x"'],
    ['There is no item 0.', '{{list[0]}}', 'undefined', 'inferred'],
    ['An index may be an expression.', '{{list[a + 1]}}', '"y"', 'inferred'],
    ['A dot and a number lead to an item too.', '{{list.2}}', '"y"', 'inferred'],
    ['A missing step gives undefined, never an error.', '{{nobody.x.y}}', 'undefined'],
    ['Only own members are found.', '{{user.constructor}}', 'undefined', 'inferred'],
    ['A variable wins over a keyword of its name.', '{{tab}}', '"first"', 'inferred'],
  ]),
  topic('Keys and spreads', [
    ['Every text of a value is a template.', '{"x": ["{{a}}"]}', '{"x":[1]}'],
    ['{{...}} copies the members of a collection.', '{"{{...}}": "{{user}}"}', EXAMPLE_SPREAD],
    [
      'Later members replace earlier ones.',
      '{"id": 1, "{{...}}": "{{user}}"}',
      EXAMPLE_SPREAD,
      'inferred',
    ],
    ['What is no collection has no members to copy.', '{"{{...}}": "{{a}}"}', '{}', 'inferred'],
    ['A key may hold expressions.', '{"k{{a}}": true}', '{"k1":true}', 'inferred'],
    ['A key without a name leaves its member out.', '{"{{nobody}}": true}', '{}', 'inferred'],
  ]),
  topic('Empty text', [
    ['emptystring leaves an expression as empty text.', '{{emptystring}}', '""', 'inferred'],
    ['It counts as no.', "{{if(emptystring; 'yes'; 'no')}}", '"no"', 'inferred'],
    ['It equals a text without characters.', "{{emptystring = ''}}", 'true', 'inferred'],
  ]),
  topic('Operators on values of different kinds', [
    ['+ adds two numbers, in decimals.', '{{0.1 + 0.2}}', '0.3', 'inferred'],
    ['+ joins as soon as one side is no number.', "{{1 + '2'}}", '"12"', 'inferred'],
    ['+ gives the other side beside null.', '{{a + null}}', '1', 'inferred'],
    ['++ adds numeric texts.', "{{'1' ++ '2'}}", '3', 'inferred'],
    ['- reads texts as numbers.', "{{'5' - 2}}", '3', 'inferred'],
    ['- of what is no number is NaN.', '{{name - 1}}', 'NaN', 'inferred'],
    ['*, / and % take numeric texts and refuse others.', "{{'3' * '4'}}", '12', 'inferred'],
    ['Two texts are compared by character.', "{{'10' < '9'}}", 'true', 'inferred'],
    ['A text and a number are compared as numbers.', "{{'10' < 9}}", 'false', 'inferred'],
    [
      'Equality is loose.',
      "{{'1' = 1}}",
      'true',
      'against',
      `unofficial notes and a public app; ${IML}: all equality operations are strict`,
    ],
    [
      'null equals what is not there.',
      '{{nobody = null}}',
      'true',
      'against',
      `unofficial notes; ${IML}: all equality operations are strict`,
    ],
    ['null equals neither 0 nor empty text.', '{{null = 0}}', 'false', 'inferred'],
    [
      'Two arrays are equal only when they are the same.',
      '{{emptyarray = emptyarray}}',
      'false',
      'inferred',
    ],
    ['& and | give one of their sides.', "{{nobody | 'x'}}", '"x"', 'inferred'],
  ]),
]
