// Stands in for node:http2 in the embedded portal, which hono's server would load it for: it speaks HTTP/1 only.
export const constants = {}

/** No request is an instance of it. */
export class Http2ServerRequest {}
