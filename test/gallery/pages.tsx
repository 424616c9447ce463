// Sample pages that show every component at work, for looking at and for the accessibility test. Not part of any
// running page; all names in it are invented.
import type { VNode } from 'preact'
import {
  Badge,
  Breadcrumb,
  Callout,
  Code4,
  DateText,
  Empty,
  Facts,
  Figure,
  Figures,
  Progress,
  Quote,
  Section,
  Steps,
  Story,
  Tabs,
  Why,
  WithAside,
} from '../../src/kit/html/bits.tsx'
import { BarChart, type TimelineItem, TimelinePicture } from '../../src/kit/html/chart.tsx'
import type { Ui } from '../../src/kit/html/context.tsx'
import {
  Checkbox,
  Checkboxes,
  DateField,
  FieldRow,
  Fieldset,
  FileField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../src/kit/html/fields.tsx'
import {
  Buttons,
  chosen,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  SubmitButton,
} from '../../src/kit/html/form.tsx'
import { type NavItem, PublicShell, StaffShell } from '../../src/kit/html/shell.tsx'
import { BulkBar, DataTable, FilterBar, Pager } from '../../src/kit/html/table.tsx'
import type { Tone } from '../../src/kit/html/tone.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

export const TODAY = day('2025-12-08')

export function sampleUi(style: string): Ui {
  let keys = 0
  return { lang: 'vi', path: '/thu', csrf: 'the-bai', newKey: () => `khoa-${++keys}`, today: TODAY, style }
}

const NAV: readonly NavItem[] = [
  { href: '#viec', label: 'Việc hôm nay', icon: 'home', count: 7, urgent: true },
  { href: '#hoi-nghi', label: 'Hội nghị', icon: 'calendar' },
  { href: '#y-kien', label: 'Ý kiến', icon: 'inbox', current: true, count: 24 },
  { href: '#giai-quyet', label: 'Giải quyết', icon: 'check', count: 12 },
  { href: '#van-ban', label: 'Văn bản', icon: 'file' },
  { href: '#bao-cao', label: 'Báo cáo', icon: 'chart' },
  { href: '#giam-sat', label: 'Giám sát', icon: 'eye' },
  { href: '#quan-tri', label: 'Quản trị', icon: 'settings' },
]

const SHELL = {
  commune: 'Xã Suối Mơ',
  person: 'Hoàng Thị Lan',
  roleLabel: 'Văn phòng HĐND và UBND',
  accountHref: '#toi',
  nav: NAV,
  search: { action: '/tim', label: 'Tìm ý kiến, người, văn bản' },
  signOut: { action: '/dang-xuat', label: 'Đăng xuất' },
} as const

interface Row {
  readonly code: string
  readonly text: string
  readonly village: string
  readonly unit: string
  readonly due: string
  readonly tone: Tone
  readonly word: string
  readonly distance: string
}

const ROWS: readonly Row[] = [
  [
    'SM25-0117',
    'Đường liên thôn từ nhà văn hóa Nà Lầu đến đập tràn bị sạt một nửa mặt, học sinh đi học phải vòng hơn 3 km',
    'Nà Lầu',
    'Phòng Kinh tế',
    '2025-12-03',
    'late',
    'Quá hạn',
    'quá 3 ngày làm việc',
  ],
  [
    'SM25-0121',
    'Đề nghị lắp thêm đèn chiếu sáng đoạn ngã ba chợ',
    'Bản Chang',
    'Phòng Kinh tế',
    '2025-12-10',
    'due',
    'Sắp đến hạn',
    'còn 2 ngày làm việc',
  ],
  [
    'SM25-0122',
    'Chế độ bảo trợ cho người cao tuổi từ 75 tuổi chi trả chậm hai tháng liền',
    'Khuổi Luông',
    'Phòng Văn hóa - Xã hội',
    '2025-12-19',
    'waiting',
    'Đang giải quyết',
    'còn 9 ngày làm việc',
  ],
  [
    'SM25-0126',
    'Nước sinh hoạt tự chảy đục sau mưa, đề nghị làm bể lọc đầu nguồn',
    'Nà Lầu',
    'Trạm Y tế',
    '2025-12-19',
    'done',
    'Đã trả lời',
    'trước hạn 4 ngày',
  ],
  [
    'SM25-0130',
    'Vượt thẩm quyền: cầu treo trên đường tỉnh xuống cấp',
    'Bản Chang',
    'Văn phòng HĐND và UBND',
    '2026-01-05',
    'waiting',
    'Chờ cấp trên',
    'còn 19 ngày làm việc',
  ],
  [
    'SM25-0133',
    'Nội dung được tách xử lý riêng',
    '–',
    'Văn phòng HĐND và UBND',
    '2025-12-12',
    'restricted',
    'Hạn chế',
    'còn 4 ngày làm việc',
  ],
].map(
  ([code, text, village, unit, due, tone, word, distance]) =>
    ({ code, text, village, unit, due, tone: tone as Tone, word, distance }) as Row,
)

export function ListPage(): VNode {
  return (
    <StaffShell
      {...SHELL}
      title="Nội dung kiến nghị"
      lead="Mỗi dòng là một nội dung: một lượt ý kiến có thể có nhiều nội dung."
      action={
        <LinkButton href="#moi" tone="primary" icon="plus">
          Ghi ý kiến mới
        </LinkButton>
      }
    >
      <Figures>
        <Figure label="Đã trả lời" part={58} whole={65} href="#da" tone="done" />
        <Figure label="Đúng hạn" part={51} whole={58} href="#dung" tone="waiting" />
        <Figure label="Quá hạn" part={3} whole={65} href="#qua" tone="late" />
        <Figure label="Vượt thẩm quyền" part={4} href="#vuot" tone="neutral" />
      </Figures>
      <FilterBar
        filters={[
          { label: 'Thôn', value: 'Nà Lầu', removeHref: '#bo-thon' },
          { label: 'Đơn vị', value: 'Phòng Kinh tế', removeHref: '#bo-don-vi' },
        ]}
        clearHref="#bo-het"
        total={193}
        unit="nội dung"
        actions={
          <>
            <LinkButton href="#xlsx" icon="download" tone="quiet">
              Tải Excel
            </LinkButton>
            <LinkButton href="#csv" icon="download" tone="quiet">
              Tải CSV
            </LinkButton>
          </>
        }
      >
        <Form method="get" id="loc">
          <FieldRow>
            <Select
              name="thon"
              label="Thôn"
              options={[
                { value: 'a', label: 'Nà Lầu' },
                { value: 'b', label: 'Bản Chang' },
              ]}
              blank="Mọi thôn"
              required
            />
            <TextField name="q" label="Có chữ" required />
          </FieldRow>
          <Buttons>
            <SubmitButton tone="secondary">Lọc danh sách</SubmitButton>
          </Buttons>
        </Form>
      </FilterBar>
      <Form action="/giao" id="chon">
        <DataTable
          caption="Nội dung đang giải quyết"
          rows={ROWS}
          rowKey={(row) => row.code}
          rowTone={(row) => row.tone}
          sort={{ key: 'due', dir: 'asc', href: (key, dir) => `?xep=${key}&chieu=${dir}` }}
          choose={{ name: 'id', value: (row) => row.code, label: (row) => `Chọn ${row.code}` }}
          columns={[
            {
              key: 'code',
              label: 'Mã',
              nowrap: true,
              sortable: true,
              cell: (row) => <a href={`#${row.code}`}>{row.code}</a>,
            },
            { key: 'text', label: 'Nội dung', wide: true, cell: (row) => row.text },
            { key: 'village', nowrap: true, label: 'Thôn', sortable: true, cell: (row) => row.village },
            { key: 'unit', label: 'Đơn vị giải quyết', cell: (row) => row.unit },
            {
              key: 'due',
              label: 'Hạn trả lời',
              sortable: true,
              cell: (row) => <DateText date={day(row.due)} distance={row.distance} tone={row.tone} />,
            },
            { key: 'state', label: 'Trạng thái', cell: (row) => <Badge tone={row.tone}>{row.word}</Badge> },
          ]}
        />
        <BulkBar label="Với các dòng đã chọn:">
          <SubmitButton tone="secondary" icon="send">
            Phân công
          </SubmitButton>
        </BulkBar>
      </Form>
      <Pager page={2} pageSize={25} total={193} href={(page) => `?trang=${page}`} />
    </StaffShell>
  )
}

const STATE: FormState = {
  values: {
    title: 'Hội nghị đối thoại năm 2025',
    date: '31/2/2025',
    kind: 'dinh_ky',
    channels: ['truc_tiep'],
    place: '',
    reason: 'Theo kế hoạch.\nGồm <b>hai</b> buổi.',
  },
  errors: {
    date: 'Ngày 31/2/2025 không có trong lịch. Hãy nhập ngày có thật, như 28/2/2025.',
    place: 'Chưa có địa điểm. Hãy ghi nơi tổ chức, hoặc chọn “Thông báo sau”.',
    channels: 'Phải có ít nhất hai cách gửi ý kiến theo quy chế.',
  },
}

export function FormPage(): VNode {
  return (
    <StaffShell {...SHELL} title="Lập kế hoạch hội nghị" crumbs={[{ href: '#hoi-nghi', label: 'Hội nghị' }]}>
      <Form action="/lap" version={3} upload>
        <ErrorSummary state={STATE} />
        <TextField {...field(STATE, 'title')} label="Tên hội nghị" required />
        <DateField {...field(STATE, 'date')} label="Ngày tổ chức" required />
        <FieldRow>
          <TextField {...field(STATE, 'place')} label="Địa điểm" example="Hội trường UBND xã" required />
          <TextField
            {...field(STATE, 'seats')}
            label="Số chỗ"
            inputmode="numeric"
            width="xs"
            suffix="người"
          />
        </FieldRow>
        <Radios
          {...field(STATE, 'kind')}
          label="Loại hội nghị"
          required
          options={[
            { value: 'dinh_ky', label: 'Định kỳ', hint: 'Theo kế hoạch hằng năm.' },
            { value: 'dot_xuat', label: 'Đột xuất' },
          ]}
        />
        <Checkboxes
          {...chosen(STATE, 'channels')}
          label="Cách gửi ý kiến"
          required
          options={[
            { value: 'truc_tiep', label: 'Phát biểu tại hội nghị' },
            { value: 'phieu', label: 'Phiếu đăng ký' },
            { value: 'trang', label: 'Trang thông tin điện tử' },
          ]}
        />
        <Fieldset legend="Căn cứ và tài liệu" hint="Có thể bổ sung sau khi lập.">
          <TextArea {...field(STATE, 'reason')} label="Lý do" maxLength={2000} rows={4} />
          <Select
            name="unit"
            label="Đơn vị chủ trì"
            width="l"
            required
            options={[
              { value: 'vp', label: 'Văn phòng HĐND và UBND', group: 'Chính quyền' },
              { value: 'kt', label: 'Phòng Kinh tế', group: 'Chính quyền' },
              { value: 'vpdu', label: 'Văn phòng Đảng ủy', group: 'Đảng' },
            ]}
          />
          <FileField name="file" label="Dự thảo kế hoạch" accept=".docx,.pdf" />
          <Checkbox
            name="tell"
            label="Báo cho các đơn vị được giao việc"
            hint="Gửi thư điện tử trong giờ làm việc."
            required
          />
        </Fieldset>
        <Buttons>
          <SubmitButton>Lập kế hoạch</SubmitButton>
          <SubmitButton tone="secondary" name="draft" value="1">
            Lưu nháp
          </SubmitButton>
          <LinkButton href="#huy" tone="quiet">
            Thôi
          </LinkButton>
        </Buttons>
      </Form>
    </StaffShell>
  )
}

export function CasePage(): VNode {
  return (
    <StaffShell
      {...SHELL}
      title="SM25-0117"
      mark={<Badge tone="late">Quá hạn</Badge>}
      crumbs={[
        { href: '#hn', label: 'Hội nghị 15/11/2025' },
        { href: '#ds', label: 'Nội dung kiến nghị' },
      ]}
      action={
        <LinkButton href="#tra-loi" tone="primary" icon="pen">
          Soạn văn bản trả lời
        </LinkButton>
      }
      tabs={
        <Tabs
          items={[
            { href: '#c', label: 'Diễn biến', current: true },
            { href: '#v', label: 'Văn bản', count: 2 },
            { href: '#t', label: 'Nội dung trùng', count: 3 },
          ]}
        />
      }
    >
      <Steps
        label="Các bước giải quyết"
        items={[
          { label: 'Đã tiếp nhận', state: 'done', note: '15/11/2025' },
          { label: 'Đã phân công', state: 'done', note: '17/11/2025' },
          { label: 'Đang giải quyết', state: 'current', note: 'Phòng Kinh tế' },
          { label: 'Đã trả lời', state: 'ahead' },
          { label: 'Đã thực hiện xong', state: 'ahead' },
        ]}
      />
      <WithAside
        aside={
          <>
            <Section title="Hạn và người giữ" card>
              <Facts
                items={[
                  {
                    term: 'Hạn trả lời',
                    value: (
                      <>
                        <DateText date={day('2025-12-03')} distance="quá 3 ngày làm việc" tone="late" />
                        <Why>
                          12 ngày làm việc kể từ ngày ban hành thông báo kết luận (17/11/2025); bỏ qua 4 ngày
                          nghỉ cuối tuần và ngày 24/11 (Ngày Văn hóa Việt Nam).
                        </Why>
                      </>
                    ),
                  },
                  { term: 'Đơn vị', value: 'Phòng Kinh tế', action: <a href="#chuyen">Chuyển đơn vị</a> },
                  { term: 'Người gửi', value: 'Bàn Văn Phúc, thôn Nà Lầu' },
                  { term: 'Mã tra cứu', value: <Code4 code="7K2MQ4TX9" /> },
                  { term: 'Lần nêu', value: <Badge tone="due">Lần 3</Badge> },
                ]}
              />
            </Section>
            <Section title="Của cả hội nghị" card>
              <Progress label="Đã trả lời" part={58} whole={65} />
              <Progress label="Quá hạn" part={3} whole={65} tone="late" />
            </Section>
          </>
        }
      >
        <Quote by="Bàn Văn Phúc phát biểu tại hội nghị, thứ Bảy, 15/11/2025">
          Đường từ nhà văn hóa thôn đến đập tràn sạt mất một nửa từ trận mưa tháng bảy. Trẻ con đi học phải
          vòng qua đồi hơn ba cây số. Xã hứa hai lần rồi mà chưa thấy làm.
        </Quote>
        <Callout tone="late" title="Đã quá hạn trả lời 3 ngày làm việc">
          <p>Hãy ban hành văn bản trả lời, hoặc thông báo gia hạn có nêu lý do cho người gửi.</p>
        </Callout>
        <Callout tone="waiting">
          <p>Đang chờ ý kiến của Sở Xây dựng về đoạn trùng đường tỉnh.</p>
        </Callout>
        <Section title="Đã diễn ra">
          <Story
            label="Diễn biến"
            items={[
              {
                id: '1',
                at: '15/11/2025 09:42',
                by: 'Thư ký Đặng Thu Hà',
                title: 'Ghi nhận tại hội nghị',
                icon: 'message',
                tone: 'waiting',
                body: 'Chủ trì: giao Phòng Kinh tế xác minh, trả lời bằng văn bản.',
              },
              {
                id: '2',
                at: '17/11/2025 14:05',
                by: 'Chủ tịch UBND xã',
                title: 'Phân công Phòng Kinh tế',
                icon: 'send',
                tone: 'done',
              },
              {
                id: '3',
                at: '4/12/2025 00:00',
                title: 'Quá hạn trả lời',
                tone: 'late',
                body: 'Đã nhắc đơn vị và báo chủ trì.',
              },
            ]}
          />
        </Section>
      </WithAside>
    </StaffShell>
  )
}

const MARKS: readonly TimelineItem[] = (
  [
    ['ke-hoach', '2025-11-20', 'Ban hành kế hoạch', 'done'],
    ['thong-bao', '2025-12-01', 'Thông báo, niêm yết tại trụ sở và nhà văn hóa các thôn', 'done'],
    ['moi', '2025-12-03', 'Gửi giấy mời đại biểu', 'late'],
    ['tinh', '2025-12-05', 'Chi bộ nộp ý kiến cấp tỉnh', 'done'],
    ['xa', '2025-12-09', 'Chi bộ nộp ý kiến cấp xã', 'due'],
    ['phan-loai', '2025-12-10', 'Phân loại, giao đơn vị', 'neutral'],
    ['bao-cao-chung', '2025-12-10', 'Báo cáo chung gửi Bí thư, Chủ tịch', 'neutral'],
    ['tra-loi', '2025-12-11', 'Đơn vị gửi nội dung trả lời', 'neutral'],
    ['tong-hop', '2025-12-12', 'Tổng hợp nội dung trả lời', 'neutral'],
    ['bien-ban', '2025-12-15', 'Biên bản hội nghị', 'neutral'],
    ['ket-luan', '2025-12-22', 'Thông báo kết luận', 'neutral'],
    ['cong-bo', '2025-12-25', 'Công bố kết quả (luật định)', 'neutral'],
    ['tra-loi-vb', '2026-01-14', 'Trả lời bằng văn bản từng người', 'neutral'],
    ['thang', '2026-01-31', 'Báo cáo tháng', 'neutral'],
    ['cap-tren', '2026-02-13', 'Báo cáo kết quả giải quyết', 'waiting'],
  ] as const
).map(([id, date, label, tone]) => ({ id, date: day(date), label, tone }))

export const SAMPLE_MARKS = MARKS
export const SAMPLE_DAY = day('2025-12-15')

export function TimelinePage(): VNode {
  return (
    <StaffShell
      {...SHELL}
      title="Hội nghị đối thoại năm 2025"
      mark={<Badge tone="waiting">Đang chuẩn bị</Badge>}
      lead={<DateText date={SAMPLE_DAY} distance="còn 5 ngày làm việc" />}
    >
      <Section title="Mốc thời gian" card>
        <TimelinePicture
          title="Mốc thời gian của hội nghị ngày 15/12/2025"
          description="15 mốc: 3 đã xong, 1 quá hạn, 1 sắp đến hạn. Bảng dưới đây ghi đủ từng mốc."
          day={SAMPLE_DAY}
          dayLabel="Hội nghị"
          items={MARKS}
        />
      </Section>
      <DataTable
        caption="Việc phải làm"
        rows={MARKS}
        rowKey={(mark) => mark.id}
        rowTone={(mark) => mark.tone}
        columns={[
          { key: 'label', label: 'Việc', cell: (mark) => mark.label },
          {
            key: 'date',
            label: 'Hạn',
            cell: (mark) => <DateText date={mark.date} calendarDistance tone={mark.tone} />,
          },
          { key: 'tone', label: 'Trạng thái', cell: (mark) => <Badge tone={mark.tone} /> },
        ]}
      />
      <Section title="Theo lĩnh vực" card>
        <BarChart
          title="Số nội dung theo lĩnh vực"
          rows={[
            { label: 'Giao thông', value: 24, href: '#gt' },
            { label: 'Đất đai', value: 17, href: '#dd' },
            { label: 'Chính sách, an sinh', value: 9, href: '#cs' },
            { label: 'Đúng hạn', value: 51, whole: 58, tone: 'done' },
          ]}
        />
      </Section>
      <Empty
        title="Chưa có bằng chứng niêm yết"
        text="Ảnh chụp bảng niêm yết của từng thôn sẽ hiện ở đây."
        action={<LinkButton href="#them">Thêm ảnh niêm yết</LinkButton>}
      />
    </StaffShell>
  )
}

const PORTAL = {
  commune: 'Xã Suối Mơ',
  over: 'Đối thoại với Nhân dân',
  homeHref: '/xa/suoi-mo',
  nav: [
    { href: '/hn', label: 'Hội nghị', current: true },
    { href: '/gui', label: 'Gửi ý kiến' },
    { href: '/tra', label: 'Tra cứu' },
    { href: '/so', label: 'Số liệu' },
  ],
  languages: [
    { href: '?vi', label: 'Tiếng Việt', lang: 'vi', current: true },
    { href: '?en', label: 'English', lang: 'en' },
    { href: '?de', label: 'Đọc dễ' },
  ],
  footer: (
    <>
      <p>UBND xã Suối Mơ · Điện thoại 0200 000 000</p>
      <p>
        <a href="/du-lieu">Dữ liệu mở</a> · <a href="/ics">Lịch</a> ·{' '}
        <a href="/rieng-tu">Bảo vệ dữ liệu cá nhân</a>
      </p>
    </>
  ),
} as const

export function PublicPage(): VNode {
  return (
    <PublicShell
      {...PORTAL}
      title="Hội nghị đối thoại năm 2025"
      lead={<DateText date={SAMPLE_DAY} distance="còn 7 ngày" />}
    >
      <Callout tone="waiting" title="Đang nhận ý kiến">
        <p>Gửi ý kiến đến hết thứ Ba, 9/12/2025. Không cần tài khoản.</p>
      </Callout>
      <Buttons>
        <LinkButton href="/gui" tone="primary" icon="message">
          Gửi ý kiến
        </LinkButton>
        <LinkButton href="/tra" icon="search">
          Tra cứu ý kiến đã gửi
        </LinkButton>
      </Buttons>
      <Section title="Thời gian, địa điểm">
        <Facts
          items={[
            { term: 'Ngày', value: <DateText date={SAMPLE_DAY} /> },
            { term: 'Giờ', value: '7 giờ 30 phút' },
            { term: 'Nơi', value: 'Hội trường UBND xã' },
            { term: 'Chủ trì', value: 'Chủ tịch UBND xã' },
          ]}
        />
      </Section>
      <Section title="Hỏi và trả lời">
        <Progress label="Đã trả lời" part={58} whole={65} />
        <Quote by="B.V.P., thôn Nà Lầu">
          Đường từ nhà văn hóa thôn đến đập tràn sạt mất một nửa từ trận mưa tháng bảy.
        </Quote>
        <p>
          <Badge tone="done">Đã trả lời</Badge> Xã đã khảo sát ngày 20/11/2025, kè tạm trong tháng 12/2025.
        </p>
      </Section>
      <TimelinePicture
        title="Mốc thời gian"
        description="Năm mốc của hội nghị."
        day={SAMPLE_DAY}
        dayLabel="Hội nghị"
        items={MARKS.filter((_, at) => at % 3 === 1)}
      />
    </PublicShell>
  )
}

export function SendPage(): VNode {
  const state: FormState = {
    values: { phone: '09', name: 'Bàn Văn Phúc' },
    errors: { text: 'Chưa có nội dung. Hãy viết điều muốn hỏi hoặc kiến nghị.' },
  }
  return (
    <PublicShell {...PORTAL} title="Gửi ý kiến">
      <Breadcrumb items={[{ href: '/hn', label: 'Hội nghị năm 2025' }]} />
      <Form action="/gui">
        <ErrorSummary state={state} />
        <TextArea
          {...field(state, 'text')}
          label="Ông, bà muốn nói điều gì?"
          hint="Mỗi việc viết một đoạn."
          required
        />
        <TextField {...field(state, 'name')} label="Họ và tên" autocomplete="name" required />
        <TextField
          {...field(state, 'phone')}
          label="Điện thoại"
          type="tel"
          width="m"
          autocomplete="tel"
          hint="Để báo khi có trả lời."
        />
        <Radios
          {...field(state, 'village')}
          label="Thôn"
          required
          options={[
            { value: 'a', label: 'Nà Lầu' },
            { value: 'b', label: 'Bản Chang' },
          ]}
        />
        <Checkbox
          name="consent"
          label="Tôi đồng ý để xã dùng họ tên, điện thoại để trả lời ý kiến này"
          required
        />
        <Buttons>
          <SubmitButton icon="send">Gửi ý kiến</SubmitButton>
        </Buttons>
      </Form>
      <Section title="Giấy biên nhận">
        <p>
          <Code4 code="7K2MQ4TX9B3C" large />
        </p>
      </Section>
    </PublicShell>
  )
}

export const GALLERY: Readonly<Record<string, () => VNode>> = {
  list: ListPage,
  form: FormPage,
  case: CasePage,
  timeline: TimelinePage,
  public: PublicPage,
  send: SendPage,
}
