// The universal module carries the credentials, so it must not leave the service.
import type { App, Module } from '../../spec/index.ts'
import { isRecord, own, stringOf } from '../../text/index.ts'
import { reads } from '../look/expressions.ts'
import { isLast, placeOf, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const call = (url: string) => ({
  base: { baseUrl: 'https://api.example.com' },
  module: { label: 'Make an API Call', moduleType: 'universal' },
  'module.communication': {
    url,
    type: 'text',
    response: {
      output: { body: '{{body}}', headers: '{{headers}}', statusCode: '{{statusCode}}' },
    },
  },
})

export const universalStaysHome: Rule = {
  name: 'universal-stays-home',
  severity: 'error',
  doc: 'The address of the universal module begins with its host or a slash, and it gives body, headers and statusCode.',
  reason: 'An address that a user writes in full would send the credentials to any host.',
  source: 'L-UNI-1: modules, universal',
  certain: true,
  good: call('/{{parameters.url}}'),
  bad: call('{{parameters.url}}'),
  check: (app) =>
    [...app.modules.values()]
      .filter((one) => one.type === 'universal')
      .flatMap((one) => judge(app, one)),
}

function judge(app: App, module: Module): Finding[] {
  const request = requestsOf(module).find((one) => isLast(one))
  const url = request && written(request, 'url')
  if (!request || typeof url !== 'string') return []
  const findings: Finding[] = []
  const home = stringOf(own(app.base?.value, 'baseUrl') ?? '')
  const host = /^https:\/\/[^/]*\//.exec(url)?.[0]
  const fixed =
    url.startsWith('/') ||
    (host !== undefined && !reads(host, 'parameters')) ||
    (home !== '' && url.startsWith(home))
  // the host may come from the connection, as baseUrl may
  if (!fixed && !/^\{\{\s*(connection|common)\./.test(url)) {
    findings.push({
      message: 'The user can choose the host.',
      remedy: 'begin the url with a slash',
      at: placeOf(request, 'url'),
    })
  }
  const output = written(request, 'response', 'output')
  const missing = ['body', 'headers', 'statusCode'].filter(
    (name) => !isRecord(output) || own(output, name) === undefined,
  )
  if (missing.length > 0 && (output === undefined || isRecord(output))) {
    const at = placeOf(request, 'response', 'output')
    const remedy = `add ${missing.map((name) => `"${name}": "{{${name}}}"`).join(', ')}`
    findings.push({ message: `The output has no ${missing.join(', ')}.`, remedy, at })
  }
  if (written(request, 'type') !== 'text') {
    const at = placeOf(request, 'type')
    findings.push({
      message: 'The body is not sent as it was typed.',
      remedy: 'add "type": "text"',
      at,
    })
  }
  return findings
}
