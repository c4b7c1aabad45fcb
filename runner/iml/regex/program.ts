// Turns the tree of a regular expression into a list of small instructions for the matcher.
import { type CharTest, charTest } from './char-test.ts'
import type { Node, Pattern, Repeat } from './syntax.ts'

export type Instruction =
  | { readonly op: 'char'; readonly test: CharTest; readonly backward: boolean }
  /** Tries `first`, and `second` when that fails. `mark` numbers the places worth remembering. */
  | { readonly op: 'split'; readonly mark: number; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  /** Keeps the position: as an end of a group, or as the start of a loop's round. */
  | { readonly op: 'save' | 'enter'; readonly slot: number }
  /** Forgets the groups of a loop's body before the next round, as JavaScript does. */
  | { readonly op: 'clear'; readonly from: number; readonly to: number }
  /** Fails when nothing was read since `enter`: a loop may not turn around on the spot. */
  | { readonly op: 'moved'; readonly slot: number }
  | { readonly op: 'assert'; readonly what: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly op: 'look'; readonly negated: boolean; after: number }
  | { readonly op: 'back'; readonly group: number; readonly backward: boolean }
  | { readonly op: 'match' }

export interface Program {
  readonly instructions: readonly Instruction[]
  /** Two per group, the whole match first, then the registers of loops. */
  readonly slots: number
  readonly groups: number
  readonly marks: number
  readonly flags: string
  readonly hasReferences: boolean
  readonly isWord: CharTest
}

/** Thrown for patterns whose counted repetitions make the program too long. */
export class LongRegexError extends Error {}

const LONGEST = 20_000

interface Writer {
  readonly instructions: Instruction[]
  readonly flags: string
  readonly firstRegister: number
  registers: number
  marks: number
  hasReferences: boolean
  backward: boolean
}

/** @throws LongRegexError */
export function compilePattern(pattern: Pattern): Program {
  const firstRegister = (pattern.groups + 1) * 2
  const writer: Writer = {
    instructions: [],
    flags: pattern.flags,
    firstRegister,
    registers: 0,
    marks: 0,
    hasReferences: false,
    backward: false,
  }
  write(writer, pattern.root)
  put(writer, { op: 'match' })
  return {
    instructions: writer.instructions,
    slots: firstRegister + writer.registers,
    groups: pattern.groups,
    marks: writer.marks,
    flags: pattern.flags,
    hasReferences: writer.hasReferences,
    isWord: charTest('\\w', undefined, pattern.flags),
  }
}

/** Appends an instruction and gives it back, for targets that are known later. */
function put<Kind extends Instruction>(writer: Writer, instruction: Kind): Kind {
  if (writer.instructions.length >= LONGEST) throw new LongRegexError()
  writer.instructions.push(instruction)
  return instruction
}

function write(writer: Writer, node: Node): void {
  const { backward } = writer
  switch (node.kind) {
    case 'atom':
      put(writer, { op: 'char', test: charTest(node.source, node.literal, writer.flags), backward })
      return
    case 'sequence':
      for (const part of backward ? node.parts.toReversed() : node.parts) write(writer, part)
      return
    case 'choice':
      writeChoice(writer, node.options)
      return
    case 'group':
      put(writer, { op: 'save', slot: node.index * 2 + (backward ? 1 : 0) })
      write(writer, node.body)
      put(writer, { op: 'save', slot: node.index * 2 + (backward ? 0 : 1) })
      return
    case 'assert':
      put(writer, { op: 'assert', what: node.what })
      return
    case 'back':
      writer.hasReferences = true
      put(writer, { op: 'back', group: node.group, backward })
      return
    case 'look': {
      const look = put(writer, { op: 'look', negated: node.negated, after: 0 })
      writer.backward = !node.ahead
      write(writer, node.body)
      put(writer, { op: 'match' })
      writer.backward = backward
      look.after = writer.instructions.length
      return
    }
    case 'repeat':
      writeRepeat(writer, node)
  }
}

function split(writer: Writer) {
  return put(writer, { op: 'split', mark: writer.marks++, first: 0, second: 0 })
}

function writeChoice(writer: Writer, options: readonly Node[]): void {
  const jumps: { to: number }[] = []
  for (const [index, option] of options.entries()) {
    if (index === options.length - 1) {
      write(writer, option)
      break
    }
    const fork = split(writer)
    fork.first = writer.instructions.length
    write(writer, option)
    jumps.push(put(writer, { op: 'jump', to: 0 }))
    fork.second = writer.instructions.length
  }
  for (const jump of jumps) jump.to = writer.instructions.length
}

/** Required rounds one after the other, then optional ones, or a loop when there is no upper bound. */
function writeRepeat(writer: Writer, node: Repeat): void {
  for (let round = 0; round < node.least; round++) writeBody(writer, node)
  const forks: ReturnType<typeof split>[] = []
  const aim = (fork: ReturnType<typeof split>, body: number, out: number) => {
    fork.first = node.lazy ? out : body
    fork.second = node.lazy ? body : out
  }
  if (node.most === Number.POSITIVE_INFINITY) {
    const top = writer.instructions.length
    const fork = split(writer)
    writeRound(writer, node)
    put(writer, { op: 'jump', to: top })
    aim(fork, top + 1, writer.instructions.length)
    return
  }
  const bodies: number[] = []
  for (let round = node.least; round < node.most; round++) {
    forks.push(split(writer))
    bodies.push(writer.instructions.length)
    writeRound(writer, node)
  }
  const out = writer.instructions.length
  for (const [index, fork] of forks.entries()) aim(fork, bodies[index] ?? out, out)
}

/** One optional round: it must read something. */
function writeRound(writer: Writer, node: Repeat): void {
  const slot = writer.firstRegister + writer.registers++
  put(writer, { op: 'enter', slot })
  writeBody(writer, node)
  put(writer, { op: 'moved', slot })
}

function writeBody(writer: Writer, node: Repeat): void {
  const [from, to] = node.groups
  if (from < to) put(writer, { op: 'clear', from: from * 2, to: to * 2 })
  write(writer, node.body)
}
