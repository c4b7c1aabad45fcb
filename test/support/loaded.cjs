// Preloaded into a program: tells, when it ends, which of Node's own modules it has loaded.
const { writeFileSync } = require('node:fs')

process.on('exit', () => writeFileSync(process.env.LOADED, process.moduleLoadList.join('\n')))
