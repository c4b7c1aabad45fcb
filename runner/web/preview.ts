// What stands under the fields before a run: the value of each expression, and what the module gets.
import {
  evaluatedText,
  judge,
  judgeDialog,
  judgingOf,
  secretFieldValues,
  toJson,
  type Values,
} from '../operation/index.ts'
import type { Preview, Shown } from '../page/wire.ts'
import { isErased, isExpression, isForcedEmpty } from '../parameters/index.ts'
import type { Component } from '../spec/index.ts'
import { isRecord } from '../text/index.ts'
import { createRedactor, type Redactor } from '../trace/index.ts'
import type { Desk } from './desk.ts'
import { toldOf } from './told.ts'

/** Characters of a value that are shown under its field; the whole stands in "What is sent". */
const MOST = 400

/** Evaluates the expressions of a dialog; the bundle is what the module would get now. */
export function previewOf(
  desk: Desk,
  component: Component,
  values: Values,
  bundles: Values | undefined,
): Preview {
  const { timezone, now } = desk.options
  const judging = judgingOf(component, { timezone, now, bundles })
  const redactor = createRedactor(secretFieldValues(judging.parameters, values))
  const evaluating = { bundles, timezone, now: judging.now }
  const shown: Record<string, Shown> = {}
  for (const [path, text] of expressionsIn(values, [])) {
    const outcome = evaluatedText(text, evaluating)
    shown[path] =
      'problem' in outcome
        ? { wrong: wordsFor(toldOf(outcome.problem, redactor)) }
        : { ...drawn(outcome.value, redactor) }
  }
  // an RPC gets what a form hands over, which holds no expressions
  const judged = component.kind === 'module' ? judgeDialog(values, judging) : judge(values, judging)
  const secrets = createRedactor(secretFieldValues(judging.parameters, judged.bundle))
  return {
    shown,
    sent: secrets.value(toJson(judged.bundle)) as Values,
    problems: judged.problems.map((one) => toldOf(one, redactor)),
  }
}

function wordsFor({
  message,
  remedy,
}: {
  readonly message: string
  readonly remedy?: string
}): string {
  // the page has a place of its own for bundles
  const isContext = remedy?.includes('--context') === true
  const advice = isContext ? 'choose a sample bundle under Context' : remedy
  return advice === undefined ? message : `${message} ${advice}`
}

function drawn(value: unknown, redactor: Redactor): Shown {
  const plain = redactor.value(toJson(value))
  const text = typeof plain === 'string' ? plain : (JSON.stringify(plain) ?? 'nothing')
  return { text: text.length > MOST ? `${text.slice(0, MOST)}…` : text, type: typeNameOf(value) }
}

function typeNameOf(value: unknown): string {
  if (value === undefined || value === null) return 'empty'
  if (value instanceof Date) return 'date'
  if (value instanceof Uint8Array) return 'buffer'
  if (Array.isArray(value)) return 'array'
  return isRecord(value) ? 'collection' : typeof value === 'string' ? 'text' : typeof value
}

function* expressionsIn(
  value: unknown,
  path: readonly string[],
): Generator<readonly [path: string, text: string]> {
  if (Array.isArray(value) || isRecord(value)) {
    for (const [name, member] of Object.entries(value)) {
      yield* expressionsIn(member, [...path, name])
    }
  } else if (isExpression(value) && !isErased(value) && !isForcedEmpty(value)) {
    yield [path.join('.'), value]
  }
}
