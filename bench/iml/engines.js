// The engines that are compared, each as: text in, a function of the (once prepared) context out.
import { readFile } from 'node:fs/promises'
import { parse as parseCel } from '@marcbachmann/cel-js'
import { Parser } from 'expr-eval'
import Handlebars from 'handlebars'
import jexl from 'jexl'
import jsonata from 'jsonata'
import { Liquid } from 'liquidjs'

const handlebars = Handlebars.create()
handlebars.registerHelper('gt', (left, right) => left > right)
handlebars.registerHelper('lt', (left, right) => left < right)

const parser = new Parser({ allowMemberAccess: true, operators: { assignment: true, fndef: true } })

const liquid = new Liquid({ cache: false })

/** Our own language, from the built product: `iml` is its module. */
export function dryrun({ compileTemplate, compileJson }) {
  return {
    name: 'dryrun',
    prepare: (context) => ({
      variables: context,
      timezone: 'UTC',
      now: () => new Date(),
      random: Math.random,
      uuid: () => crypto.randomUUID(),
    }),
    compile: (text) => compileTemplate(text).evaluate,
    compileBody: compileJson,
  }
}

/** Only jsonata cannot evaluate without a promise. */
export const peers = [
  {
    name: 'jsonata',
    isAsync: true,
    compile: (text) => {
      const expression = jsonata(text)
      return (context) => expression.evaluate(context)
    },
  },
  {
    name: 'liquidjs',
    compile: (text) => {
      const template = liquid.parse(text)
      return (context) => liquid.renderSync(template, context)
    },
  },
  {
    name: 'handlebars',
    compile: (text) => handlebars.compile(text, { noEscape: true }),
  },
  {
    name: 'expr-eval',
    compile: (text) => {
      const expression = parser.parse(text)
      return (context) => expression.evaluate(context)
    },
  },
  {
    name: 'jexl',
    compile: (text) => {
      const expression = jexl.compile(text)
      return (context) => expression.evalSync(context)
    },
  },
  { name: 'cel-js', compile: (text) => parseCel(text) },
]

/** Version of each peer, as installed. */
export async function versions() {
  const { dependencies } = JSON.parse(await readFile(new URL('package.json', import.meta.url)))
  return dependencies
}
