// The question for a field: which prompt it gets, and what can be done instead of answering.
import {
  type Choice,
  type Field,
  isExpression,
  isList,
  isSecretType,
  pathOfEntry,
} from '../../parameters/index.ts'
import { readableHelp } from '../print/fields.ts'
import type { Place } from './field-places.ts'
import { partsOf } from './parts.ts'
import type { Action, Kind, Question, Told } from './question.ts'
import { textOf } from './texts.ts'

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
  const value = isSecretType(field.type) ? undefined : field.value
  const chosen = field.options.items.find((choice) => same(valueBehind(choice, field), value))
  const help = field.help === undefined ? undefined : readableHelp(field.help)
  return {
    kind,
    id: field.path,
    label: field.label,
    headings: place.headings,
    told: [
      ...place.notes.map(noted),
      ...asking.told,
      ...reasonsOf(field, kind, chosen !== undefined),
    ],
    help,
    hint: field.hint,
    required: field.required,
    actions: [...actionsOf(field, kind, asking), ...(asking.canGoBack ? ['back' as const] : [])],
    choices: kind === 'choice' || kind === 'many' || kind === 'path' ? choicesOf(field) : [],
    level: field.level,
    parts: kind === 'items' ? partsOf(field) : [],
    value,
    valueLabel: knownAs(field, chosen),
    first: kind === 'menu' ? firstOf(field, asking) : undefined,
    words: wordsOf(field),
  }
}

function kindOf(field: Field, { way, remembered }: Asking): Kind {
  if (isSecretType(field.type)) return 'password'
  if (way === 'type') return field.control === 'textarea' ? 'lines' : 'text'
  if (field.control === 'group') return 'menu'
  if (isList(field)) return field.mode === 'map' ? 'menu' : 'items'
  const { state } = field.options
  const isPlain = !isListed(field) || (field.mode === 'choose' && state === 'none')
  if (isPlain && !SWITCHES.has(field.control)) {
    return field.control === 'textarea' ? 'lines' : 'text'
  }
  if (field.level) {
    const canWalk = field.mode === 'choose' && !remembered
    return canWalk && state !== 'failed' && state !== 'blocked' ? 'path' : 'menu'
  }
  if (field.mode === 'map' || remembered || choicesOf(field).length === 0) return 'menu'
  if (!field.multiple) return 'choice'
  // a list with boxes to tick has no room for anything else
  return way === 'list' || !(field.canMap || field.canErase) ? 'many' : 'menu'
}

/** The value a choice stands for: in a folder the whole path. */
function valueBehind({ value }: Choice, { level }: Field): unknown {
  return level ? pathOfEntry(level, value) : value
}

/** What the value is called where it was chosen. */
function knownAs(field: Field, chosen: Choice | undefined): string | undefined {
  if (field.level) return field.level.chosen.join(' / ') || undefined
  return field.multiple ? undefined : chosen?.label
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
  const isKept = kind === 'password' || kind === 'path' || kind === 'menu'
  const isEntered = (field.level?.steps.length ?? 0) > 0 && field.mode === 'choose'
  const can: readonly (readonly [Action, boolean])[] = [
    ['fill', field.control === 'group' || (isList(field) && kind === 'menu')],
    ['add', kind === 'items' && !field.isFull],
    ['done', kind === 'items'],
    ['here', kind === 'path' && field.level?.takes !== undefined],
    ['keep', given && isKept && field.control !== 'group'],
    ['list', kind === 'menu' && canList],
    ['retry', kind === 'menu' && unlisted && state !== 'blocked'],
    ['up', isEntered],
    ['search', field.search !== undefined && field.search.blocked === undefined],
    ['type', !isTyped && (field.canMap || unlisted)],
    ['empty', kind !== 'items' && !isTyped && !field.required],
    ['erase', field.canErase && !field.required && canBeNull(field)],
  ]
  return can.flatMap(([action, offered]) => (offered ? [action] : []))
}

function isListed(field: Field): boolean {
  return LISTED.has(field.control) || field.level !== undefined
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
function reasonsOf(field: Field, kind: Kind, isChosen: boolean): readonly Told[] {
  const cautions = (field.cautions ?? []).map((text): Told => ({ severity: 'warning', text }))
  const blocked = field.search?.blocked
  if (blocked !== undefined) return [...cautions, { severity: 'note', text: blocked }]
  if (!isListed(field) || field.mode === 'map') return cautions
  return [...cautions, ...placeWords(field, kind), ...listReasons(field, isChosen)]
}

/** The folder one is in. */
function placeWords({ level }: Field, kind: Kind): readonly Told[] {
  if (kind !== 'path' || !level || !level.canEnter) return []
  return [{ severity: 'note', text: `In ${['', ...level.labels].join(' / ').trim() || '/'}` }]
}

function listReasons(field: Field, isChosen: boolean): readonly Told[] {
  const { state, reason, items } = field.options
  if (state === 'failed') {
    return [{ severity: 'error', text: `The choices cannot be listed: ${reason ?? ''}` }]
  }
  if (reason !== undefined) return [{ severity: 'note', text: reason }]
  const isGone = given(field) && !field.multiple && items.length > 0 && !isChosen && !field.level
  if (!isGone) return []
  const text = `${textOf(field.value)} is not in the list; choose another one, or type it to keep it.`
  return [{ severity: 'warning', text }]
}

function given({ value }: Field): boolean {
  return value !== undefined && value !== '' && value !== null && !isExpression(value)
}

/** Words that say more than the usual ones. */
function wordsOf(field: Field): NonNullable<Question['words']> {
  const placeholder = field.control === 'yes-no' ? 'Not defined' : field.placeholder
  const { addLabel, level, search } = field
  const folder = level?.takes === undefined ? undefined : level.labels.join(' / ') || level.takes
  return {
    empty: placeholder,
    add: addLabel,
    fill: isList(field) ? 'Add the items one by one' : undefined,
    here: folder === undefined ? undefined : `Take ${folder}`,
    search: search && `${search.label} …`,
  }
}

function noted(text: string): Told {
  return { severity: 'note', text: readableHelp(text) }
}

function same(left: unknown, right: unknown): boolean {
  return left === right || (left !== undefined && JSON.stringify(left) === JSON.stringify(right))
}
