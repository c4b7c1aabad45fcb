// Requests that a browser makes for a web page, which may neither read the portal nor change it.

/** What browsers say of a request for a page of another address; programs say nothing. */
const FROM_ELSEWHERE = new Set(['cross-site', 'same-site'])

/** Whether a browser says that it asks for a page of another address. */
export function asksForPage(request: Request): boolean {
  return FROM_ELSEWHERE.has(request.headers.get('sec-fetch-site') ?? '')
}

/** Whether it names an origin that is not its own address. A program may do so at the API, too. */
export function namesOtherOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  return origin !== null && origin !== new URL(request.url).origin
}
