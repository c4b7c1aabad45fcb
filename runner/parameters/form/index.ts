// The dialog as a pure function of parameters, values and known answers.
export {
  drawForm,
  fieldNeeds,
  type Looks,
  listKey,
  type Plan,
  planOf,
  verdictOn,
  withoutFailures,
} from './dialog.ts'
export { form } from './form.ts'
export { pathOfEntry } from './levels.ts'
export type { Field, FieldOptions, Form, FormContext, PathLevel, Search } from './model.ts'
export { searchNeed, searchResults } from './search.ts'
export { isList, isOpenGroup, shownIn, shownValues } from './shown.ts'
export { everyField, isTyped, withTypedLists } from './typed-lists.ts'
export { isMisplaced, put, without, withValueAt } from './values-at.ts'
