// Stands in for packages that got loads at its start and uses on request only: nobody requests them.
export const auto = () => {
  throw new Error('HTTP/2 is not part of this bundle')
}

/** Where got would cache the addresses of names, or answers. */
// biome-ignore lint/style/noDefaultExport: got imports the default
export default class {
  constructor() {
    throw new Error('a cache is not part of this bundle')
  }
  static auto = auto
}

/** What got would catch from a cache of answers. */
export class CacheError extends Error {}
export class RequestError extends Error {}
