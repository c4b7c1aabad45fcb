// Turns parsed templates into closures that only need a scope; nothing here reads a value.
import { createCache } from './cache.ts'
import { compileCall } from './compile-call.ts'
import { compileBinary, compileUnary } from './compile-operation.ts'
import { compileName, compilePath } from './compile-path.ts'
import type { Compiling, Evaluate } from './compiling.ts'
import { ImlError } from './error.ts'
import { parseInRun, parseTemplate, refuseOther } from './parse.ts'
import { type Scope, wholeScope } from './scope.ts'
import { isExpressionOnly, type Node, type Place, type Template } from './syntax.ts'
import { atBoundary, toText } from './values.ts'

/** A template that is ready to be evaluated any number of times. */
export interface Compiled {
  readonly text: string
  /** True when the value is the same in every scope. */
  readonly constant: boolean
  /**
   * The value in a scope. A template that is one expression keeps the value's type, any other
   * gives text. Throws ImlError, in Make's words where they are known.
   */
  readonly evaluate: (scope: Scope) => unknown
  /** As `evaluate`, but `emptystring` stays told apart from `''` (see values.ts, EMPTY). */
  readonly evaluateRaw: (scope: Scope) => unknown
}

/** Sees every node that is compiled and may put something around its evaluation. */
export type Observe = (node: Node, evaluate: Evaluate) => Evaluate

const compiled = createCache<Compiled>()

/** Compiles a text, anew at each call: keep the result. Throws ImlError as `parseTemplate` does. */
export function compileTemplate(text: string): Compiled {
  refuseOther(text)
  return text.includes('{{') ? compileParsed(parseTemplate(text)) : constant(text, text)
}

/** Compiles a text, or finds it compiled already: for texts that come again. Throws as `compileTemplate`. */
export function compileOnce(text: string): Compiled {
  refuseOther(text)
  const known = compiled.get(text)
  if (known !== undefined) return known
  const made = compileTemplate(text)
  compiled.set(text, made)
  return made
}

const tolerated = createCache<Compiled & { readonly lists: readonly Place[] }>()

/** As `compileTemplate`, but a list in brackets is null, as in a run of Make. [inferred] */
export function compileInRun(text: string): Compiled {
  try {
    return compileOnce(text)
  } catch (error) {
    if (!(error instanceof ImlError && text.includes('['))) throw error
    return tolerate(text)
  }
}

/** The places of lists in brackets in a text that can be compiled because they are null in a run. */
export function listsIn(text: string): readonly Place[] {
  if (!(text.includes('{{') && text.includes('['))) return []
  try {
    compileOnce(text)
    return []
  } catch {
    // what is wrong beside them is told where it is evaluated
  }
  try {
    return tolerate(text).lists
  } catch {
    return []
  }
}

function tolerate(text: string): Compiled & { readonly lists: readonly Place[] } {
  const known = tolerated.get(text)
  if (known !== undefined) return known
  const template = parseInRun(text)
  const made = { ...compileParsed(template), lists: template.lists }
  tolerated.set(text, made)
  return made
}

/** The value of a template in a scope; see `Compiled.evaluate`. */
export function renderTemplate(text: string, scope: Scope): unknown {
  refuseOther(text)
  return text.includes('{{') ? compileOnce(text).evaluate(scope) : text
}

/** As `renderTemplate`, but `emptystring` stays told apart from `''`. */
export function renderTemplateRaw(text: string, scope: Scope): unknown {
  return compileOnce(text).evaluateRaw(scope)
}

function compileParsed(template: Template): Compiled {
  const { text, pieces } = template
  const [piece] = pieces
  if (piece?.kind !== 'expression' || !isExpressionOnly(template)) {
    const compiledText = compileText(template)
    const evaluate = (scope: Scope) => compiledText(wholeScope(scope))
    return { text, constant: false, evaluate, evaluateRaw: evaluate }
  }
  if (piece.node.kind === 'literal') return constant(text, piece.node.value)
  const compiledNode = compileExpression(piece.node, text)
  const evaluateRaw = (scope: Scope) => compiledNode(wholeScope(scope))
  return { text, constant: false, evaluate: (scope) => atBoundary(evaluateRaw(scope)), evaluateRaw }
}

function constant(text: string, value: unknown): Compiled {
  const evaluate = () => value
  return { text, constant: true, evaluate, evaluateRaw: evaluate }
}

/** Several pieces: the value of each expression as text, between the text around it. */
function compileText(template: Template): Evaluate {
  const parts = template.pieces.map((piece) =>
    piece.kind === 'text' ? piece.text : compileExpression(piece.node, template.text),
  )
  return (scope) => {
    let text = ''
    for (const part of parts) {
      const value = typeof part === 'string' ? part : part(scope)
      text += typeof value === 'string' ? value : toText(value)
    }
    return text
  }
}

/** Compiles one expression of a template. */
export function compileExpression(node: Node, template: string, observe?: Observe): Evaluate {
  if (observe === undefined) return compileNode(node, { template, compile: compileNode })
  const compile: Compiling['compile'] = (part, compiling) =>
    observe(part, compileNode(part, compiling))
  return compile(node, { template, compile })
}

function compileNode(node: Node, compiling: Compiling): Evaluate {
  switch (node.kind) {
    case 'literal': {
      const { value } = node
      return () => value
    }
    case 'name':
      return compileName(node)
    case 'path':
      return compilePath(node, compiling)
    case 'call':
      return compileCall(node, compiling)
    case 'unary':
      return compileUnary(node, compiling)
    case 'binary':
      return compileBinary(node, compiling)
  }
}
