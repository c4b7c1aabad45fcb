// An esbuild plugin: Node's own modules are fetched without reading all they export, some at first use.
import { builtinModules, createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** They take long to load, and most dry runs on loopback need none of them. */
const LATE = ['child_process', 'crypto', 'https', 'timers/promises', 'tls', 'zlib']

/**
 * Node answers an `import` of one of its modules by reading every export. Getters among them load
 * more: those of node:http load undici, which takes as long as half a dry run. So each import is
 * bundled as a small module of its own that fetches what is used and nothing else.
 */
export const builtIns = {
  name: 'built-ins',
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z][a-z0-9_/]*$/ }, ({ path, importer, kind }) => {
      const name = path.replace(/^node:/, '')
      if (!builtinModules.includes(name)) return undefined
      // one for each importer: a shared one would become a file of its own
      const pluginData = { name, isRequired: kind === 'require-call' }
      return { path: `${name} of ${importer}`, namespace: 'built-in', pluginData }
    })
    build.onLoad(
      { filter: /.*/, namespace: 'built-in' },
      ({ pluginData: { name, isRequired } }) => ({
        contents: (isRequired ? asCommonJs : asModule)(name),
        loader: 'js',
      }),
    )
  },
}

const fetched = (name) => `process.getBuiltinModule('node:${name}')`

const asCommonJs = (name) => `module.exports = ${whole(name)}`

/** The exports by their names; esbuild leaves out all that nobody imports. */
function asModule(name) {
  const names = exportsOf(name)
  const rows = names.map((key) => `const of_${key} = ${LATE.includes(name) ? late(key) : now(key)}`)
  return [
    `const read = (key) => ${fetched(name)}[key]`,
    ...rows,
    `export { ${names.map((key) => `of_${key} as ${key}`).join(', ')} }`,
    `export default /* @__PURE__ */ (() => ${whole(name)})()`,
  ].join('\n')
}

/** What can be imported by its name. Only functions can wait: another import of a late module fails the build. */
function exportsOf(name) {
  const all = Object.entries(require(`node:${name}`)).filter(([key]) => key !== 'default')
  const found = LATE.includes(name)
    ? all.filter(([key, value]) => typeof value === 'function' && /^[a-z]/.test(key))
    : all
  return found.map(([key]) => key)
}

const now = (key) => `/* @__PURE__ */ read('${key}')`

const late = (key) => `(...values) => read('${key}')(...values)`

/** The module itself, or what stands for a late one until a member is read. */
function whole(name) {
  if (!LATE.includes(name)) return fetched(name)
  return `new Proxy({}, { get: (_, key) => ${fetched(name)}[key] })`
}
