// What a run may touch of the world, beside what it knows: where requests go, who watches, what ends it.
import type { Callback, HttpRequest, Reply, Step } from '../engine/index.ts'
import type { Circumstances } from '../operation/index.ts'
import type { Redactor } from '../trace/index.ts'
import type { Target } from './target.ts'

export interface World extends Omit<Circumstances, 'app'> {
  readonly target: Target
  /** Learns every secret of the run; one of its own unless given. */
  readonly redactor?: Redactor | undefined
  readonly signal?: AbortSignal | undefined
  /** Usually io's send; answers of a case or of a test otherwise. */
  readonly send?: ((request: HttpRequest, signal?: AbortSignal) => Promise<Reply>) | undefined
  /** Lets time pass where a request asks for it; really waits unless told. */
  readonly wait?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined
  /** True: the trace holds what is sent and received, also where directives are not traced. */
  readonly recording?: boolean | undefined
  readonly watch?: ((step: Step) => void) | undefined
  /** Sends the user to an address; given where an OAuth connection is made. */
  readonly authorize?: ((url: string, signal?: AbortSignal) => Promise<Callback>) | undefined
  /** Bytes of one answer that are read at most; 50 MB unless told. */
  readonly largest?: number | undefined
  /** Awaited before each request: so long nothing more is wanted. */
  readonly pause?: (() => Promise<void>) | undefined
  /** Gets the lines that functions of the app print with debug, without secrets. */
  readonly debug?: ((line: string) => void) | undefined
}

/** A world with the redactor that everything that is shown of it passes through. */
export type OwnWorld = World & { readonly redactor: Redactor }

/** The same for a call beside the run, such as that of a dropdown: it leaves no trace and no progress. */
export function quietly(world: OwnWorld): OwnWorld {
  return { ...world, watch: undefined, tracing: false }
}
