// The parameters of a component, as its files list them, whatever its kind.
import { type Parameter, type ParameterList, parameterList } from '../parameters/index.ts'
import type { Component } from '../spec/index.ts'

/** The files that declare what a person fills in; a component has those of its kind. */
const LISTS = ['staticParams', 'mappableParams', 'params']

/** The fields of its dialog: static parameters first, as Make shows them; an RPC may stand for some. */
export function fieldsOf(component: Component): ParameterList {
  return LISTS.flatMap((key) => [...parameterList(component.code.get(key)?.value)])
}

/** Those of them that are declared in the files themselves. */
export function declaredFieldsOf(component: Component): readonly Parameter[] {
  return fieldsOf(component).filter((field) => typeof field !== 'string')
}

/** The fields where nobody is asked: what came to a webhook is there, whatever the webhook was told. */
export function optionalFieldsOf(component: Component): ParameterList {
  return fieldsOf(component).map((field) =>
    typeof field !== 'string' && field.required === true ? { ...field, required: false } : field,
  )
}
