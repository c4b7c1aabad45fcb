// --answers FILE: canned answers in place of a server, and --dry: nothing is sent at all.
import { sendsNothing } from '../../operation/index.ts'
import { type Canned, openCanned } from '../../run/index.ts'
import type { Component } from '../../spec/index.ts'
import { EXIT } from '../exit-codes.ts'
import { valueFrom } from '../files/read-file.ts'
import type { Warning } from '../terminal/progress.ts'
import { isRefused, misused, type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Answers, portalOption } from '../wish/against.ts'
import type { OpenedApp } from './open-app.ts'
import { type Aim, aimAtThisMachine, openAim } from './target.ts'

/** An aim, with the answers that stand in for it. */
export interface Answering {
  readonly aim: Aim
  readonly canned?: Canned
  /** How requests differed from those the answers were written for, since the last time asked. */
  readonly takeNotes: () => readonly Warning[]
}

/** What answers the requests of a command: a file, nothing (--dry), or what --against names. */
export async function openAnswering(
  terminal: Terminal,
  { answers: path, dry, server }: Answers,
  opened: OpenedApp,
  component?: Component,
): Promise<Answering | Refused> {
  const isTold = server.against !== undefined
  if (path === undefined && !dry) {
    if (component && !isTold && sendsNothing(component)) {
      return { aim: aimAtThisMachine('this machine'), takeNotes: () => [] }
    }
    const aim = await openAim(terminal, server, opened)
    return isRefused(aim) ? aim : { aim, takeNotes: () => [] }
  }
  const stray = isTold ? 'against' : portalOption(server)
  if (stray) {
    const reason = path === undefined ? 'nothing is sent with --dry' : `${path} answers`
    return misused('usage/answers', `--${stray} has no use: ${reason}.`)
  }
  if (path === undefined) return { aim: silent(), takeNotes: () => [] }
  const notes: Warning[] = []
  const canned = await cannedFrom(terminal, path, (message) => {
    notes.push({ kind: 'warning', message })
  })
  if (isRefused(canned)) return canned
  let passed = 0
  const wait = async (milliseconds: number): Promise<void> => {
    passed += milliseconds
  }
  const aim: Aim = {
    ...silent(),
    send: canned.send,
    clock: { wait, passed: () => passed },
    name: `the answers in ${path}`,
    against: 'answers',
  }
  return { aim, canned, takeNotes: () => notes.splice(0) }
}

/** What is left over is told: the run was another than the answers were written for. */
export function unusedAnswers({ canned }: Answering): readonly Warning[] {
  if (!canned || canned.used() === canned.all) return []
  const message = `${canned.all - canned.used()} of ${canned.all} answers were not asked for.`
  return [{ kind: 'warning', message }]
}

function silent(): Aim {
  return {
    target: { kind: 'live' },
    isLocal: true,
    keeps: false,
    name: 'nothing',
    against: 'dry',
    send: async () => ({ failure: 'refused', message: 'Nothing is sent with --dry.' }),
    close: async () => {},
  }
}

async function cannedFrom(
  terminal: Terminal,
  path: string,
  tell: (sentence: string) => void,
): Promise<Canned | Refused> {
  const given = await valueFrom(terminal, path)
  if (isRefused(given)) return given
  try {
    return await openCanned(given.value, given.source.file, tell)
  } catch (error) {
    const message = sentenceOf(error)
    return refuse(EXIT.problems, { code: 'answers/shape', severity: 'error', message })
  }
}
