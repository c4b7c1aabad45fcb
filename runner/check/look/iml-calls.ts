// The calls of Make's functions in the code of an app's function, iml.name(...), with their arguments as they are written.

/** One call; `start` and `end` are those of the name of the function. */
export interface ImlCall {
  readonly name: string
  readonly start: number
  readonly end: number
  /** The source of each argument; undefined where the call is not closed or spreads a list. */
  readonly args: readonly string[] | undefined
}

/** Texts, comments, what opens and closes, and the separator; everything else has no meaning here. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\biml\s*\.\s*[A-Za-z_$][\w$]*\s*\(|[()[\]{},]/g

/** All calls in the order they are written. */
export function imlCalls(code: string): readonly ImlCall[] {
  const tokens = [...code.matchAll(TOKEN)]
  return tokens.flatMap(({ 0: token, index }, at): ImlCall[] => {
    if (!token.startsWith('iml')) return []
    const name = token.slice(token.indexOf('.') + 1, -1).trim()
    const start = index + token.indexOf(name, token.indexOf('.'))
    const from = index + token.length
    return [
      {
        name,
        start,
        end: start + name.length,
        args: argumentsFrom(code, from, tokens.slice(at + 1)),
      },
    ]
  })
}

function argumentsFrom(
  code: string,
  from: number,
  tokens: readonly RegExpExecArray[],
): string[] | undefined {
  const cuts: number[] = []
  let depth = 0
  for (const { 0: token, index } of tokens) {
    if (token === ',' && depth === 0) cuts.push(index)
    else if (/^(?:[([{]|iml\b.*\()$/s.test(token)) depth++
    else if (/^[)\]}]$/.test(token) && depth-- === 0) return separated(code, from, index, cuts)
  }
  return undefined
}

function separated(
  code: string,
  from: number,
  to: number,
  cuts: readonly number[],
): string[] | undefined {
  const starts = [from, ...cuts.map((cut) => cut + 1)]
  const args = starts.map((start, index) => code.slice(start, cuts[index] ?? to).trim())
  if (args.some((one) => one.startsWith('...'))) return undefined
  // f() and f(a,) have no argument behind the last separator
  return args.at(-1) === '' ? args.slice(0, -1) : args
}
