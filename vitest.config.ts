// How vitest runs: two workers at most, because the tests hold their own HTTP servers.
import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000 },
})
