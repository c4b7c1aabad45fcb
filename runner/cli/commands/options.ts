// Options that several commands take, each written once, and the help on values.
import type { Option } from '../command.ts'

export const app: Option = {
  flags: '--app <dir>',
  doc: 'folder of the app, with makecomapp.json (default: this folder)',
}

export const json: Option = { flags: '--json', doc: 'print one JSON value' }

export const against: Option = {
  flags: '--against <target>',
  doc: 'where requests go: fake (the embedded portal, the default), a URL, or live',
}

export const timezone: Option = {
  flags: '--timezone <zone>',
  doc: 'time zone of the scenario, such as Europe/Tallinn (default: UTC)',
}

export const param: Option = {
  flags: '--param <name=value>',
  doc: 'a value, such as order.seats=5 or headers[0].key=Accept; as often as needed',
  repeatable: true,
}

/** How the target of requests is chosen and prepared. */
export const target: readonly Option[] = [
  against,
  { flags: '--connection <name>', doc: 'a stored connection (default: the one of that kind)' },
  { flags: '--fresh', doc: 'embedded portal: start from the seed and keep nothing' },
  { flags: '--seed <n>', doc: 'embedded portal: another seed, in place of the kept state' },
  { flags: '--subscriptions <n>', doc: 'embedded portal: how many, from 25 to 100000' },
]

export const answers: Option = {
  flags: '--answers <file>',
  doc: 'canned answers in place of a server: a list of {request, answer}, no network',
}

/** Shows what would be sent instead of sending it. */
export const dry: readonly Option[] = [
  { flags: '--dry', doc: 'print the requests that would go out, and send nothing' },
  { flags: '--curl', doc: 'with --dry: print them as curl commands' },
]

/** How much one operation may do. */
export const caps: readonly Option[] = [
  { flags: '--max-pages <n>', doc: 'pages of one operation (default: 50, as Make)' },
  { flags: '--max-requests <n>', doc: 'requests of one operation (default: 100, as Make)' },
  { flags: '--max-answer <mb>', doc: 'megabytes of one answer (default: 50)' },
]

export const jsonLines: Option = {
  flags: '--json-lines',
  doc: 'print one line of JSON per bundle, as pages arrive',
}

export const yes: Option = { flags: '--yes', doc: 'ask nothing; changes are wanted' }

export const PARAMETER_HELP = [
  'Values:',
  '  Nested names are joined with dots; items of lists count from 0: headers[0].key=Accept.',
  '  Collections and lists may be given as JSON: --param \'order={"seats": 5}\'.',
  '  A list of plain values may be given one by one: --param packages=a --param packages=b.',
  '  Digits typed for a field with a remote list are a number; in double quotes they are text.',
]
