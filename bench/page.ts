// The public conference page with 200 questions, rendered fresh, against a bare server sending the same bytes.
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
const BAR = 0.1
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
  await requestsPerSecond(url, 200)
  const rounds: { ours: number; limit: number }[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({
      ours: (await requestsPerSecond(url, 300)).perSecond,
      limit: (await requestsPerSecond(bareUrl, 1500)).perSecond,
    })
  bare.close()
  await running.close()
  const ratio = median(rounds.map(({ ours, limit }) => ours / limit))
  return [
    {
      name: `Trang hội nghị công khai, ${QUESTIONS} nội dung, dựng mới / máy chủ trần cùng số byte`,
      bar: `≥ ${BAR}`,
      value: ratio.toFixed(3),
      met: ratio >= BAR,
      details: `${median(rounds.map(({ ours }) => ours)).toFixed(0)} / ${median(rounds.map(({ limit }) => limit)).toFixed(0)} yêu cầu mỗi giây, ${(body.length / 1024).toFixed(0)} kB, trung vị ${ROUNDS} lượt`,
    },
  ]
}
