// The portal that `dryrun fake` serves to a folder: announced in .dryrun, believed once it has proved itself.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { get } from 'node:http'
import type { Fake } from '../fake/index.ts'
import {
  makeUserKey,
  readKept,
  readUserKey,
  removeKept,
  type Waiting,
  writeKept,
} from '../io/index.ts'
import { textAt } from '../text/index.ts'

/** What finding, announcing and proving need to know. */
export interface Folder extends Pick<Waiting, 'signal' | 'tell'> {
  /** Folder of the app. */
  readonly directory: string
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** The file that names the address; it is believed to be a hint and no more. */
const ANNOUNCED = 'portal-served.json'

/** Where a portal that serves others is asked for its proof; no path of any API. */
const PROOF_PATH = '/__dryrun__/proof'

/** Milliseconds in which a portal has to prove itself; one that lives needs a few. */
const PATIENCE = 1000

/** Bytes of a proof, in hexadecimal. */
const PROOF = /^[0-9a-f]{64}$/

/**
 * The base URL of the portal that is served in this folder; undefined when there is none. It must be on
 * this machine and know the key of this user, which lies outside the folder: what came with the folder
 * can name an address, but cannot prove it. The proof is of the very address, so that nobody can pass on
 * the proof of another portal.
 */
export async function findServed(folder: Folder): Promise<string | undefined> {
  const { directory, environment = {}, signal, tell } = folder
  const url = announcedIn(directory)
  if (url === undefined) return undefined
  if (!/^http:\/\/127\.0\.0\.1:\d{1,5}\/[\w/-]*$/.test(url) || !URL.canParse(url)) {
    tell?.('The portal that .dryrun announces is not on this machine, so it is not used.')
    return undefined
  }
  const key = readUserKey(environment, directory)
  const why =
    key === undefined ? 'you have no key that could prove it' : await doubt(url, key, signal)
  if (why === undefined) return url
  if (why === 'gone') removeKept(directory, ANNOUNCED)
  else tell?.(`${url} is announced as the portal of this folder, but ${why}; it is not used.`)
  return undefined
}

/** Names a portal to others in its folder; gives what takes that back. */
export function announce(url: string, { directory, environment = {}, tell }: Folder): () => void {
  if (makeUserKey(environment, directory) === undefined) {
    tell?.(
      'Other commands do not find this portal by themselves: you have no folder for its proof.',
    )
    return () => {}
  }
  const text = JSON.stringify({ url })
  try {
    writeKept(directory, ANNOUNCED, text)
  } catch (error) {
    const { message } = error as Error
    tell?.(`Other commands do not find this portal by themselves: ${message}`)
    return () => {}
  }
  return () => {
    // another one may have come since
    if (readKept(directory, ANNOUNCED) === text) removeKept(directory, ANNOUNCED)
  }
}

/**
 * The portal, which also proves that it is the user's own when it is asked. `url` is what it really
 * listens on: what a request says of its host is said by whoever asks.
 */
export function proving(
  fake: Fake,
  url: () => string,
  { directory, environment = {} }: Folder,
): Fake {
  return {
    ...fake,
    fetch: async (request, door) => {
      const { pathname, searchParams } = new URL(request.url)
      const key = pathname === PROOF_PATH ? readUserKey(environment, directory) : undefined
      if (key === undefined) return fake.fetch(request, door)
      return Response.json({ proof: proofOf(key, searchParams.get('nonce') ?? '', url()) })
    },
  }
}

function proofOf(key: string, nonce: string, url: string): string {
  const said = JSON.stringify(['dryrun portal', nonce, url])
  return createHmac('sha256', Buffer.from(key, 'hex')).update(said).digest('hex')
}

/** Why what listens at an address is not the user's portal; `gone` when nothing listens. */
async function doubt(
  url: string,
  key: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const nonce = randomBytes(32).toString('hex')
  const came = await ask(`${new URL(url).origin}${PROOF_PATH}?nonce=${nonce}`, signal)
  if (came.text === undefined) return came.failure
  const proof = textAt(parsed(came.text), 'proof') ?? ''
  const right = Buffer.from(proofOf(key, nonce, url))
  const isProven = PROOF.test(proof) && timingSafeEqual(Buffer.from(proof), right)
  return isProven ? undefined : 'what listens there did not prove to be yours'
}

type Came =
  | { readonly text: string }
  | { readonly text?: never; readonly failure: 'gone' | 'what listens there did not answer' }

/** The first thousand letters that come back in time. */
function ask(url: string, signal: AbortSignal | undefined): Promise<Came> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, ...(signal ? { signal } : {}) }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        if (text.length > 1000) response.destroy()
      })
      response.on('close', () => resolve({ text }))
    })
    const timer = setTimeout(() => request.destroy(), PATIENCE)
    request.on('error', ({ code }: NodeJS.ErrnoException) => {
      const failure = code === 'ECONNREFUSED' ? 'gone' : 'what listens there did not answer'
      resolve({ failure })
    })
    request.on('close', () => clearTimeout(timer))
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // whatever listens there speaks otherwise, so it is another
    return undefined
  }
}

/** The announced address; undefined when there is none that could be read. */
function announcedIn(directory: string): string | undefined {
  return textAt(parsed(readKept(directory, ANNOUNCED) ?? ''), 'url')
}
