// The dialog of a module, static and mappable parameters in one, drawn and judged for given values.
import type { Module } from '../../spec/index.ts'
import { type FormVerdict, validateForm } from '../design/index.ts'
import { type Known, type Need, needKey } from '../remote.ts'
import { form } from './form.ts'
import type { Field, Form, FormContext } from './model.ts'
import { everyField } from './typed-lists.ts'

type Values = Readonly<Record<string, unknown>>

/** The parameters of one dialog. Make keeps its two parts apart as domains. */
export interface Plan {
  readonly parts: readonly {
    readonly domain: 'parameters' | 'expect'
    readonly parameters: unknown
    readonly mappable: boolean
  }[]
  readonly context: Pick<FormContext, 'crud' | 'moduleType'>
}

export function planOf(module: Module): Plan {
  const written = (key: string): unknown => module.code.get(key)?.value ?? []
  return {
    parts: [
      { domain: 'parameters', parameters: written('staticParams'), mappable: false },
      { domain: 'expect', parameters: written('mappableParams'), mappable: true },
    ],
    context: { crud: module.crud ?? null, moduleType: module.type },
  }
}

/** How fields are looked at: Map toggles that were set, folders that were entered. */
export type Looks = Pick<FormContext, 'modes' | 'folders'>

/** The form for values, static parameters first, as Make shows them. */
export function drawForm(
  { parts, context }: Plan,
  values: Values,
  known: Known,
  { modes = {}, folders = {} }: Looks = {},
): Form {
  const drawn = parts.map(({ parameters, mappable }) =>
    form(parameters, values, known, {
      ...context,
      mappable,
      modes: mappable ? modes : {},
      folders,
    }),
  )
  return {
    fields: drawn.flatMap(({ fields }) => fields),
    needs: drawn.flatMap(({ needs }) => needs),
    problems: drawn.flatMap(({ problems }) => problems),
  }
}

/** Make's verdict on the whole dialog, with the states it would save. */
export function verdictOn({ parts }: Plan, values: Values, known: Known): FormVerdict {
  const domains = parts.map(({ domain, parameters, mappable }) => {
    return [domain, { schema: parameters, values, allowDynamicValues: mappable }] as const
  })
  return validateForm(Object.fromEntries(domains), { edition: 'newer' }, known)
}

/** Needs whose answers are fields, not choices: without them the form is not complete. */
export function fieldNeeds({ fields, needs }: Form): readonly Need[] {
  const lists = new Set(everyField(fields).map(listKey))
  return needs.filter((need) => !lists.has(needKey(need)))
}

/** The key of the question for a field's choices; undefined when they stand in the app. */
export function listKey({ options }: Field): string | undefined {
  return options.asked && needKey(options.asked)
}

/** Answers without the failed ones: what could not be asked is not judged. */
export function withoutFailures(known: Known): Known {
  return new Map([...known].filter(([, answer]) => !('failed' in answer)))
}
