// The public conference page with 200 questions against a bare server sending the same bytes: rendered fresh (every request
// another address, so that none was drawn before), and warm (the address everybody asks for, drawn once a version).
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { settableClock } from '../src/kit/clock.ts'
import { must } from '../src/kit/result.ts'
import { start } from '../src/main.ts'
import { readSettings } from '../src/settings.ts'
import { median, requestsPerSecond } from './load.ts'
import type { Measured } from './run.ts'
import { benchConference, benchFolder, COMMUNE, DAY } from './world.ts'

const QUESTIONS = 200
const FRESH = 0.1
const WARM = 0.8
const ROUNDS = 5

export async function publicPage(): Promise<readonly Measured[]> {
  const settings = must(
    readSettings({ DATA_DIR: benchFolder(), PORT: '0', LOG_LEVEL: 'silent', REQUESTS_PER_MINUTE: '0' }),
  )
  let conference = ''
  const running = await start(settings, {
    clock: settableClock(Temporal.PlainDate.from(DAY)),
    prepare: async ({ db }) => {
      conference = await benchConference(db, QUESTIONS)
    },
  })
  const url = `${running.url}/cong/${COMMUNE}/hoi-nghi/${conference}`
  const body = Buffer.from(await (await fetch(url)).arrayBuffer())
  const bare = createServer((_request, answer) =>
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body),
  )
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`
  const fresh = `${url}?lan={n}`
  await requestsPerSecond(fresh, 200)
  await requestsPerSecond(url, 500)
  const rounds: { fresh: number; warm: number; limit: number }[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({
      fresh: (await requestsPerSecond(fresh, 300)).perSecond,
      warm: (await requestsPerSecond(url, 1500)).perSecond,
      limit: (await requestsPerSecond(bareUrl, 1500)).perSecond,
    })
  bare.close()
  await running.close()
  return [
    { way: 'fresh', name: 'dựng mới', bar: FRESH } as const,
    { way: 'warm', name: 'đã dựng, cùng phiên bản', bar: WARM } as const,
  ].map(({ way, name, bar }) => {
    const ratio = median(rounds.map((round) => round[way] / round.limit))
    return {
      name: `Trang hội nghị công khai, ${QUESTIONS} nội dung, ${name} / máy chủ trần cùng số byte`,
      bar: `≥ ${bar}`,
      value: ratio.toFixed(3),
      met: ratio >= bar,
      details: `${median(rounds.map((round) => round[way])).toFixed(0)} / ${median(rounds.map(({ limit }) => limit)).toFixed(0)} yêu cầu mỗi giây, ${(body.length / 1024).toFixed(0)} kB, trung vị ${ROUNDS} lượt`,
    }
  })
}
