// The floor of a program with HTTP: Node's own module, imported as programs do, and nothing else.
// biome-ignore lint/correctness/noUnusedImports: the import is what is measured
import http from 'node:http'
