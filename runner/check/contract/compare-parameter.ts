// A parameter that is sent as it is typed in: is it required where the contract wants it, and of a type it takes?

import { own } from '../../text/index.ts'
import { isFilledIn, type PlacedField, textIn } from '../look/fields.ts'
import { typesGiven } from '../look/json-types.ts'
import { type WrittenRequest, written } from '../look/requests.ts'
import type { Comparing } from './comparison.ts'
import { report } from './findings.ts'
import { member } from './located.ts'
import type { Operation } from './operations.ts'
import { parameterOf } from './sent.ts'
import { type Shape, shapeOf, typesOf } from './shape.ts'

/** Compares a parameter with what it is sent as; `what` names that: `the body member "kind"`. */
export function compareParameter(
  comparing: Comparing,
  parameter: PlacedField,
  what: string,
  wanted: { readonly shape: Shape; readonly isRequired: boolean; readonly isText?: true },
): void {
  if (!comparing.counts) return
  const { findings, operation, contract } = comparing
  const { document, path, field } = parameter
  const type = textIn(parameter, 'type')
  const isOptional =
    own(field, 'required') !== true &&
    own(field, 'default') === undefined &&
    parameter.revealedBy.length === 0
  if (wanted.isRequired && isOptional && isFilledIn(parameter)) {
    const message = `${operation} needs ${what}, but its parameter is not required.`
    const at = document.spanOf([...path, 'name'])
    const remedy = 'add "required": true'
    report(findings, {
      code: 'contract/optional-parameter',
      severity: 'warning',
      message,
      remedy,
      at,
    })
  }
  const gives = typesGiven(type)
  const types = typesOf(contract, wanted.shape)
  // all that stands in an address is text
  if (wanted.isText || !gives || types.size === 0 || gives.some((one) => types.has(one))) return
  const message = `The parameter is ${type}, the contract takes ${[...types].join(' or ')}.`
  const at = document.spanOf([...path, 'type'])
  report(findings, { code: 'contract/other-type', severity: 'warning', message, at })
}

/** Compares the parameters that a request sends as query keys. */
export function compareQueryParameters(
  comparing: Comparing,
  request: WrittenRequest,
  operation: Operation,
): void {
  for (const [name, place] of operation.query) {
    const parameter = parameterOf(request.component, written(request, 'qs', name))
    if (!parameter) continue
    const wanted = {
      shape: shapeOf([member(comparing.contract, place, 'schema')]),
      isRequired: own(place.value, 'required') === true,
    }
    compareParameter(comparing, parameter, `the query key "${name}"`, { ...wanted, isText: true })
  }
}
