// A short attack on every run: some of the hostile answers and requests of attack/, others by chance.
import { expect, it } from 'vitest'
import { answerKinds } from '../attack/answer-kinds.ts'
import { answers } from '../attack/answers.ts'
import { requestKinds } from '../attack/request-kinds.ts'
import { servers } from '../attack/servers.ts'

it('a run lives through hostile answers', async () => {
  const { tried, failed } = await answers({ seed: 1, rounds: 60 }, 17)
  expect(failed).toEqual([])
  expect(tried).toBeGreaterThan(150)
})

it('the servers live through hostile requests', async () => {
  const { tried, failed } = await servers({ seed: 1, rounds: 20 }, 31)
  expect(failed).toEqual([])
  expect(tried).toBeGreaterThan(100)
})

it('each kind has a name of its own, and there are many', () => {
  for (const kinds of [answerKinds('a.example'), requestKinds({ host: 'a.example', path: '/' })]) {
    const names = kinds.map(({ it }) => it)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(names.length).toBeGreaterThan(243)
  }
})
