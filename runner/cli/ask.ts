// Questions in a terminal: for a value, for one of several choices, for yes or no. On stderr.
import {
  autocomplete,
  autocompleteMultiselect,
  type CANCEL_SYMBOL,
  confirm,
  isCancel,
  password,
  select,
  text,
} from '@clack/prompts'
import { type Choice, type Description, typeNamed } from '../parameters/index.ts'
import type { Terminal } from './command.ts'
import { readableHelp } from './fields.ts'
import { typedValue } from './inputs/typed.ts'
import { visible, wrap } from './print/wrap.ts'

/** What was answered, or that the question was left with Ctrl-C or Escape. */
export type Answered<T> = { readonly value: T } | { readonly cancelled: true }

/** Says what is wrong with an answer; undefined when it will do. */
export type Check = (value: unknown) => string | undefined

/** What is known about the choices of a field. */
export interface Offered {
  readonly choices: readonly Choice[]
  /** Why there are none, when they could not be had. */
  readonly failed?: string
}

/** Asks for the value of a field; an optional one may be left empty and is then undefined. */
export async function askField(
  terminal: Terminal,
  field: Description,
  offered: Offered,
  check: Check,
): Promise<Answered<unknown>> {
  const ends = endsOf(terminal)
  const message = messageOf(field)
  tellHelp(terminal, field, offered.failed)
  if (field.type === 'password')
    return answered(await password({ ...ends, message, validate: said(field, check) }))
  if (offered.choices.length > 0) return askChoice(terminal, field, offered.choices, message, check)
  if (typeNamed(field.type)?.wants === 'boolean') {
    return answered(await confirm({ ...ends, message }))
  }
  const typed = answered(await text({ ...ends, message, validate: said(field, check) }))
  if ('cancelled' in typed) return typed
  const value = valueFor(typed.value, field)
  return { value }
}

/** Asks for yes or no; no unless told otherwise. */
export async function askYes(terminal: Terminal, message: string): Promise<boolean> {
  const answer = await confirm({ ...endsOf(terminal), message, initialValue: false })
  return answer === true
}

/** Choices that are shown at once. */
const MOST_SHOWN = 12

/** Longer lists are searched by typing. */
const SHORT_LIST = 8

async function askChoice(
  terminal: Terminal,
  field: Description,
  choices: readonly Choice[],
  message: string,
  check: Check,
): Promise<Answered<unknown>> {
  const ends = endsOf(terminal)
  // values stay here: what the prompt gives back is the place in the list
  const options = choices.map(({ label }, value) => ({ value, label: visible(label) }))
  const pick = (index: number): unknown => choices[index]?.value
  if (field.multiple) {
    const required = field.required
    const many = answered(await autocompleteMultiselect({ ...ends, message, options, required }))
    return 'cancelled' in many ? many : { value: many.value.map(pick) }
  }
  const other = { value: -1, label: field.required ? 'another value …' : 'another value or none …' }
  const all = { ...ends, message, options: [...options, other], maxItems: MOST_SHOWN }
  const one = answered(await (options.length > SHORT_LIST ? autocomplete(all) : select(all)))
  if ('cancelled' in one || one.value >= 0) {
    return 'cancelled' in one ? one : { value: pick(one.value) }
  }
  const typed = answered(await text({ ...ends, message, validate: said(field, check) }))
  return 'cancelled' in typed ? typed : { value: valueFor(typed.value, field) }
}

function endsOf({ stdin, stderr, signal }: Terminal) {
  return { input: stdin.stream, output: stderr.stream, signal }
}

/** The label, with the name under which the field is typed. */
function messageOf({ label, path, required }: Description): string {
  const name = label === path ? label : `${label} (${path})`
  return visible(required ? name : `${name}, may be left empty`)
}

/** The help of a field, above its question and beside the line that clack draws. */
function tellHelp({ stderr }: Terminal, { help }: Description, failed: string | undefined): void {
  const texts = [
    ...(help ? [readableHelp(help)] : []),
    ...(failed ? [`The choices cannot be listed: ${failed}`] : []),
  ]
  const width = stderr.width === undefined ? undefined : stderr.width - 4
  for (const line of texts.flatMap((text) => wrap(visible(text), width))) {
    stderr.write(stderr.paint.faint(`│  ${line}\n`))
  }
}

function valueFor(typed: string | undefined, field: Description): unknown {
  return typed === undefined || typed === '' ? undefined : typedValue(typed, field, [field]).value
}

/** The check of a typed text: a required one must hold something, and it must fit its type. */
function said(field: Description, check: Check): (typed: string | undefined) => string | undefined {
  return (typed) => {
    if (typed === undefined || typed === '') return field.required ? 'This is needed.' : undefined
    const { value, problem } = typedValue(typed, field, [field])
    return problem ? `${problem.message} It ${problem.remedy ?? ''}`.trim() : check(value)
  }
}

function answered<T>(answer: T | typeof CANCEL_SYMBOL): Answered<T> {
  return isCancel(answer) ? { cancelled: true } : { value: answer as T }
}

/** Asks for one of a few things; undefined when the question was left. */
export async function askOne<T>(
  terminal: Terminal,
  message: string,
  choices: readonly { readonly label: string; readonly value: T }[],
): Promise<T | undefined> {
  const options = choices.map(({ label }, value) => ({ value, label: visible(label) }))
  const asked = { ...endsOf(terminal), message: visible(message), options, maxItems: MOST_SHOWN }
  const answer = await select(asked)
  return isCancel(answer) ? undefined : choices[answer]?.value
}

/** Asks for a text that passes a check; undefined when the question was left. */
export async function askText(
  terminal: Terminal,
  message: string,
  check: (text: string) => string | undefined,
): Promise<string | undefined> {
  const validate = (typed: string | undefined): string | undefined => check(typed ?? '')
  const answer = await text({ ...endsOf(terminal), message: visible(message), validate })
  return isCancel(answer) ? undefined : answer
}
