// dryrun listen: attaches an instant trigger's hook to this machine and prints bundles as they arrive.

import { describe } from '../../parameters/index.ts'
import { connectedPart, hookSays, webhookOf } from '../../run/index.ts'
import type { Module, Webhook } from '../../spec/index.ts'
import { didYouMean } from '../../text/index.ts'
import { type Context, textOption, textsOption } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { apart, parametersOf } from '../inputs/hooked.ts'
import { type Judging, type Prepared, prepare, type Values } from '../inputs/prepare.ts'
import { secretValuesOf } from '../inputs/secrets.ts'
import { type Address, startListening } from '../listen/listen.ts'
import { accepted, judgedBundles, judgingOf } from '../running/input-bundles.ts'
import { type OpenedApp, openComponent, openNamed } from '../session/open-app.ts'
import { withFreshConnection } from '../session/refresh.ts'
import { introduce, openSession } from '../session/session.ts'
import { closeAim, openAim } from '../session/target.ts'
import { createProgress } from '../terminal/progress.ts'
import { end, isRefused, misused, type Refused } from '../terminal/refusal.ts'
import { numberOption } from '../wish/numbers.ts'
import { withTyped } from '../wish/typed.ts'

export async function run(context: Context): Promise<ExitCode> {
  const needed = openComponent(context, (app) => app.modules, 'module')
  if (isRefused(needed)) return end(context, needed)
  const { opened, component: module } = needed
  const webhook = webhookFor(opened, module)
  if (isRefused(webhook)) return end(context, webhook)
  const judging = judgingOf(context, module, parametersOf(webhook))
  if (isRefused(judging)) return end(context, judging)
  const prepared = await judgedBundles(context, opened.app, module, judging)
  if (isRefused(prepared)) return end(context, prepared)
  if (!accepted(context, module, prepared)) return EXIT.problems
  const changed = changedValues(context, webhook, prepared[0]?.values ?? {}, judging)
  if (isRefused(changed)) return end(context, changed)
  if (changed && !accepted(context, module, [changed])) return EXIT.problems
  const address = addressOption(context)
  if (isRefused(address)) return end(context, address)
  const aim = await openAim(context, opened)
  if (isRefused(aim)) return end(context, aim)
  try {
    if (!aim.isLocal && address.publicUrl === undefined) return end(context, unreachable(aim.name))
    const progress = createProgress(context.stderr)
    const surroundings = { timezone: judging.timezone, now: context.now }
    const part = connectedPart(opened.app, module)
    const begun = openSession(context, opened, aim, part, surroundings, progress)
    if (isRefused(begun)) return end(context, begun)
    introduce(context, begun)
    const session = await withFreshConnection(context, begun)
    if (isRefused(session)) return end(context, session)
    const bundles = [...prepared.slice(0, 1), ...(changed ? [changed] : [])].map(
      (one) => one.bundle,
    )
    const secret = bundles.flatMap((bundle) => secretValuesOf(judging.parameters, bundle))
    session.circumstances.redactor.add(...secret)
    const [values, update] = bundles.map((bundle) => apart(bundle, module, webhook))
    return await startListening(context, {
      session,
      progress,
      module,
      webhook,
      values: values ?? { hook: {}, module: {} },
      update: update?.hook,
      address,
    })
  } finally {
    await closeAim(aim)
  }
}

/** The values with those of --update; undefined when nothing is to be changed. */
function changedValues(
  context: Context,
  webhook: Webhook,
  values: Values,
  judging: Judging,
): Prepared | undefined | Refused {
  const texts = textsOption(context, 'update')
  if (texts.length === 0) return undefined
  const fields = describe(parametersOf(webhook))
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
  return prepare(changed, judging)
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

function addressOption(context: Context): Address | Refused {
  const port = numberOption(context, 'port', 0, 65535)
  if (isRefused(port)) return port
  const publicUrl = textOption(context, 'publicUrl')
  if (publicUrl !== undefined && !/^https?:\/\//.test(publicUrl)) {
    return misused('usage/public-url', `--public-url: "${publicUrl}" is no web address.`)
  }
  if (publicUrl !== undefined && !URL.canParse(publicUrl)) {
    return misused('usage/public-url', `--public-url: "${publicUrl}" is no web address.`)
  }
  return { port, publicUrl }
}

function unreachable(name: string): Refused {
  const message = `${name} cannot reach a listener on this machine.`
  const remedy = 'open a tunnel to --port and give its address with --public-url'
  return misused('usage/public-url', message, remedy)
}
