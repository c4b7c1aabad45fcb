// How vitest runs: files share what they load, but for those that change the process they run in.
import { defineConfig } from 'vitest/config'

/** Files that put something in place of Node's HTTP, or change the environment, of a whole process. */
const ALONE = ['test/http.test.ts', 'test/answers.test.ts', 'test/iml-functions.test.ts']

/** Files that need a real browser: a sample of them is part of every run. */
const BROWSER = ['test/browser/*.test.ts']

// loading the runner anew for each file takes longer than most files
const shared = { pool: 'threads', isolate: false, testTimeout: 20_000 } as const

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'shared',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...ALONE, ...BROWSER],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, testTimeout: 20_000 } },
      { extends: true, test: { name: 'browser', include: BROWSER, testTimeout: 60_000 } },
    ],
  },
})
