// dryrun listen: attaches an instant trigger's hook to this machine and prints bundles as they arrive.

import { connectedPart, webhookOf } from '../../run/index.ts'
import type { Module, Webhook } from '../../spec/index.ts'
import { type Context, textOption } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { type Address, startListening } from '../listening/listen.ts'
import { numberOption } from '../numbers.ts'
import { type OpenedApp, openComponent, openNamed } from '../open.ts'
import { createProgress } from '../progress.ts'
import { withFreshConnection } from '../refresh.ts'
import { end, isRefused, misused, type Refused } from '../refusal.ts'
import { accepted, judgedBundles, judgingOf } from '../running/judged.ts'
import { introduce, openSession } from '../session.ts'
import { closeAim, openAim } from '../target.ts'

export async function run(context: Context): Promise<ExitCode> {
  const needed = openComponent(context, (app) => app.modules, 'module')
  if (isRefused(needed)) return end(context, needed)
  const { opened, component: module } = needed
  const webhook = webhookFor(opened, module)
  if (isRefused(webhook)) return end(context, webhook)
  const judging = judgingOf(context, module)
  if (isRefused(judging)) return end(context, judging)
  const prepared = await judgedBundles(context, opened.app, module, judging)
  if (isRefused(prepared)) return end(context, prepared)
  if (!accepted(context, module, prepared)) return EXIT.problems
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
    const session = await withFreshConnection(context, begun, part)
    if (isRefused(session)) return end(context, session)
    const parameters = prepared[0]?.bundle ?? {}
    return await startListening(context, {
      session,
      progress,
      module,
      webhook,
      parameters,
      address,
    })
  } finally {
    await closeAim(aim)
  }
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
