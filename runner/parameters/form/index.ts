// The dialog as a pure function of parameters, values and known answers.
export { form } from './form.ts'
export { pathOfEntry } from './levels.ts'
export type { Field, FieldOptions, Form, FormContext, PathLevel, Search } from './model.ts'
export { searchNeed, searchResults } from './search.ts'
export { everyField, isTyped, withTypedLists } from './typed-lists.ts'
