// Workbooks and CSV: read back with another program's eyes; nothing becomes a formula, nothing breaks the file.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import readXlsxFile from 'read-excel-file/node'
import { csvText, xlsxJob } from './xlsx.ts'

const columns = [{ header: 'Nội dung', width: 40 }, { header: 'Số' }]

test('a workbook reads back as it was written', async () => {
  const bytes = await xlsxJob({
    sheets: [
      {
        name: 'Sổ [2024]: văn bản / rất dài rất dài rất dài',
        columns,
        rows: [
          ['=HYPERLINK("http://xau.example")', 5],
          ['Đường\u0000 hỏng\u0007\nlần 3', null],
          ['x'.repeat(40_000), 1.5],
        ],
      },
      { name: 'Trống', columns, rows: [] },
    ],
  })
  const sheets = await readXlsxFile(Buffer.from(bytes))
  const [first, second] = sheets.map((sheet) => sheet.data)
  assert.deepEqual(first?.[0], ['Nội dung', 'Số'])
  assert.deepEqual(first?.[1], ['=HYPERLINK("http://xau.example")', 5])
  assert.deepEqual(first?.[2], ['Đường hỏng\nlần 3', null])
  assert.equal(String(first?.[3]?.[0]).length, 32_767)
  assert.equal(second?.length, 1)
})

test('CSV quotes what must be quoted and disarms formulas', () => {
  const text = csvText({
    columns,
    rows: [
      ['a "b", c\nd', 1],
      ['=1+1', null],
      ['@lệnh', -3],
    ],
  })
  assert.equal(text, '\ufeffNội dung,Số\r\n"a ""b"", c\nd",1\r\n\'=1+1,\r\n\'@lệnh,-3\r\n')
})
