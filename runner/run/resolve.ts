// Answers to what a form needs: RPCs of the app, run against the chosen target.

import { type Answer, type Need, rpcName, rpcQuery } from '../parameters/index.ts'
import type { App } from '../spec/index.ts'
import { didYouMean, inWords } from '../text/index.ts'
import { runRpcOfForm } from './module.ts'
import { type OwnWorld, quietly } from './world.ts'

/** A function that answers needs of these fields; a failure is an answer in words, and nothing is kept here. */
export function resolver(app: App, world: OwnWorld, fields: readonly unknown[]) {
  return async (need: Need): Promise<Answer> => {
    if (need.rpc.startsWith('api://')) {
      return { failed: `${need.rpc} is a list of Make's own, which exists only there.` }
    }
    const name = rpcName(need.rpc) ?? ''
    const rpc = app.rpcs.get(name)
    if (!rpc) {
      const near = didYouMean(name, [...app.rpcs.keys()])
      return { failed: `the app has no RPC "${name}"${near ? `; ${inWords(near)}` : '.'}` }
    }
    // what the address carries wins over values of the same name
    const parameters = { ...need.data, ...rpcQuery(need.rpc) }
    const form = { fields, values: need.data }
    const performed = await runRpcOfForm(app, name, parameters, form, quietly(world))
    if (performed.error) return { failed: performed.error.message }
    return performed.interrupted ? { failed: 'interrupted.' } : { value: performed.bundles }
  }
}
