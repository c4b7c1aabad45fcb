// The base address is where real users' data go.
import { own } from '../../text/index.ts'
import type { Rule } from './rule.ts'

/** Hosts that are no service's own and public address. */
const FOREIGN =
  /localhost|^127\.|^0\.0\.0\.0|^10\.|^192\.168\.|\.local$|herokuapp\.com|amazonaws\.com|ngrok|azurewebsites|vercel\.app|staging|sandbox|\bdev\./i

export const baseUrlIsHttps: Rule = {
  name: 'base-url-is-https',
  severity: 'error',
  doc: 'baseUrl begins with https:// and names the production host of the service.',
  reason: 'Credentials over http can be read on the way, and test hosts come and go.',
  source: 'L-BASE-4: best practices, base; app review, prerequisites',
  certain: true,
  good: { base: { baseUrl: 'https://api.example.com/v1' } },
  bad: { base: { baseUrl: 'http://api.example.com/v1' } },
  check: ({ base }) => {
    const url = own(base?.value, 'baseUrl')
    if (!base || typeof url !== 'string' || url.trimStart().startsWith('{{')) return []
    const at = () => base.spanOf(['baseUrl'])
    if (!/^https:\/\//i.test(url)) {
      const remedy = 'write https://, or the credentials travel in the open'
      return [{ message: 'baseUrl does not begin with https://.', remedy, at: at() }]
    }
    const host = url.slice('https://'.length).split('/')[0] ?? ''
    if (!FOREIGN.test(host)) return []
    const remedy = "use the service's own host"
    return [{ message: `${host} is no production host.`, remedy, at: at() }]
  },
}
