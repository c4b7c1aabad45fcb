// The expression language of Make: parse, compile, render.
//
// Reading order: syntax.ts, tokens.ts and parse.ts (from a text to nodes), values.ts (what a value is),
// operators.ts, keywords.ts and functions/ (the tables), compile.ts (from nodes to closures), scope.ts
// (what these see), render.ts (templates in a JSON value), references.ts (what a template would read),
// explain.ts (how it came to its value).

export { failureOf } from './always-fails.ts'
export {
  type Compiled,
  compileTemplate,
  listsIn,
  renderTemplate,
  renderTemplateRaw,
} from './compile.ts'
export { knownZone, toDate } from './dates.ts'
export { decodeDate, decodeValues } from './decode.ts'
export { digestOf, keyedDigestOf, rsaSignatureOf } from './digests.ts'
export { ImlError, type ImlErrorCode, type ImlErrorPlace } from './error.ts'
export { type Explained, explain } from './explain.ts'
export { allItemsOf, takesList, takesTextOrList } from './first-item.ts'
export type { Example, FunctionGroup, ImlFunction } from './functions/function.ts'
export { handedOn } from './functions/handed-on.ts'
export {
  findFunction,
  functionNames,
  groups,
  refusals,
  refusedFunctions,
  WHITE_LABEL,
} from './functions/index.ts'
export { type Keyword, keywords } from './keywords.ts'
export {
  exampleVariables,
  type LanguageRule,
  type LanguageTopic,
  languageTopics,
} from './language-rules.ts'
export { bytesOfText, xmlParser } from './libraries.ts'
export { type MalformedForm, malformedForms } from './malformed-forms.ts'
export { meantByCall, meantByName, meantElsewhere, writtenInstead } from './meant.ts'
export { imlPoints } from './open-points.ts'

export {
  type BinaryOperator,
  binaryOperators,
  type UnaryOperator,
  unaryOperators,
} from './operators.ts'
export { isUnfinished, parseInRun, parseTemplate } from './parse.ts'
export { item, member } from './path.ts'
export { problemOf } from './problem.ts'
export {
  type FoundTemplate,
  type FunctionReference,
  nodesIn,
  type Reference,
  references,
  templatesIn,
  type VariableReference,
} from './references.ts'
export { safeTest } from './regex/index.ts'
export {
  compileJson,
  compileJsonInRun,
  renderJson,
  renderJsonInRun,
  SPREAD_KEY,
} from './render.ts'
export { messageOf } from './rethrow.ts'
export {
  type CustomFunction,
  createScope,
  type Profile,
  type Scope,
  withNames,
} from './scope.ts'
export {
  isExpressionOnly,
  type Node,
  type Piece,
  type Template,
} from './syntax.ts'
export {
  EMPTY,
  isBuffer,
  isCollection,
  isDate,
  type Kind,
  kindOf,
  toNumber,
  toText,
  truthy,
} from './values.ts'
