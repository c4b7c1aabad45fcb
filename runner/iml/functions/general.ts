// The general functions: choosing between values and taking collections apart.
import { setOwn } from '../../text/index.ts'
import { binaryOperator } from '../operators.ts'
import { EMPTY, isCollection, kindOf, toText, truthy } from '../values.ts'
import { collectionOf, nothing } from './arguments.ts'
import type { FunctionGroup, ImlFunction } from './function.ts'
import { identity } from './identity.ts'
import { memberAt } from './member.ts'

const PAGE = 'https://help.make.com/general-functions'
const PRACTICE =
  'https://developers.make.com/custom-apps-documentation/best-practices/processing-of-input-parameters'

const get: ImlFunction = {
  name: 'get',
  parameters: 'collection or array; path',
  arity: [2, 2],
  result: 'any',
  handsOn: 'nothing',
  path: 1,
  doc: 'The member at a path that may be computed: dots and brackets are understood, items count from 1.',
  example: {
    template: "{{get(orders; 'list[2].id')}}",
    variables: { orders: { list: [{ id: 'a' }, { id: 'b' }] } },
    gives: 'b',
  },
  source: PAGE,
  certain: true,
  note: 'A missing member gives undefined [inferred].',
  call: ([container, path]) => memberAt(container, path),
}

const ifFunction: ImlFunction = {
  name: 'if',
  parameters: 'condition; value; [otherwise]',
  arity: [2, 3],
  result: 'any',
  handsOn: 'rest',
  doc: 'The second argument when the first is true, the third otherwise; the other one is not evaluated.',
  example: { template: "{{if(1 < 2; 'less'; 'more')}}", gives: 'less' },
  source: `${PAGE}; ${PRACTICE}`,
  certain: true,
  note: 'Truth is that of JavaScript: empty arrays and collections are true [inferred].',
  call: ([condition, value, otherwise]) => (truthy(condition) ? value : otherwise),
  lazy: ([condition, value, otherwise], scope) =>
    truthy(condition?.(scope)) ? value?.(scope) : otherwise?.(scope),
}

const ifempty: ImlFunction = {
  name: 'ifempty',
  parameters: 'value; replacement',
  arity: [2, 2],
  result: 'any',
  handsOn: 'any',
  doc: 'The first argument, or the second when the first is undefined, null or empty text; 0, false and blanks stay.',
  example: { template: "{{ifempty(''; 'nobody')}}", gives: 'nobody' },
  source: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  certain: true,
  note: 'The replacement is evaluated only when needed [observed].',
  call: ([value, replacement]) => (nothing(value) ? replacement : value),
  lazy: ([value, replacement], scope) => {
    const given = value?.(scope)
    return nothing(given) ? replacement?.(scope) : given
  },
}

function choose([value, ...rest]: readonly unknown[]): unknown {
  const wanted = switchText(value)
  for (let index = 0; index + 1 < rest.length; index += 2) {
    if (switchText(rest[index]) === wanted) return rest[index + 1]
  }
  return rest.length % 2 === 1 ? rest.at(-1) : undefined
}

/** As JavaScript's `String`, so that nothing and empty text are two different cases. */
function switchText(value: unknown): string {
  if (value === EMPTY) return ''
  const kind = kindOf(value)
  return kind === 'null' || kind === 'undefined' ? kind : toText(value)
}

const switchFunction: ImlFunction = {
  name: 'switch',
  parameters: 'value; case 1; result 1; [case 2; result 2; ...]; [otherwise]',
  arity: [3, Number.POSITIVE_INFINITY],
  result: 'any',
  handsOn: 'results',
  doc: 'The result behind the first case whose text is that of the value, or the last single argument.',
  example: { template: "{{switch('b'; 'a'; 1; 'b'; 2; 3)}}", gives: 2 },
  source: PAGE,
  certain: true,
  note: 'Comparison as text [observed]; undefined without a match, and all arguments are evaluated [inferred].',
  call: choose,
}

function keysOf(names: readonly unknown[]): ReadonlySet<string> {
  return new Set(names.flat().map(toText))
}

function membersWhere(
  collection: unknown,
  wanted: (name: string) => boolean,
): Record<string, unknown> {
  const members = collectionOf(collection)
  const result: Record<string, unknown> = {}
  for (const name of Object.keys(members)) {
    if (wanted(name)) setOwn(result, name, members[name])
  }
  return result
}

const omit: ImlFunction = {
  name: 'omit',
  parameters: 'collection; key; [key; ...]',
  arity: [2, Number.POSITIVE_INFINITY],
  result: 'collection',
  handsOn: 'others',
  doc: 'A copy of a collection without the named members.',
  example: {
    template: "{{omit(user; 'password')}}",
    variables: { user: { name: 'Ada', password: 'x' } },
    gives: { name: 'Ada' },
  },
  source: `${PAGE}; https://developers.make.com/custom-apps-documentation/block-elements/iml`,
  certain: true,
  note: 'Keys may also be given as an array; nothing gives an empty collection [inferred].',
  call: ([collection, ...names]) => {
    const keys = keysOf(names)
    return membersWhere(collection, (name) => !keys.has(name))
  },
}

const pick: ImlFunction = {
  name: 'pick',
  parameters: 'collection; key; [key; ...]',
  arity: [2, Number.POSITIVE_INFINITY],
  result: 'collection',
  handsOn: 'named',
  doc: 'A copy of a collection with only the named members that it has.',
  example: {
    template: "{{pick(user; 'name'; 'age')}}",
    variables: { user: { name: 'Ada', password: 'x' } },
    gives: { name: 'Ada' },
  },
  source: PAGE,
  certain: true,
  note: 'Keys may also be given as an array; nothing gives an empty collection [inferred].',
  call: ([collection, ...names]) => {
    const keys = keysOf(names)
    return membersWhere(collection, (name) => keys.has(name))
  },
}

/** As the operator `=` for single values, member by member for containers. */
function equals(left: unknown, right: unknown): boolean {
  if (isContainer(left) && isContainer(right)) return identity(left) === identity(right)
  return binaryOperator('=')?.evaluate(left, right) === true
}

function isContainer(value: unknown): boolean {
  return Array.isArray(value) || isCollection(value)
}

const equal: ImlFunction = {
  name: 'equal',
  parameters: 'value; value',
  arity: [2, 2],
  result: 'boolean',
  doc: 'Whether two values are equal, as the operator = has it.',
  example: { template: "{{equal('a'; 'b')}}", gives: false },
  source:
    'https://github.com/integromat/make-skills skills/make-module-configuring/iml-expressions.md',
  certain: true,
  note: 'Only the name and one example are documented; collections are compared by members [inferred].',
  call: ([left, right]) => equals(left, right),
}

export const general: FunctionGroup = {
  title: 'General',
  functions: [get, ifFunction, ifempty, switchFunction, omit, pick, equal],
}
