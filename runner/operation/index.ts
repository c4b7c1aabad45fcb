// One road to a run, pure: from the values of a person, by way of fields, bundle, names and secrets,
// to something that only waits to be started; and the exchange it is held against.

export { beginningFrom, type ItemToBeginFrom, itemsToBeginFrom } from './beginning.ts'
export {
  type Judged,
  type Judging,
  judge,
  judgeDialog,
  judgingOf,
  refusalOf,
} from './bundle.ts'
export { changes, sendsNothing } from './changes.ts'
export type {
  Beginning,
  Circumstances,
  Connected,
  Incoming,
  Inputs,
  Occasion,
  Standing,
  Surroundings,
  Values,
} from './circumstances.ts'
export { connectedPart, connectionOf, connectionsOf, webhookOf } from './components.ts'
export {
  answersIn,
  cannedAnswer,
  differences,
  type Expected,
  exchangesIn,
  expectedNames,
} from './exchange.ts'
export { type Evaluated, type Evaluating, evaluated, evaluatedText } from './expressions.ts'
export { declaredFieldsOf, fieldsOf, optionalFieldsOf } from './fields.ts'
export { type BindFunctions, functionSources, withFunctions } from './functions.ts'
export { operated, type Part, type PartName, parts, requestsOf, saysSomething } from './parts.ts'
export { signsWithOAuth1 } from './phases.ts'
export { makeReady, outOfTime, type Ready, refusedOperation } from './ready.ts'
export { asJson, same } from './same.ts'
export {
  connectionSecrets,
  secretFieldValues,
  secretMembers,
} from './secrets.ts'
export { toJson } from './to-json.ts'
export { comparedBy, passesBy, withoutLimit } from './trigger.ts'
export {
  ANYTHING,
  COLLECTION,
  LIST,
  MOMENT,
  misfit,
  NAMES,
  NUMBER,
  TEXT,
  TEXT_OR_TEXTS,
  type Wanted,
  YES,
} from './wanted.ts'
export { apart } from './webhook-values.ts'
