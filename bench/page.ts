// The public conference page with 200 questions, rendered fresh, against a bare server sending the same bytes.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { settableClock } from '../src/kit/clock.ts'
import { must } from '../src/kit/result.ts'
import { start } from '../src/main.ts'
import { readSettings } from '../src/settings.ts'
import { requestsPerSecond } from './load.ts'
import type { Measured } from './run.ts'
import { benchConference, benchFolder, COMMUNE, DAY } from './world.ts'

const QUESTIONS = 200
const BAR = 0.1

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
  const limit = await requestsPerSecond(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`, 3000)
  const ours = await requestsPerSecond(url, 600)
  bare.close()
  await running.close()
  const ratio = ours.perSecond / limit.perSecond
  return [
    {
      name: `Trang hội nghị công khai, ${QUESTIONS} nội dung, dựng mới / máy chủ trần cùng số byte`,
      bar: `≥ ${BAR}`,
      value: ratio.toFixed(3),
      met: ratio >= BAR,
      details: `${ours.perSecond.toFixed(0)} / ${limit.perSecond.toFixed(0)} yêu cầu mỗi giây, ${(body.length / 1024).toFixed(0)} kB`,
    },
  ]
}
