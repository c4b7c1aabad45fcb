// One or more chosen values against the options they should come from.
import { isRecord, own, stringOf } from '../../text/index.ts'
import {
  type Nested,
  nestedOf,
  nestedOfChoice,
  nestedOfOther,
  placeholderOf,
  readNested,
} from '../nested.ts'
import { type Choice, choicesIn, optionsWrapper, sameValue, storeOf } from '../options.ts'
import { limitOf, type Parameter } from '../parameter.ts'
import { typeOf } from '../types/index.ts'
import { isNothing } from '../values.ts'
import { checkEach } from './nested-fields.ts'
import {
  addTo,
  ask,
  type Findings,
  noFindings,
  notResolved,
  type Place,
  problemAt,
  remember,
  rootOf,
  type Session,
  wrong,
} from './walk.ts'

/** The options a value is looked up in; `tolerant` where a value outside them is only a warning. */
interface Options {
  readonly list: unknown
  readonly tolerant: boolean
}

/** What became of the value: findings, and the fields its choice reveals. */
interface Looked {
  readonly findings: Findings
  readonly nested: readonly (Nested | undefined)[]
  /** True when nothing below the field is looked at any more. */
  readonly stop?: true
}

/** Checks a select or anything that behaves like one. */
export function checkChoice(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Findings {
  const options = optionsOf(parameter, place, session)
  if (!options) return noFindings()
  if ('errors' in options) return options
  const looked = look(value, parameter, options, place, session)
  if (looked.stop) return looked.findings
  addTo(looked.findings, checkEach(looked.nested, value, parameter, place, session))
  return looked.findings
}

/** The options, remote ones put in; findings when that failed, undefined while unknown. */
function optionsOf(
  parameter: Parameter,
  place: Place,
  session: Session,
): Options | Findings | undefined {
  const store = storeOf(parameter)
  if (typeof store !== 'string') return { list: store, tolerant: false }
  const answer = ask(store, place, session)
  if (!answer) return undefined
  if ('failed' in answer) return wrong(place, notResolved(store, answer.failed))
  if (typeof answer.value !== 'object' || answer.value === null) {
    return wrong(place, `Remote resource ${store} returned no data.`)
  }
  return { list: answer.value, tolerant: takesOthers(parameter, place, session) }
}

/** True where a value outside a remote list may stand: expressions or typed values are allowed. */
export function takesOthers(parameter: Parameter, place: Place, session: Session): boolean {
  const says = own(parameter, 'mappable') === true || own(parameter, 'editable') === true
  return says || rootOf(place, session)?.allowsExpressions === true
}

function look(
  value: unknown,
  parameter: Parameter,
  options: Options,
  place: Place,
  session: Session,
): Looked {
  if (own(parameter, 'multiple') === true) {
    return lookAll(value, parameter, options, place, session)
  }
  const placeholder = placeholderOf(parameter)
  if (isNothing(value) && placeholder) {
    const { label, nested } = placeholder
    if (label) remember(place, session, { mode: 'chose', label, nested })
    return { findings: noFindings(), nested: [readNested(nested)] }
  }
  const choice = findChoice(parameter, options.list, value)
  if (choice) {
    rememberChoice(choice, parameter, place, session)
    const nested = [readNested(nestedOfChoice(parameter, choice))]
    return { findings: noFindings(), nested }
  }
  const findings = noFindings()
  notFound(value, options, place, findings)
  if (!options.tolerant) return { findings, nested: [], stop: true }
  remember(place, session, { mode: 'edit' })
  const isNewer = session.options.edition === 'newer'
  const nested = isNewer ? nestedOfOther(parameter) : [readNested(nestedOf(parameter))]
  return { findings, nested }
}

function lookAll(
  value: unknown,
  parameter: Parameter,
  options: Options,
  place: Place,
  session: Session,
): Looked {
  if (!Array.isArray(value)) {
    return { findings: wrong(place, 'Value is not an array.'), nested: [], stop: true }
  }
  const findings = noFindings()
  const strangers = value.filter((item) => !findChoice(parameter, options.list, item))
  for (const stranger of strangers) notFound(stranger, options, place, findings)
  if (strangers.length > 0 && options.tolerant) remember(place, session, { mode: 'edit' })
  const least = limitOf(parameter, 'minItems')
  const most = limitOf(parameter, 'maxItems')
  if (least !== undefined && value.length < least) {
    findings.errors.push(problemAt(place, `Selected less than ${least} items.`))
  }
  if (most !== undefined && value.length > most) {
    findings.errors.push(problemAt(place, `Selected more than ${most} items.`))
  }
  return { findings, nested: [readNested(nestedOf(parameter))] }
}

/**
 * Groups count only with `grouped`; options beside the groups count always. A renamed label
 * (`options.label`) is not followed here: the form library remembers the member `label` only.
 */
function findChoice(parameter: Parameter, list: unknown, value: unknown): Choice | undefined {
  const items = (Array.isArray(list) ? list : [list]).filter(isRecord)
  const groups = own(parameter, 'grouped') === true ? items.filter(isGroup) : []
  const plain = items.map((item) => ({ ...item, options: undefined }))
  const options = { ...optionsWrapper(parameter), label: undefined }
  const reading = { ...parameter, options }
  const candidates = [...choicesIn(reading, groups), ...choicesIn(reading, plain)]
  return candidates.find((choice) => sameValue(choice.value, value))
}

function isGroup(item: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(own(item, 'options'))
}

function rememberChoice(
  choice: Choice,
  parameter: Parameter,
  place: Place,
  session: Session,
): void {
  if (!choice.labelled) return
  // A reference has no switch; undefined also replaces the mode of an earlier field of that name.
  const mode = typeOf(parameter)?.address ? undefined : 'chose'
  const nested = choice.nested ? { nested: choice.nested } : {}
  remember(place, session, { mode, label: choice.label, ...nested })
}

function notFound(value: unknown, options: Options, place: Place, findings: Findings): void {
  const list = options.tolerant ? findings.warnings : findings.errors
  list.push(problemAt(place, `Value '${inMessage(value)}' not found in options.`))
}

/** A value as JavaScript puts it into a text, which is what the form library shows. */
function inMessage(value: unknown): string {
  return stringOf(value)
}
