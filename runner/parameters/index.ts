// What a person fills in, pure: parameter types, forms, their checks, and the bundle a run gets.
//
// A page may bundle it: what needs Node stands in iml/libraries.ts alone, which has a twin for pages.
export { type ConvertedBundle, convertBundle } from './convert.ts'
export { type Description, describe } from './describe.ts'
export {
  type FormDomain,
  type FormOptions,
  type FormProblem,
  type FormVerdict,
  filterOperators,
  type JsonVerdict,
  validateForm,
} from './design/index.ts'
export { parametersFileSchema } from './file-schema.ts'
export { type Foreign, sentenceOf, withoutForeign } from './foreign.ts'
export {
  drawForm,
  everyField,
  type Field,
  type FieldOptions,
  type Form,
  type FormContext,
  fieldNeeds,
  form,
  isList,
  isMisplaced,
  isOpenGroup,
  isTyped,
  type Looks,
  listKey,
  type PathLevel,
  type Plan,
  pathOfEntry,
  planOf,
  put,
  type Search,
  searchNeed,
  searchResults,
  shownIn,
  shownValues,
  verdictOn,
  without,
  withoutFailures,
  withTypedLists,
  withValueAt,
} from './form/index.ts'
export {
  ConversionError,
  type JsonSchemaResult,
  type ToJsonSchemaOptions,
  toFormanSchema,
  toJsonSchema,
} from './json-schema/index.ts'
export { type ParameterKey, parameterKeys, undocumentedKeys } from './keys.ts'
export {
  everyList,
  hasPositions,
  isSwitch,
  leadsToParameters,
  type Nested,
  readNested,
  switchLists,
} from './nested.ts'
export { dialogPoints, formLibraryDifferences } from './open-points.ts'
export { type Choice, choicesIn, inlineChoices, storeOf } from './options.ts'
export {
  asParameter,
  type Control,
  type JsonSchema,
  labelOf,
  type Parameter,
  type ParameterList,
  type ParameterType,
  parameterList,
} from './parameter.ts'
export { pathSteps } from './path.ts'
export { prefilled, withDefaults } from './prefill.ts'
export {
  type Answer,
  isAddress,
  isNeedOf,
  type Known,
  type Need,
  NOTHING_KNOWN,
  needKey,
  rpcName,
  rpcQuery,
} from './remote.ts'
export { SECRET_NAME } from './secret-names.ts'
export { parseTyped, type Typed } from './typed.ts'
export { isSecretType, isVisualType, parameterTypes, typeNamed } from './types/index.ts'
export { unjudgedNames, unknownNames } from './unknown-names.ts'
export { isErased, isExpression, isForcedEmpty, isLoneExpression } from './values.ts'
export type { BundleContext } from './walk.ts'
