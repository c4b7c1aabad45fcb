#!/usr/bin/env node
// Where the program starts: a file as small as can be, for what it imports late is compiled only once.
import { useCompileCache } from './compile-cache.ts'

useCompileCache(process.platform, process.env)
await import('./main.ts')
