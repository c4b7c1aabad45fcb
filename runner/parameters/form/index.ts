// The dialog as a pure function of parameters, values and known answers.
export { form } from './form.ts'
export type { Field, FieldOptions, Form, FormContext } from './model.ts'
export { everyField, isTyped, withTypedLists } from './typed-lists.ts'
