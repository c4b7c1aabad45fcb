// The cases of this repository, which campaigns begin with: the files of a folder, read once.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Case } from '../runner/cases/index.ts'

/** Paths of the YAML files in a folder of this repository, in the order of the alphabet. */
export function filesIn(folder: string, ending = '.yaml'): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))
}

/** All cases in a folder of this repository. */
export function casesIn(folder: string): readonly Case[] {
  return filesIn(folder).flatMap((file) => {
    const { cases } = parse(readFileSync(file, 'utf8'), { merge: true, maxAliasCount: -1 }) as {
      readonly cases?: readonly Case[]
    }
    return cases ?? []
  })
}
