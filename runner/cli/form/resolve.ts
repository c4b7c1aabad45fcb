// Answers to what a form needs: RPCs of the app, run against the chosen target.
import { type Answer, type Need, rpcName, rpcQuery } from '../../parameters/index.ts'
import { runRpc } from '../../run/index.ts'
import { didYouMean } from '../../text/index.ts'
import type { Session } from '../session/session.ts'

/** A function that answers needs; a failure is an answer in words, and nothing is kept here. */
export function resolver({ opened, chosen, circumstances }: Session) {
  const { app } = opened
  return async (need: Need): Promise<Answer> => {
    if (need.rpc.startsWith('api://')) {
      return { failed: `${need.rpc} is a list of Make's own, which exists only there.` }
    }
    const name = rpcName(need.rpc) ?? ''
    const rpc = app.rpcs.get(name)
    if (!rpc) {
      const near = didYouMean(name, [...app.rpcs.keys()])
      return { failed: `the app has no RPC "${name}"${near ? `; ${near}` : '.'}` }
    }
    // what the address carries wins over values of the same name
    const parameters = { ...need.data, ...rpcQuery(need.rpc) }
    const { watch: _watch, ...quiet } = circumstances
    const inputs = { parameters, connection: chosen.data }
    const performed = await runRpc(rpc, inputs, { ...quiet, tracing: false })
    if (performed.error) return { failed: performed.error.message }
    return performed.interrupted ? { failed: 'interrupted.' } : { value: performed.bundles }
  }
}
