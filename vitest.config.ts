// How vitest runs: files share what they load, but for those that change the process they run in.
import { defineConfig } from 'vitest/config'

/** Files that put something in place of Node's HTTP, or change the environment, of a whole process. */
const ALONE = ['test/http.test.ts', 'test/answers.test.ts', 'test/iml-functions.test.ts']

// loading the runner anew for each file takes longer than most files
const shared = { pool: 'threads', isolate: false, testTimeout: 20_000 } as const

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE } },
      { test: { name: 'alone', include: ALONE, testTimeout: 20_000 } },
    ],
  },
})
