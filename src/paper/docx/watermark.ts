// DỰ THẢO across every page of a draft, as Word itself sets words behind the text: in the header, pale, at a slant.
import { DRAFT } from '../letterhead.ts'
import { element, ReadyRun } from './ready.ts'

const POINTS = 72 / 25.4

/** `id` tells the headers' shapes apart; `width` of the page in mm. */
export function acrossThePage(id: number, width: number): ReadyRun {
  const long = Math.round(width * POINTS * 0.85)
  const style = [
    'position:absolute;margin-left:0;margin-top:0',
    `width:${long}pt;height:${Math.round(long / 4.2)}pt;rotation:308;z-index:-251658752`,
    'mso-position-horizontal:center;mso-position-horizontal-relative:margin',
    'mso-position-vertical:center;mso-position-vertical-relative:margin',
  ].join(';')
  const words = element('v:textpath', {
    style: 'font-family:"Times New Roman";font-size:1pt;font-weight:bold',
    string: DRAFT,
  })
  const shape = element(
    'v:shape',
    {
      id: `DuThao${id}`,
      'o:spid': `_x0000_s${2048 + id}`,
      type: '#_x0000_t136',
      style,
      'o:allowincell': 'f',
      fillcolor: '#e8e8e8',
      stroked: 'f',
      alt: '',
    },
    [words],
  )
  return new ReadyRun({ 'w:r': [{ 'w:rPr': [{ 'w:noProof': {} }] }, { 'w:pict': [SHAPE_TYPE, shape] }] })
}

/** Office's own "WordArt" shape, which turns a text into an outline along a path. */
const SHAPE_TYPE = element(
  'v:shapetype',
  {
    id: '_x0000_t136',
    coordsize: '21600,21600',
    'o:spt': 136,
    adj: 10800,
    path: 'm@7,l@8,m@5,21600l@6,21600e',
  },
  [
    {
      'v:formulas': [
        'sum #0 0 10800',
        'prod #0 2 1',
        'sum 21600 0 @1',
        'sum 0 0 @2',
        'sum 21600 0 @3',
        'if @0 @3 0',
        'if @0 21600 @1',
        'if @0 0 @2',
        'if @0 @4 21600',
        'mid @5 @6',
        'mid @8 @5',
        'mid @7 @8',
        'mid @6 @7',
        'sum @6 0 @5',
      ].map((eqn) => element('v:f', { eqn })),
    },
    element('v:path', {
      textpathok: 't',
      'o:connecttype': 'custom',
      'o:connectlocs': '@9,0;@10,10800;@11,21600;@12,10800',
      'o:connectangles': '270,180,90,0',
    }),
    element('v:textpath', { on: 't', fitshape: 't' }),
  ],
)
