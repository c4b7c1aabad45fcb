// Make wants the code of a function to begin with the function itself.
import type { Finding, Rule } from './rule.ts'

/** Blanks, and the comments in front of the first word. */
const COMMENTS = /^\s*((?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)\s*)+/

export const functionBeginsWithItsName: Rule = {
  name: 'function-begins-with-its-name',
  severity: 'error',
  doc: 'The code of a function begins with "function", and comments stand inside of it.',
  reason: 'Make refuses code that begins with a comment: Invalid function code (IM005).',
  source: 'observed: rob-vb/vink, formbaseso/formbase-make',
  certain: false,
  good: { 'function.code': 'function plain(a) {\n  // the reason\n  return a\n}' },
  bad: { 'function.code': '/** The reason. */\nfunction plain(a) { return a }' },
  check: (app) =>
    [...app.functions.values()].flatMap(({ name, texts }): Finding[] => {
      const source = texts.get('code')
      const [comments] = COMMENTS.exec(source?.text ?? '') ?? []
      if (!source || comments === undefined) return []
      const start = comments.length - comments.trimStart().length
      return [
        {
          message: `The code of ${name} begins with a comment, which Make refuses.`,
          remedy: 'move the comment into the function',
          at: { source, start, end: comments.trimEnd().length },
        },
      ]
    }),
}
