// Functions of an app may not be longer than Make takes.
import type { Rule } from './rule.ts'

const MOST = 5000

export const functionIsShort: Rule = {
  name: 'function-is-short',
  severity: 'error',
  doc: `The code of a function has at most ${MOST} characters.`,
  reason: 'Make refuses longer code when it is uploaded.',
  source: 'https://developers.make.com/custom-apps-documentation/app-components/iml-functions',
  certain: true,
  good: { 'function.code': 'function short() { return 1 }' },
  bad: { 'function.code': `function long() { return '${'x'.repeat(MOST)}' }` },
  check: (app) =>
    [...app.functions.values()].flatMap(({ name, texts }) => {
      const source = texts.get('code')
      if (!source || source.text.length <= MOST) return []
      return [
        {
          message: `The function ${name} has ${source.text.length} characters, ${MOST} are allowed.`,
          at: { source, start: MOST, end: source.text.length },
          remedy: 'split it; functions may call each other through iml',
        },
      ]
    }),
}
