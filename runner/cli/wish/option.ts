// What an option is, by its kind, and the typed record that the options of a command come to.
import { misused, type Refused } from '../terminal/refusal.ts'

/** What an option of each kind comes to. */
interface Gives {
  /** False unless it is given. */
  readonly flag: boolean
  /** Typed as `--no-NAME`: true unless it is given. */
  readonly off: boolean
  readonly text: string | undefined
  /** Given as often as needed; empty when it is not. */
  readonly texts: readonly string[]
  /** A whole number within the bounds of the row. */
  readonly number: number | undefined
}

interface Row {
  /** In camel case, as commander gives it: `maxPages` is typed `--max-pages`. */
  readonly name: string
  readonly doc: string
}

/** One row of the options of a command; `value` is the placeholder in the help, such as `<file>`. */
export type Option =
  | (Row & { readonly kind: 'flag' | 'off' })
  | (Row & { readonly kind: 'text' | 'texts'; readonly value: string })
  | (Row & {
      readonly kind: 'number'
      readonly value: string
      readonly least: number
      readonly most: number
    })

/** The options of a command by their names, each as its kind gives it. */
export type TypedOf<Options extends readonly Option[]> = {
  readonly [One in Options[number] as One['name']]: Gives[One['kind']]
}

export function flag<const Name extends string>(name: Name, doc: string) {
  return { name, kind: 'flag', doc } as const
}

export function off<const Name extends string>(name: Name, doc: string) {
  return { name, kind: 'off', doc } as const
}

export function text<const Name extends string>(name: Name, value: string, doc: string) {
  return { name, kind: 'text', value, doc } as const
}

export function texts<const Name extends string>(name: Name, value: string, doc: string) {
  return { name, kind: 'texts', value, doc } as const
}

export function number<const Name extends string>(
  name: Name,
  value: string,
  { least, most }: { readonly least: number; readonly most: number },
  doc: string,
) {
  return { name, kind: 'number', value, least, most, doc } as const
}

/** As it is typed, with its placeholder: `--app <dir>`. */
export function flagsOf(option: Option): string {
  const typed = typedName(option)
  return 'value' in option ? `${typed} ${option.value}` : typed
}

function typedName({ name, kind }: Option): string {
  return kind === 'off' ? `--no-${dashed(name)}` : `--${dashed(name)}`
}

/** `max-pages` for `maxPages`. */
export function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The record of what commander has read, or the refusal of a number that is none. */
export function typedOf<const Options extends readonly Option[]>(
  options: Options,
  read: Readonly<Record<string, unknown>>,
): TypedOf<Options> | Refused {
  const numbers = options.flatMap((option) => {
    const written = read[option.name]
    return option.kind === 'number' && typeof written === 'string' ? { option, written } : []
  })
  const wrong = numbers.find(({ option, written }) => !isWithin(written, option))
  if (wrong) {
    const { option, written } = wrong
    const { least, most } = option
    const wanted = `a whole number from ${least} to ${most}`
    return misused('usage/number', `${typedName(option)} must be ${wanted}, not "${written}".`)
  }
  const typed = options.map((option) => [option.name, given(option, read[option.name])])
  return Object.fromEntries(typed) as TypedOf<Options>
}

function isWithin(
  written: string,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  return /^\d+$/.test(written) && Number(written) >= least && Number(written) <= most
}

function given({ kind }: Option, value: unknown): Gives[Option['kind']] {
  switch (kind) {
    case 'flag':
      return value === true
    case 'off':
      return value !== false
    case 'texts':
      return Array.isArray(value) ? value.map(String) : []
    case 'text':
      return typeof value === 'string' ? value : undefined
    case 'number':
      return typeof value === 'string' ? Number(value) : undefined
  }
}
