// dryrun listen: attaches an instant trigger's hook to this machine and prints bundles as they arrive.

import {
  apart,
  connectedPart,
  fieldsOf,
  type Judged,
  type Judging,
  judge,
  judgingOf,
  type Values,
  webhookOf,
} from '../../operation/index.ts'
import { describe } from '../../parameters/index.ts'
import { hookSays, isLoopback, writtenBaseUrl } from '../../run/index.ts'
import type { App, Module, Webhook } from '../../spec/index.ts'
import { didYouMean, own } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Address } from '../listen/address.ts'
import { startListening } from '../listen/listen.ts'
import { accepted, judgedBundles } from '../running/input-bundles.ts'
import { beginSession } from '../session/begin.ts'
import { type Named, type OpenedApp, openComponent, openNamed } from '../session/open-app.ts'
import { type Aim, openAim } from '../session/target.ts'
import { createProgress } from '../terminal/progress.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Against, againstOf } from '../wish/against.ts'
import type { Given } from '../wish/given.ts'
import { type Manner, mannerOf } from '../wish/manner.ts'
import { withTyped } from '../wish/param.ts'
import type { Typed } from './options.ts'

export interface Wish {
  readonly named: Named
  readonly given: Given
  /** `name=value` texts for the webhook, once it is attached. */
  readonly updates: readonly string[]
  readonly address: Address
  readonly server: Against
  readonly manner: Manner
  readonly jsonLines: boolean
}

export function read(typed: Typed<'listen'>, name: string): Wish | Refused {
  const { app, param: params, update: updates, port, publicUrl, jsonLines } = typed
  const manner = mannerOf(typed)
  if (isRefused(manner)) return manner
  if (publicUrl !== undefined && !isWebAddress(publicUrl)) {
    return misused('usage/public-url', `--public-url: "${publicUrl}" is no web address.`)
  }
  if (publicUrl !== undefined && /[?#@]/.test(publicUrl)) {
    const message =
      '--public-url: the path of the hook is put behind it, so it ends in a path or a host.'
    return misused('usage/public-url', message, 'leave out user, query and fragment')
  }
  return {
    named: { app, name },
    given: { params, input: undefined },
    updates,
    address: { port, publicUrl },
    server: againstOf(typed),
    manner,
    jsonLines,
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}

/** What is listened to, with values that are judged. */
interface Plan {
  readonly opened: OpenedApp
  readonly module: Module
  readonly webhook: Webhook
  /** The values, and those after --update where there is one. */
  readonly prepared: readonly Judged[]
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const needed = openComponent(terminal, wish.named, (app) => app.modules, 'module')
  if (isRefused(needed)) return needed
  const { opened, component: module } = needed
  const webhook = webhookFor(opened, module)
  if (isRefused(webhook)) return webhook
  const judging = judgingOf(
    module,
    { timezone: wish.manner.timezone, now: terminal.now },
    fieldsOf(webhook),
  )
  const prepared = await judgedBundles(terminal, wish.given, opened.app, module, judging)
  if (isRefused(prepared)) return prepared
  const shown = { json: false }
  if (!accepted(terminal, shown, module, prepared)) return EXIT.problems
  const changed = changedValues(wish.updates, webhook, prepared[0]?.values ?? {}, judging)
  if (isRefused(changed)) return changed
  if (changed && !accepted(terminal, shown, module, [changed])) return EXIT.problems
  const both = [...prepared.slice(0, 1), ...(changed ? [changed] : [])]
  return listenTo(terminal, wish, { opened, module, webhook, prepared: both })
}

async function listenTo(
  terminal: Terminal,
  { server, manner, address, jsonLines }: Wish,
  { opened, module, webhook, prepared }: Plan,
): Promise<ExitCode | Refused> {
  const aim = await openAim(terminal, server, opened)
  if (isRefused(aim)) return aim
  try {
    const isReached = aim.isLocal || address.publicUrl !== undefined
    if (!isReached && !isHere(opened.app, webhook, aim)) return unreachable(aim.name)
    const progress = createProgress(terminal.stderr)
    const component = connectedPart(opened.app, module)
    const session = await beginSession(terminal, manner, { opened, component, aim, progress })
    if (isRefused(session)) return session
    const [values, update] = prepared.map((one) => ({
      hook: apart(one.bundle, module, webhook).hook,
      module: apart(one.values, module, webhook).module,
    }))
    return await startListening(terminal, {
      session,
      progress,
      module,
      webhook,
      values: values ?? { hook: {}, module: {} },
      update: update?.hook,
      address,
      jsonLines,
    })
  } finally {
    await aim.close()
  }
}

/** The values with those of --update; undefined when nothing is to be changed. */
function changedValues(
  texts: readonly string[],
  webhook: Webhook,
  values: Values,
  judging: Judging,
): Judged | undefined | Refused {
  if (texts.length === 0) return undefined
  const fields = describe(fieldsOf(webhook))
  const changed = withTyped(values, texts, fields)
  if (isRefused(changed)) return changed
  const stranger = Object.keys(changed).find(
    (name) => !Object.hasOwn(values, name) && !fields.some(({ path }) => path === name),
  )
  if (stranger !== undefined) {
    const known = fields.map(({ path }) => path)
    const remedy = didYouMean(stranger, known) ?? (known.join(', ') || 'it has no fields')
    return misused('usage/update', `--update: the webhook has no field "${stranger}".`, remedy)
  }
  if (!hookSays('update', webhook)) {
    const message = `--update: the webhook ${webhook.name} has no update request.`
    return misused('usage/update', message)
  }
  return judge(changed, judging)
}

function webhookFor(opened: OpenedApp, module: Module): Webhook | Refused {
  if (module.type !== 'instant_trigger') {
    const message = `${module.name} is a module of type ${module.type}; only instant triggers listen.`
    return misused('usage/not-instant', message)
  }
  const webhook = webhookOf(opened.app, module)
  if (!webhook) {
    const known = [...opened.app.webhooks.keys()].join(', ') || 'none'
    const message = `${module.name} names no webhook of the app (there are: ${known}).`
    return misused('usage/no-webhook', message, 'name it in makecomapp.json')
  }
  const sound = openNamed(opened, webhook)
  return isRefused(sound) ? sound : sound.component
}

/** True when the service that is told the address is on this machine, although it is the live one. */
function isHere(app: App, webhook: Webhook, { target }: Aim): boolean {
  if (target.kind !== 'live') return false
  const written = webhook.code.get('attach')?.value
  const urls = (Array.isArray(written) ? written : [written]).map((one) => own(one, 'url') ?? '/')
  const base = writtenBaseUrl(app) ?? ''
  return urls.every((url) => isLoopback(String(url).startsWith('/') ? base : String(url)))
}

function unreachable(name: string): Refused {
  const message = `${name} cannot reach a listener on this machine.`
  const remedy = 'open a tunnel to --port and give its address with --public-url'
  return misused('usage/public-url', message, remedy)
}
