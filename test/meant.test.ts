// The table of what is meant: what it tells people to write can be written, and no row is out of reach.
import { expect, it } from 'vitest'
import { findFunction, functionNames, nodesIn, writtenInstead } from '../runner/iml/index.ts'
import { IN_WORDS, ROWS } from '../runner/iml/meant-rows.ts'

it.each(writtenInstead)('%s is an expression of functions that exist', (written) => {
  for (const node of nodesIn(`{{${written}}}`)) {
    if (node.kind !== 'call') continue
    const [least, most] = findFunction(node.name)?.arity ?? [Infinity, 0]
    expect(node.args.length, node.name).toBeGreaterThanOrEqual(least)
    expect(node.args.length, node.name).toBeLessThanOrEqual(most)
  }
})

it('names every function once, in small letters, and none that exists', () => {
  const names = [...ROWS, ...IN_WORDS].flatMap(([, one]) => one.split(' '))
  const known = new Set(functionNames().map((name) => name.toLowerCase()))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(names.filter((name) => name !== name.toLowerCase() || known.has(name))).toEqual([])
})
