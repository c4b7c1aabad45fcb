// What Make does with a communication, as generators that never await: see step.ts to begin with.

export { type Communicated, communicate } from './chain.ts'
export { bodyCodecs, decodeAnswer } from './codecs/index.ts'
export {
  AFTER,
  BEFORE,
  type Directive,
  type JsonSchema,
  NOT_BESIDE_ENDPOINT,
  REQUEST,
  RESPONSE,
} from './directives/index.ts'
export { neighboursOf } from './endpoints-of-app.ts'
export { codeOfType, errorTypes, ModuleError } from './errors.ts'
export { inAnyCase } from './header-names.ts'
export {
  type Call,
  type Header,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  isFailure,
  type NetworkFailure,
  type Reply,
} from './http.ts'
export { reviveDates } from './merge.ts'
export { type ScopeName, scopeNames } from './names.ts'
export { connectOAuth1, isOAuth1, phasesOfOAuth1 } from './oauth1.ts'
export { connectOAuth2, type Phases, phasesOf, refreshOAuth2 } from './oauth2.ts'
export { openPoints } from './open-points.ts'
export { caught, type Kind, kindOfModule, kinds, operate } from './operation.ts'
export type { Operation, TriggerState, WebhookReply } from './outcome.ts'
export {
  type Caps,
  DEFAULT_CAPS,
  DEFAULT_SWITCHES,
  type Setting,
  type Switches,
} from './setting.ts'
export { knownDifferences, settledPoints } from './settled-points.ts'
export { type ConnectionOAuth, signingSecrets } from './signing/index.ts'
export type { Stored } from './state.ts'
export type { Callback, Communicating, Step, StopReason } from './step.ts'
export { firstState, spelledState } from './trigger.ts'
export { receive } from './webhook.ts'
