// The check a dialog runs before it is saved, with the texts of Make's form library.
export { binaryOperators, filterOperators, unaryOperators } from './filter-operators.ts'
export { type FormDomain, type FormVerdict, validateForm } from './validate-form.ts'
export type { FormOptions, FormProblem, JsonVerdict } from './walk.ts'
