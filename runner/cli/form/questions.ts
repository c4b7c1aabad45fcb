// The question for a field: which prompt it gets, and what can be done instead of answering.
import { type Field, isExpression } from '../../parameters/index.ts'
import { readableHelp } from '../fields.ts'
import type { Place } from './places.ts'
import type { Action, Kind, Question, Told } from './question.ts'
import { inFewWords, textOf } from './texts.ts'

/** How a value is being given, once a menu was answered. */
export type Way = 'type' | 'list'

/** What the question for a field depends on beside the field. */
export interface Asking {
  readonly way: Way | undefined
  readonly canGoBack: boolean
  /** True when the list was only rebuilt from saved states and has not been asked for. */
  readonly remembered: boolean
  readonly told: readonly Told[]
}

/** True for fields whose value is taken from a list or from buttons. */
export function isChoice(field: Field): boolean {
  return LISTED.has(field.control) || SWITCHES.has(field.control)
}

const LISTED: ReadonlySet<string> = new Set(['select', 'list', 'radio', 'checkboxes'])
const SWITCHES: ReadonlySet<string> = new Set(['checkbox', 'yes-no'])

const YES_NO: Question['choices'] = [
  { value: true, label: 'Yes', labelled: true },
  { value: false, label: 'No', labelled: true },
]

/** The question for a place. */
export function questionFor(place: Place, asking: Asking): Question {
  const { field } = place
  const kind = kindOf(field, asking)
  const value = field.control === 'password' ? undefined : field.value
  const chosen = field.options.items.find((choice) => same(choice.value, value))
  const first = firstOf(field, asking)
  const help = field.help === undefined ? undefined : readableHelp(field.help)
  return {
    kind,
    id: field.path,
    label: field.label,
    headings: place.headings,
    told: [...place.notes.map(noted), ...asking.told, ...reasonsOf(field, chosen !== undefined)],
    ...(help === undefined ? {} : { help }),
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    required: field.required,
    actions: [...actionsOf(field, kind, asking), ...(asking.canGoBack ? ['back' as const] : [])],
    choices: kind === 'choice' || kind === 'many' ? choicesOf(field) : [],
    parts: kind === 'items' ? partsOf(field) : [],
    value,
    ...(chosen && !field.multiple ? { valueLabel: chosen.label } : {}),
    ...(kind === 'menu' && first ? { first } : {}),
    words: wordsOf(field),
  }
}

function kindOf(field: Field, { way, remembered }: Asking): Kind {
  if (way === 'type') return field.control === 'textarea' ? 'lines' : 'text'
  if (field.control === 'password') return 'password'
  if (field.control === 'group') return 'menu'
  if (field.control === 'items') return field.mode === 'map' ? 'menu' : 'items'
  if (!isChoice(field)) return field.control === 'textarea' ? 'lines' : 'text'
  if (field.mode === 'map' || remembered || choicesOf(field).length === 0) return 'menu'
  if (!field.multiple) return 'choice'
  // a list with boxes to tick has no room for anything else
  return way === 'list' || !(field.canMap || field.canErase) ? 'many' : 'menu'
}

function choicesOf(field: Field): Question['choices'] {
  if (SWITCHES.has(field.control)) return YES_NO
  return field.options.state === 'ready' ? field.options.items : []
}

/** What can be done instead of giving a value, in the order of the menu. */
function actionsOf(field: Field, kind: Kind, asking: Asking): readonly Action[] {
  if (kind === 'many' || asking.way === 'type') return []
  const { state } = field.options
  const given = field.value !== undefined && field.value !== ''
  const isTyped = kind === 'text' || kind === 'lines' || kind === 'password'
  const canList =
    choicesOf(field).length > 0 || asking.remembered || (state === 'none' && isListed(field))
  const unlisted = isListed(field) && !canList
  const can: readonly (readonly [Action, boolean])[] = [
    ['fill', field.control === 'group' || (field.control === 'items' && kind === 'menu')],
    ['add', kind === 'items'],
    ['done', kind === 'items'],
    ['keep', given && (kind === 'password' || (kind === 'menu' && field.control !== 'group'))],
    ['list', kind === 'menu' && canList],
    ['retry', kind === 'menu' && unlisted && state !== 'blocked'],
    ['type', !isTyped && (field.canMap || unlisted)],
    ['empty', kind !== 'items' && !isTyped && !field.required],
    ['erase', field.canErase && !field.required && canBeNull(field)],
  ]
  return can.flatMap(([action, offered]) => (offered ? [action] : []))
}

function isListed(field: Field): boolean {
  return LISTED.has(field.control)
}

/** Collections are erased member by member; an erased switch would only be not defined. */
function canBeNull(field: Field): boolean {
  return field.control !== 'group' && !SWITCHES.has(field.control)
}

/** What Enter does: keep what is there, or give a value the way the Map toggle stands. */
function firstOf(field: Field, { remembered }: Asking): Action | undefined {
  const given = field.value !== undefined && field.value !== ''
  if (field.control === 'group') {
    if (isExpression(field.value)) return 'type'
    return field.required || given ? 'fill' : 'empty'
  }
  if (given) return 'keep'
  if (field.mode === 'map') return 'type'
  return remembered || field.options.items.length > 0 ? 'list' : undefined
}

/** Why there is nothing to choose, and that the value is not among what there is. */
function reasonsOf(field: Field, isChosen: boolean): readonly Told[] {
  const { state, reason, items } = field.options
  if (!isListed(field) || field.mode === 'map') return []
  if (state === 'failed') {
    return [{ severity: 'error', text: `The choices cannot be listed: ${reason ?? ''}` }]
  }
  if (reason !== undefined) return [{ severity: 'note', text: reason }]
  const isGone = given(field) && !field.multiple && items.length > 0 && !isChosen
  if (!isGone) return []
  const text = `${textOf(field.value)} is not in the list; choose another one, or type it to keep it.`
  return [{ severity: 'warning', text }]
}

function given({ value }: Field): boolean {
  return value !== undefined && value !== '' && value !== null && !isExpression(value)
}

function partsOf(field: Field): Question['parts'] {
  return field.children.map((item) => ({
    label: `${item.label}: ${inFewWords(withoutPasswords(item))}`,
    path: item.path,
  }))
}

/** The value of an item as it may be shown. */
function withoutPasswords(field: Field): unknown {
  if (field.control === 'password') return field.value === undefined ? undefined : '•••'
  if (field.control !== 'group' || field.children.length === 0) return field.value
  return Object.fromEntries(field.children.map((one) => [one.name, withoutPasswords(one)]))
}

/** Words that say more than the usual ones. */
function wordsOf(field: Field): NonNullable<Question['words']> {
  const placeholder = field.control === 'yes-no' ? 'Not defined' : field.placeholder
  return {
    ...(placeholder === undefined ? {} : { empty: placeholder }),
    ...(field.addLabel === undefined ? {} : { add: field.addLabel }),
    ...(field.control === 'items' ? { fill: 'Add the items one by one' } : {}),
  }
}

function noted(text: string): Told {
  return { severity: 'note', text: readableHelp(text) }
}

function same(left: unknown, right: unknown): boolean {
  return left === right || (left !== undefined && JSON.stringify(left) === JSON.stringify(right))
}
