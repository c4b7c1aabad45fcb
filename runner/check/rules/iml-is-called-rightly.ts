// What a function of the app hands to a function of Make.
import { findFunction, functionNames } from '../../iml/index.ts'
import { SECRET_NAME } from '../../parameters/index.ts'
import { didYouMean } from '../../text/index.ts'
import { type ImlCall, imlCalls } from '../look/iml-calls.ts'
import type { Finding, Rule } from './rule.ts'

export const imlIsCalledRightly: Rule = {
  name: 'iml-is-called-rightly',
  severity: 'error',
  doc: 'A function of the app calls functions of Make that exist, with as many arguments as they take, and no key in place of an encoding.',
  reason: 'Such a call throws when the function is run, and nothing tells before.',
  source: 'https://developers.make.com/custom-apps-documentation/app-components/iml-functions',
  certain: true,
  good: {
    'function.code': "function sign(text, secret) { return iml.sha256(text, 'hex', secret) }",
  },
  bad: { 'function.code': 'function sign(text, secret) { return iml.sha256(text, secret) }' },
  check: (app) =>
    [...app.functions.values()].flatMap(({ texts }): Finding[] => {
      const source = texts.get('code')
      if (!source) return []
      return imlCalls(source.text).flatMap((call): Finding[] => {
        const fault = faultOf(call, [...app.functions.keys()])
        if (!fault) return []
        return [{ ...fault, at: { source, start: call.start, end: call.end } }]
      })
    }),
}

type Fault = Omit<Finding, 'at'>

function faultOf({ name, args }: ImlCall, own: readonly string[]): Fault | undefined {
  if (own.includes(name)) return undefined
  const row = findFunction(name)
  if (!row) {
    const advice = didYouMean(name, [...own, ...functionNames()])
    const remedy = 'functions of the app itself stand in the manifest'
    return { message: `There is no function "${name}".`, ...(advice ?? { remedy }) }
  }
  if (args === undefined) return undefined
  const [least, most] = row.arity
  const usage = `iml.${name}(${row.parameters.replaceAll('; ', ', ')})`
  if (args.length < least || args.length > most) {
    const message = `${name} is given ${args.length} ${args.length === 1 ? 'argument' : 'arguments'}.`
    return { message, remedy: `write ${usage}` }
  }
  const misplaced = row.parameters.split('; ').findIndex((parameter, index) => {
    const [, last = ''] = /([A-Za-z_$][\w$]*)$/.exec(args[index] ?? '') ?? []
    return parameter === '[encoding]' && SECRET_NAME.test(last)
  })
  if (misplaced < 0) return undefined
  const message = `"${args[misplaced]}" stands where ${name} expects the encoding.`
  const meant = [args[0], "'hex'", args[misplaced]].join(', ')
  return { message, remedy: `write iml.${name}(${meant})` }
}
