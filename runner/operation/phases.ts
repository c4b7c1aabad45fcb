// The phases of an OAuth connection with the places of their members in the connection's own file.
import { isOAuth1, type Phases, phasesOf, phasesOfOAuth1 } from '../engine/index.ts'
import type { Component, Placed } from '../spec/index.ts'
import { own } from '../text/index.ts'

/** True for a connection that signs in with OAuth 1, as its phases tell. */
export function signsWithOAuth1(connection: Component): boolean {
  return isOAuth1(connection.code.get('communication')?.value)
}

/** The phases by their names; OAuth 1 and OAuth 2 have different ones. */
export function phasesOfConnection(
  connection: Component,
  isFirst = signsWithOAuth1(connection),
): Phases {
  const document = connection.code.get('communication')
  const written = document?.value ?? {}
  const phases = isFirst ? phasesOfOAuth1(written) : phasesOf(written)
  if (!document) return phases
  const placed = [...phases].map(([name, requests]) => {
    const isChain = Array.isArray(own(document.value, name))
    const moved = requests.map((request, index): Placed => {
      const prefix = isChain ? [name, index] : [name]
      return {
        ...request,
        spanOf: (path, within) => document.spanOf([...prefix, ...path], within),
      }
    })
    return [name, moved] as const
  })
  return new Map(placed)
}
