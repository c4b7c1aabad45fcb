// What `dryrun/iml` offers to other programs: the expression language alone, in a few names.
//
//   import { createScope, renderTemplate } from 'make-dryrun/iml'
//   renderTemplate('{{upper(name)}}', createScope({ name: 'ada' }))   // 'ADA'

export {
  type Compiled,
  compileTemplate,
  createScope,
  type Explained,
  explain,
  type FunctionReference,
  functionNames,
  ImlError,
  type ImlErrorCode,
  type Node,
  type Profile,
  parseTemplate,
  problemOf,
  type Reference,
  references,
  renderJson,
  renderTemplate,
  type Scope,
  type Template,
  type VariableReference,
} from './index.ts'
