// The part of a case's story that tells of units that help.
import { shortDate, shortTime } from '../../kit/clock.ts'
import { Prose } from '../../kit/html/bits.tsx'
import type { Told } from '../case.story.tsx'
import type { CaseView } from '../case.view.ts'
import type { Joint } from './joint.ts'
import { contributionFile } from './parts.tsx'

export function helped(view: CaseView, commune: string): readonly Told[] {
  return view.joints.all.flatMap((joint) => toldOf(view, commune, joint))
}

function toldOf(view: CaseView, commune: string, joint: Joint): readonly Told[] {
  const unit = view.units.get(joint.unit) ?? joint.unit
  const told = (id: string, by: string, at: string) => ({
    id,
    when: at,
    at: shortTime(at),
    by: view.people.get(by),
  })
  // Asked anew in the place of an earlier time: that one's end says nothing of its own.
  const again = view.joints.all.some(
    (one) => one.unit === joint.unit && one.end?.kind === 'moi' && one.end.at === joint.at,
  )
  return [
    {
      ...told(`phoi-hop-${joint.id}`, joint.by, joint.at),
      title: `Đề nghị ${again ? 'lại ' : ''}${unit} phối hợp${joint.due ? `, chậm nhất ${shortDate(joint.due)}` : ''}`,
      icon: 'users',
      body: <Prose text={joint.request} />,
    },
    ...joint.given.map(
      (given): Told => ({
        ...told(`y-kien-${given.id}`, given.by, given.at),
        title: `${unit} gửi ý kiến phối hợp`,
        tone: 'done',
        body: (
          <>
            <Prose text={given.text} />
            {given.file && (
              <p>
                <a href={contributionFile(commune, joint.question, given.file.id)}>{given.file.name}</a>
              </p>
            )}
          </>
        ),
      }),
    ),
    ...(joint.end && joint.end.kind !== 'moi'
      ? [
          {
            ...told(`thoi-${joint.id}`, joint.end.by, joint.end.at),
            title: `${unit} thôi phối hợp`,
            ...(joint.end.reason ? { body: <Prose text={joint.end.reason} /> } : {}),
          },
        ]
      : []),
  ]
}
