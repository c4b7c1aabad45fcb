// The table of campaigns: adding one is adding a row.
import { answers } from './answers.ts'
import { apps } from './apps.ts'
import type { Campaign } from './campaign.ts'
import { cases } from './cases.ts'
import { communications } from './communications.ts'
import { contracts } from './contracts.ts'
import { leaks, outputs } from './echoes.ts'
import { expressions } from './expressions.ts'
import { functions } from './functions.ts'
import { hunted } from './hunted.ts'
import { kills } from './kills.ts'
import { parameters } from './parameters.ts'
import { races } from './races.ts'
import { secrets } from './secrets.ts'
import { servers } from './servers.ts'
import { READERS } from './writers.ts'

/** Everything that writes, and is killed in each round. */
const WRITERS = Object.keys(READERS).length + hunted.length

/** In a small run only each so-manyeth of the known answers and requests is tried. */
const EVERY = 17

export const campaigns: readonly Campaign[] = [
  {
    name: 'expressions',
    doc: 'Expressions made by the grammar and changed from cases: a value or an ImlError, twice the same.',
    target: 500_000,
    small: 8000,
    limit: 300,
    patience: 10,
    run: expressions,
  },
  {
    name: 'communications',
    doc: 'Communications, answers and parameters changed from cases, played and run as modules.',
    target: 16_000,
    small: 400,
    limit: 200,
    patience: 20,
    run: communications,
  },
  {
    name: 'apps',
    doc: 'Files of apps changed, then load, check, contract, types, docs, forms, conversion and runs.',
    target: 800,
    small: 12,
    limit: 250,
    patience: 30,
    run: apps,
  },
  {
    name: 'parameters',
    doc: 'Lists of parameters and values, also such as no file could hold.',
    target: 8000,
    small: 300,
    limit: 120,
    patience: 20,
    run: parameters,
  },
  {
    name: 'contracts',
    doc: 'Contracts of a service changed, for the check and for the embedded portal.',
    target: 2200,
    small: 40,
    limit: 250,
    patience: 30,
    run: contracts,
  },
  {
    name: 'cases',
    doc: 'Files that a user may name, changed as texts, read and used.',
    target: 3000,
    small: 100,
    limit: 200,
    patience: 20,
    run: cases,
  },
  {
    name: 'functions',
    doc: 'Hostile functions of an app: reach, loops, memory, odd values, changed built-in objects.',
    target: 480,
    small: 40,
    limit: 250,
    patience: 30,
    run: functions,
  },
  {
    name: 'secrets',
    doc: 'Secrets of all kinds in every listed spelling, in texts, names, values and bytes.',
    target: 8000,
    small: 300,
    limit: 200,
    patience: 20,
    run: secrets,
  },
  {
    name: 'leaks',
    doc: 'Command lines against a service that gives the key back everywhere, in every spelling.',
    target: 1500,
    small: 40,
    limit: 120,
    patience: 20,
    run: leaks,
  },
  {
    name: 'outputs',
    doc: 'Command lines that are given what steers a terminal, by the service and by the user.',
    target: 1000,
    small: 40,
    limit: 200,
    patience: 20,
    run: outputs,
  },
  {
    name: 'answers',
    doc: 'Hostile answers of a service over raw sockets: every known kind, and some changed.',
    target: 500,
    small: 40,
    limit: 150,
    run: ({ seed, count, signal }) =>
      answers({ seed, rounds: count, signal }, count < 500 ? EVERY : 1),
  },
  {
    name: 'servers',
    doc: 'Hostile requests to the portal, to a listener and to a sign-in.',
    target: 300,
    small: 20,
    limit: 200,
    run: ({ seed, count, signal }) =>
      servers({ seed, rounds: count, signal }, count < 300 ? EVERY : 1),
  },
  {
    name: 'kills',
    doc: 'Processes that write, killed at any moment.',
    target: 200,
    small: WRITERS,
    limit: 200,
    run: ({ seed, count, signal }) => kills({ seed, rounds: Math.ceil(count / WRITERS), signal }),
  },
  {
    name: 'races',
    doc: 'Six processes at once for one lock, and commands on one portal.',
    target: 100,
    small: 10,
    limit: 100,
    run: ({ seed, count, signal }) => races({ seed, rounds: count, signal }),
  },
]
