// Answers all needs of a form, also those that come up because of an answer.
import { type Answer, drawForm, type Known, type Need, needKey } from '../../parameters/index.ts'
import type { Started } from './started.ts'

/** Rounds after which fields that lead to themselves are given up. */
const MOST_ROUNDS = 50

/** Everything RPCs answer for the values of a form; what fails is told at its field. */
export async function answerAll(
  { plan, values, modes, known }: Pick<Started, 'plan' | 'values' | 'modes' | 'known'>,
  resolve: (need: Need) => Promise<Answer>,
): Promise<Known> {
  const all = new Map(known)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { needs } = drawForm(plan, values, all, { modes })
    if (needs.length === 0) break
    const asked = needs.map(async (need) => [needKey(need), await resolve(need)] as const)
    for (const [key, answer] of await Promise.all(asked)) all.set(key, answer)
  }
  return all
}
