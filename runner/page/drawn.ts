// The dialog of the model as the one form function draws it, and what changes in it do; all pure.
import {
  drawForm,
  everyField,
  type Field,
  type Form,
  isList,
  isSecretType,
  type Need,
  needKey,
  put,
  shownIn,
  without,
} from '../parameters/index.ts'
import { at, isRecord, type Path } from '../text/index.ts'
import type { Dialog, Model, Values } from './model.ts'
import type { Told } from './wire.ts'

const NOTHING: Form = { fields: [], needs: [], problems: [] }

let last:
  | { readonly dialog: Dialog; readonly known: Model['known']; readonly form: Form }
  | undefined

/** The form of a dialog; drawn once for the same dialog and the same answers. */
export function formOf(model: Model, dialog: Dialog): Form {
  const { facts, values, modes, folders } = dialog
  if (!facts) return NOTHING
  if (last && last.dialog === dialog && last.known === model.known) return last.form
  const connected = model.target?.against !== undefined || facts.connections.length === 0
  const plan = { ...facts.plan, context: { ...facts.plan.context, connected } }
  const form = drawForm(plan, values, model.known, { modes, folders })
  last = { dialog, known: model.known, form }
  return form
}

/** The values of its shown fields: what a run gets. */
export function shownOf(model: Model, dialog: Dialog): Values {
  return shownIn(formOf(model, dialog).fields)
}

/** Questions of the form that are not answered; in a list that is not looked at none is asked twice. */
export function openNeeds(model: Model, dialog: Dialog): readonly Need[] {
  return formOf(model, dialog).needs.filter((need) => !model.known.has(needKey(need)))
}

/** Puts a value at a place; undefined takes it away. */
export function withValue(dialog: Dialog, steps: Path, value: unknown): Dialog {
  const values =
    value === undefined
      ? without(dialog.values, steps)
      : put(aroundOpen(dialog.values, steps), steps, value)
  return { ...dialog, values }
}

/** The values with collections on the way where an expression or nothing stood. */
function aroundOpen(values: Values, steps: Path): Values {
  let open = values
  for (let length = 1; length < steps.length; length++) {
    const here = steps.slice(0, length)
    const inside = at(open, here)
    const wantsList = typeof steps[length] === 'number'
    const fits = wantsList ? Array.isArray(inside) : isRecord(inside)
    if (!fits) open = put(open, here, wantsList ? [] : {})
  }
  return open
}

/** A list with one more item, one fewer, or two of them changed about. */
export function withItems(
  dialog: Dialog,
  steps: Path,
  change: (items: readonly unknown[]) => readonly unknown[],
): Dialog {
  const items = at(dialog.values, steps)
  return withValue(dialog, steps, change(Array.isArray(items) ? items : []))
}

/** Errors of fields that are shown, in the order of the dialog. */
export function errorsOf(form: Form): readonly Told[] {
  const atFields = everyField(form.fields).flatMap((field) =>
    field.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => ({
        severity: 'error' as const,
        path: field.path,
        message: said(field, message),
      })),
  )
  return atFields
}

function said({ label }: Field, message: string): string {
  return `${label}: ${message}`
}

/** The dialog as it is kept over a reload: nothing secret in it, nothing that the server tells. */
export function keptOf(model: Model, dialog: Dialog): Partial<Dialog> {
  const { values, modes, folders, advanced, json, context, payload, isRequest } = dialog
  let kept = values
  let asksSecrets = false
  const forget = (fields: readonly Field[], around: Path, areItems: boolean): void => {
    for (const field of fields) {
      const steps = [...around, areItems ? Number(field.name) : field.name]
      if (isSecretType(field.type) && field.value !== undefined) {
        kept = without(kept, steps)
        asksSecrets = true
      }
      forget(field.children, steps, isList(field))
    }
  }
  forget(formOf(model, dialog).fields, [], false)
  const lists = context.kind === 'run' ? { kind: 'none' as const } : context
  // JSON that holds a secret field would bring it back
  const plain = asksSecrets ? {} : json
  return {
    values: kept,
    modes,
    folders,
    advanced,
    json: plain,
    context: lists,
    payload,
    isRequest,
    asksSecrets,
  }
}
