// A campaign whose inputs fail in every way there is: test/attack.test.ts bundles and runs it.
import type { Campaign } from '../../attack/campaign.ts'
import { each } from '../../attack/campaign.ts'
import { runOne } from '../../attack/one.ts'

const ATTEMPTS: Readonly<Record<number, () => readonly string[]>> = {
  2: () => ['two is wrong', 'and so is 2'],
  4: () => {
    for (;;) {
      // never ends
    }
  },
  6: () => process.exit(3),
  8: () => {
    throw new TypeError('eight')
  },
}

const failing: Campaign = {
  name: 'failing',
  doc: 'Fails.',
  target: 10,
  small: 10,
  limit: 60,
  patience: 1,
  run: (given) =>
    each<number>(given, {
      make: (_, index) => index,
      attempt: (index) => ATTEMPTS[index]?.() ?? [],
      shown: (index) => `the input ${index}`,
    }),
}

await runOne([failing], process.argv[3] ?? '')
