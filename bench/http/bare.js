// One request with node:http and nothing else: the floor of `dryrun run listSubscriptions`.
import { get } from 'node:http'

const headers = { 'x-api-token': 'bench' }
get(`${process.argv[2]}/subscriptions?start=0&limit=500`, { headers }, (answer) => {
  const chunks = []
  answer.on('data', (chunk) => chunks.push(chunk))
  answer.on('end', () => {
    const { data } = JSON.parse(Buffer.concat(chunks).toString())
    console.log(JSON.stringify(data.slice(0, 10)))
  })
})
