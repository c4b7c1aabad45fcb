// Questions in a terminal: for a value, for one of several choices, for yes or no. On stderr.
import {
  autocomplete,
  autocompleteMultiselect,
  type CANCEL_SYMBOL,
  confirm,
  password,
  select,
  text,
} from '@clack/prompts'
import { type Choice, type Description, isSecretType, typeNamed } from '../../parameters/index.ts'
import { readableHelp } from '../print/fields.ts'
import { visible, wrap } from '../print/wrap.ts'
import { typedValue } from '../wish/param.ts'
import { type Ends, prompted } from './prompted.ts'
import { screenOf } from './screen.ts'
import type { Terminal } from './terminal.ts'

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
  const message = messageOf(field)
  const validate = said(field, check)
  tellHelp(terminal, field, offered.failed)
  if (isSecretType(field.type)) {
    return put(terminal, (ends) => password({ ...ends, message, validate }))
  }
  if (offered.choices.length > 0) return askChoice(terminal, field, offered.choices, message, check)
  if (typeNamed(field.type)?.wants === 'boolean') {
    return put(terminal, (ends) => confirm({ ...ends, message }))
  }
  const typed = await put(terminal, (ends) => text({ ...ends, message, validate }))
  if ('cancelled' in typed) return typed
  const value = valueFor(typed.value, field)
  return { value }
}

/** Asks for yes or no; no unless told otherwise. */
export async function askYes(terminal: Terminal, message: string): Promise<boolean> {
  const answer = await put(terminal, (ends) => confirm({ ...ends, message, initialValue: false }))
  return 'value' in answer && answer.value
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
  // values stay here: what the prompt gives back is the place in the list
  const options = choices.map(({ label }, value) => ({ value, label: visible(label) }))
  const pick = (index: number): unknown => choices[index]?.value
  if (field.multiple) {
    const required = field.required
    const many = await put(terminal, (ends) =>
      autocompleteMultiselect({ ...ends, message, options, required }),
    )
    return 'cancelled' in many ? many : { value: many.value.map(pick) }
  }
  const other = { value: -1, label: field.required ? 'another value …' : 'another value or none …' }
  const all = { message, options: [...options, other], maxItems: MOST_SHOWN }
  const one = await put<number>(terminal, (ends) =>
    options.length > SHORT_LIST ? autocomplete({ ...ends, ...all }) : select({ ...ends, ...all }),
  )
  if ('cancelled' in one || one.value >= 0) {
    return 'cancelled' in one ? one : { value: pick(one.value) }
  }
  const validate = said(field, check)
  const typed = await put(terminal, (ends) => text({ ...ends, message, validate }))
  return 'cancelled' in typed ? typed : { value: valueFor(typed.value, field) }
}

/** Puts one prompt; a terminal that ends counts as one that was left. */
async function put<T>(
  terminal: Terminal,
  prompt: (ends: Ends) => Promise<T | typeof CANCEL_SYMBOL>,
): Promise<Answered<T>> {
  const screen = screenOf(terminal)
  try {
    const answer = await prompted(terminal, screen, prompt)
    return 'value' in answer ? answer : { cancelled: true }
  } finally {
    screen.close()
  }
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

/** Asks for one of a few things; undefined when the question was left. */
export async function askOne<T>(
  terminal: Terminal,
  message: string,
  choices: readonly { readonly label: string; readonly value: T }[],
): Promise<T | undefined> {
  const options = choices.map(({ label }, value) => ({ value, label: visible(label) }))
  const asked = { message: visible(message), options, maxItems: MOST_SHOWN }
  const answer = await put<number>(terminal, (ends) => select({ ...ends, ...asked }))
  return 'value' in answer ? choices[answer.value]?.value : undefined
}

/** Asks for a text that passes a check; undefined when the question was left. */
export async function askText(
  terminal: Terminal,
  message: string,
  check: (text: string) => string | undefined,
): Promise<string | undefined> {
  const validate = (typed: string | undefined): string | undefined => check(typed ?? '')
  const asked = { message: visible(message), validate }
  const answer = await put(terminal, (ends) => text({ ...ends, ...asked }))
  return 'value' in answer ? answer.value : undefined
}

/** Asks for a secret without echo; undefined when the question was left. */
export async function askSecret(
  terminal: Terminal,
  message: string,
  check: (text: string) => string | undefined,
): Promise<string | undefined> {
  const validate = (typed: string | undefined): string | undefined => check((typed ?? '').trim())
  const asked = { message: visible(message), validate }
  const answer = await put(terminal, (ends) => password({ ...ends, ...asked }))
  return 'value' in answer ? answer.value.trim() : undefined
}
