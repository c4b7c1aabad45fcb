// The compiler of schemas, in a file of its own: a bundler gives a CommonJS package names only this way.
export { compile } from 'json-schema-to-typescript'
