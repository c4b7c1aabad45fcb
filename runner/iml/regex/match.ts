// Runs a compiled pattern with a bounded number of steps; the stack is its own, so no text is too deep.
//
// A place (instruction and position) that failed once fails always, unless the pattern refers back to
// its groups. Such places are remembered, which makes most patterns linear where plain backtracking
// would be exponential.
import type { Instruction, Program } from './program.ts'

export interface Budget {
  /** Steps left; the matcher throws StepsError when there are none. */
  steps: number
}

/** Thrown when a match takes more steps than it was given. */
export class StepsError extends Error {}

/** More memory than this is not spent on remembering places; the budget bounds the rest. */
const MOST_MARKS = 4_000_000

interface Run {
  readonly program: Program
  readonly text: string
  readonly unicode: boolean
  readonly slots: number[]
  readonly marks: Uint32Array | undefined
  readonly budget: Budget
  /** Marks of earlier searches have lower numbers, so nothing needs to be erased. */
  generation: number
}

/** Finds the next match at or after a place: positions of the groups, -1 where one is not set. */
export type Searcher = (from: number) => readonly number[] | undefined

/** @throws StepsError while searching */
export function searcher(program: Program, text: string, budget: Budget): Searcher {
  const size = program.marks * (text.length + 1)
  const run: Run = {
    program,
    text,
    unicode: program.flags.includes('u'),
    slots: new Array<number>(program.slots).fill(-1),
    marks: program.hasReferences || size > MOST_MARKS ? undefined : new Uint32Array(size),
    budget,
    generation: 0,
  }
  const sticky = program.flags.includes('y')
  return (from) => {
    const generation = ++run.generation
    for (let start = from; start <= text.length; start += unitsAt(run, start)) {
      run.slots.fill(-1)
      const end = execute(run, 0, start, generation)
      if (end >= 0) {
        run.slots[0] = start
        run.slots[1] = end
        return run.slots.slice(0, (program.groups + 1) * 2)
      }
      if (sticky) return undefined
    }
    return undefined
  }
}

function unitsAt(run: Run, position: number): number {
  return run.unicode && (run.text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1
}

/** Kinds of stack entries: an alternative to try, or a slot to set back on the way to one. */
const TRY = 0
const RESTORE = 1

interface State {
  pc: number
  position: number
  readonly stack: number[]
  readonly generation: number
}

/** The end of the match from `start`, or -1. Leaves the slots set only after a match. */
function execute(run: Run, entry: number, start: number, generation: number): number {
  const { instructions } = run.program
  const state: State = { pc: entry, position: start, stack: [], generation }
  for (;;) {
    if (--run.budget.steps < 0) throw new StepsError()
    const instruction = instructions[state.pc]
    if (instruction === undefined || instruction.op === 'match') return state.position
    if (!obey(run, state, instruction) && !goBack(run, state)) return -1
  }
}

/** Does what the instruction says and moves on; false when it does not fit here. */
function obey(run: Run, state: State, instruction: Instruction): boolean {
  const { slots } = run
  const { position, stack } = state
  const here = state.pc++
  switch (instruction.op) {
    case 'split':
      if (!isNew(run, instruction.mark, position, state.generation)) return false
      stack.push(position, instruction.second, TRY)
      state.pc = instruction.first
      return true
    case 'jump':
      state.pc = instruction.to
      return true
    case 'save':
    case 'enter':
      set(slots, stack, instruction.slot, position)
      return true
    case 'clear':
      run.budget.steps -= instruction.to - instruction.from
      for (let slot = instruction.from; slot < instruction.to; slot++) set(slots, stack, slot, -1)
      return true
    case 'moved':
      return slots[instruction.slot] !== position
    case 'look':
      state.pc = instruction.after
      return look(run, here + 1, position, stack, instruction.negated) !== instruction.negated
    default:
      state.position = read(run, instruction, position)
      return state.position >= 0
  }
}

/** The position behind what the instruction reads (nothing, for an assertion), or -1. */
function read(run: Run, instruction: Instruction, position: number): number {
  switch (instruction.op) {
    case 'char':
      return readChar(run, instruction, position)
    case 'back':
      return readBack(run, instruction, position)
    case 'assert':
      return holds(run, instruction.what, position) ? position : -1
    default:
      return position
  }
}

/** Sets slots back down to the youngest alternative and goes there; false when there is none. */
function goBack({ slots }: Run, state: State): boolean {
  const { stack } = state
  while (stack.length > 0) {
    const kind = stack.pop()
    const target = stack.pop() ?? 0
    const value = stack.pop() ?? -1
    if (kind === TRY) {
      state.pc = target
      state.position = value
      return true
    }
    slots[target] = value
  }
  return false
}

function set(slots: number[], stack: number[], slot: number, value: number): void {
  stack.push(slots[slot] ?? -1, slot, RESTORE)
  slots[slot] = value
}

function isNew(run: Run, mark: number, position: number, generation: number): boolean {
  if (run.marks === undefined) return true
  const place = mark * (run.text.length + 1) + position
  if (run.marks[place] === generation) return false
  run.marks[place] = generation
  return true
}

/**
 * Whether the inner program matches here. It is a search of its own: what failed in an earlier one
 * is not known to fail now, and its groups stay set only when it matches.
 */
function look(
  run: Run,
  entry: number,
  position: number,
  stack: number[],
  negated: boolean,
): boolean {
  const before = run.slots.slice()
  run.budget.steps -= before.length
  const found = execute(run, entry, position, ++run.generation) >= 0
  const keeps = found && !negated
  for (const [slot, old] of before.entries()) {
    if (run.slots[slot] === old) continue
    if (keeps) stack.push(old, slot, RESTORE)
    else run.slots[slot] = old
  }
  return found
}

type Char = Extract<Instruction, { op: 'char' }>
type Back = Extract<Instruction, { op: 'back' }>

/** The position behind a character that fits, or -1. */
function readChar(run: Run, { test, backward }: Char, position: number): number {
  const { text, unicode } = run
  if (!backward) {
    if (position >= text.length) return -1
    const code = unicode ? (text.codePointAt(position) ?? 0) : text.charCodeAt(position)
    return test(code) ? position + (code > 0xffff ? 2 : 1) : -1
  }
  if (position <= 0) return -1
  const pair = unicode && position > 1 ? (text.codePointAt(position - 2) ?? 0) : 0
  const code = pair > 0xffff ? pair : text.charCodeAt(position - 1)
  return test(code) ? position - (code > 0xffff ? 2 : 1) : -1
}

/** The position behind the text of an earlier group, or -1; a group that is not set is empty. */
function readBack(run: Run, { group, backward }: Back, position: number): number {
  const from = run.slots[group * 2] ?? -1
  const to = run.slots[group * 2 + 1] ?? -1
  if (from < 0 || to < 0) return position
  const wanted = run.text.slice(from, to)
  run.budget.steps -= wanted.length
  const start = backward ? position - wanted.length : position
  if (start < 0) return -1
  const found = run.text.slice(start, start + wanted.length)
  const equal = run.program.flags.includes('i')
    ? found.toLowerCase() === wanted.toLowerCase()
    : found === wanted
  if (!equal) return -1
  return backward ? start : start + wanted.length
}

function holds(run: Run, what: string, position: number): boolean {
  const { text } = run
  const lines = run.program.flags.includes('m')
  if (what === 'start') return position === 0 || (lines && isBreak(text.charCodeAt(position - 1)))
  if (what === 'end') {
    return position === text.length || (lines && isBreak(text.charCodeAt(position)))
  }
  const { isWord } = run.program
  const before = position > 0 && isWord(text.charCodeAt(position - 1))
  const after = position < text.length && isWord(text.charCodeAt(position))
  return (before !== after) === (what === 'boundary')
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029
}
