// The rows of what is wrong with expressions, in the order of docs/rules.md.
import { OF_FILES } from './follows.ts'
import { finding } from './row.ts'

export const expressionRows = [
  finding(
    'expression/unknown-function',
    'error',
    'An expression calls a function nobody has.',
    'IML',
  ),
  finding(
    'expression/refused-function',
    'error',
    'A function is named that Make does not have.',
    'IML',
  ),
  finding(
    'expression/arguments',
    'warning',
    'A function is called with too few or too many arguments.',
    'signatures in Make’s help',
    { certain: false },
  ),
  finding(
    'expression/always-fails',
    'error',
    'A call or an operation fails whatever it is given.',
    'the functions of Make',
  ),
  finding(
    'expression/first-item',
    'hint',
    'A function that wants a list is given a member of the first item, which is what [] means.',
    'help.make.com, array functions',
  ),
  finding(
    'expression/unknown-name',
    'warning',
    'An expression reads a name that is never set.',
    'IML',
    { follows: { component: [...OF_FILES, 'answer-keys'], app: ['connection-parameters'] } },
  ),
  finding(
    'expression/not-here',
    'warning',
    'An expression reads a name that is set elsewhere, but not at its place.',
    'communication.md 10',
    { follows: { component: [...OF_FILES, 'answer-keys', 'search-without-iterate'] } },
  ),
  finding(
    'expression/not-yet',
    'warning',
    'An expression reads a member of temp before anything sets it.',
    'communication.md, open points A-08 and A-09',
    { certain: false, follows: { component: [...OF_FILES, 'answer-keys'] } },
  ),
  finding('expression/index-zero', 'error', 'An index is 0, but Make counts from 1.', 'L-COM-25'),
  finding(
    'expression/member-zero',
    'hint',
    'A path goes on with .0, which is a name and no index.',
    'L-COM-25',
    { certain: false },
  ),
  finding(
    'expression/length-member',
    'hint',
    'A count is read as a member called length, as other languages do.',
    'the functions of Make',
    { certain: false },
  ),
  finding(
    'expression/white-label-function',
    'warning',
    'A function is called that only white labels of Make offer.',
    'iml.md 9.8',
  ),
  finding(
    'expression/mixed-kinds',
    'hint',
    'Values of different kinds are compared with = or !=, which convert.',
    'iml.md 1, conflict 1',
    { certain: false },
  ),
  finding('expression/equal-dates', 'hint', 'A date is compared with = or !=.', 'iml.md 5.4', {
    certain: false,
  }),
  finding(
    'expression/date-format',
    'warning',
    'A token in the format of a date means something else than was wanted.',
    'iml.md 10, tokens of moment',
  ),
  finding(
    'expression/unquoted-format',
    'warning',
    'The format of a date stands without quotes.',
    'IML',
  ),
  finding(
    'expression/subtraction',
    'warning',
    'A name with a dash stands without backticks, so that it is a subtraction.',
    'IML',
  ),
  finding('expression/braces', 'error', 'Braces of an expression do not pair up.', 'L-COM-26', {
    certain: false,
  }),
  finding(
    'expression/undeclared-parameter',
    'warning',
    'An expression reads a parameter that no file declares.',
    'P-14',
    { certain: false, follows: { component: [...OF_FILES, 'parameter-keys', 'nameless-field'] } },
  ),
  finding(
    'expression/in-parameters',
    'error',
    'An expression stands in a file of parameters, where nothing evaluates it.',
    'P-3',
    { certain: false },
  ),
  finding(
    'expression/regex',
    'warning',
    'A search text between slashes is no regular expression.',
    'the functions of Make',
  ),
  finding(
    'expression/single-braces',
    'hint',
    'A text in single braces stands where an expression may be meant.',
    'own',
    { certain: false, follows: { place: ['text-for-expression'] } },
  ),
]
