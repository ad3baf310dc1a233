// Reading what sellers paste and drop: forms, encodings, column guesses, bad rows with their lines.

import { crc32 } from 'node:zlib';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../extension/src/page/import/csv.ts';
import { decode, guessEncoding } from '../../extension/src/page/import/decode.ts';
import { guessMapping } from '../../extension/src/page/import/mapping.ts';
import { openFile, openText, readTable, Unreadable, type Opened, type ReadSheet } from '../../extension/src/page/import/open.ts';
import { recognise, splitPlain } from '../../extension/src/page/import/paste.ts';
import { findPlatform, platformIds } from '../../extension/src/page/import/platforms.ts';
import { readCount, readGrade, readMoney, readStars, readWhen } from '../../extension/src/page/import/values.ts';
import { Cancelled, paceOf } from '../../extension/src/page/pace.ts';
import sampleCsv from '../../extension/demo/sample-reviews.csv?raw';
import sampleNdjson from '../../extension/demo/sample-reviews.ndjson?raw';

const pace = () => {};
const utf8 = (text: string) => new TextEncoder().encode(text);
const noSheet: ReadSheet = () => Promise.reject(new Error('not a spreadsheet'));
const open = (name: string, content: string | Uint8Array) =>
  openFile(name, typeof content === 'string' ? utf8(content) : content, noSheet, { pace });
async function readAll(opened: Opened, platform?: string) {
  if (opened.kind === 'reviews') return opened.read;
  const { header, mapping } = guessMapping(opened.rows.map((row) => row.cells));
  return readTable(opened, mapping, header, platform ? { platform } : {}, { pace });
}

// Node writes no GB18030: the bytes of 质量差，用两天就坏了 as a Chinese Excel leaves them.
const gbText = [0xd6, 0xca, 0xc1, 0xbf, 0xb2, 0xee, 0xa3, 0xac, 0xd3, 0xc3, 0xc1, 0xbd, 0xcc, 0xec, 0xbe, 0xcd, 0xbb, 0xb5, 0xc1, 0xcb];

describe('encodings', () => {
  test('UTF-8 with a byte-order mark loses the mark and nothing else', async () => {
    const { text, encoding, broken } = await decode(utf8('\ufeff评价内容\r\n很好\r'), pace);
    expect([text, encoding, broken]).toEqual(['评价内容\n很好\n', 'utf-8', 0]);
  });

  test('GB18030 without any mark is recognised', async () => {
    const { text, encoding, broken } = await decode(new Uint8Array(gbText), pace);
    expect([text, encoding, broken]).toEqual(['质量差，用两天就坏了', 'gb18030', 0]);
  });

  test('GB18030 after a long stretch of ASCII is recognised', () => {
    const bytes = new Uint8Array(3_000_000 + gbText.length).fill(0x61);
    bytes.set(gbText, 3_000_000);
    expect(guessEncoding(bytes)).toBe('gb18030');
  });

  test('UTF-8 with one broken byte stays UTF-8 and the line is told', async () => {
    const bytes = utf8('评价内容,星级\n质量太差了客服也不理人,1\n很好用X下次还来,5\n');
    bytes[bytes.indexOf(0x58)] = 0xe4;
    const opened = await open('a.csv', bytes);
    const read = await readAll(opened);
    expect(read.reviews.map((r) => r.text)).toEqual(['质量太差了客服也不理人', '很好用\ufffd下次还来']);
    expect(read.problems).toEqual([{ file: 'a.csv', line: 3, what: { key: 'page_badBytes' }, kind: 'ignored' }]);
  });

  test('UTF-16 with a mark, as Excel saves Unicode text', async () => {
    const text = '\ufeff内容\t星级\n差\t1\n';
    const bytes = new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);
    expect((await decode(bytes, pace)).text).toBe('内容\t星级\n差\t1\n');
  });

  test('a carriage return at the end of one slice and its line feed in the next are one line end', async () => {
    const half = (1 << 21) - 1;
    const { text } = await decode(utf8(`${'a'.repeat(half)}\r\nb`), pace);
    expect(text.length).toBe(half + 2);
  });
});

describe('separated values', () => {
  test('line numbers count the lines inside quoted cells', async () => {
    const { rows } = await readCsv('t,n\n"a\nb",1\n\nc,2\n', pace);
    expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([[1, 't'], [2, 'a\nb'], [5, 'c']]);
  });

  test('a quotation mark that never closes costs its own line only', async () => {
    const { rows, openQuotes } = await readCsv('text,stars\n好用,5\n"坏了,1\n不错,4\n一般,3\n', pace);
    expect(openQuotes).toEqual([3]);
    expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([[1, 'text'], [2, '好用'], [4, '不错'], [5, '一般']]);
  });

  test('rows, order and lines survive the chunks of a long file', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 7 === 1 ? `"第${i}条\n有两行",${i % 5}` : `第${i}条没有换行,${i % 5}`));
    const { rows } = await readCsv(`text,stars\n${lines.join('\n')}\n`, pace);
    expect(rows.length).toBe(20_001);
    const last = rows.at(-1);
    expect(last?.cells[0]).toBe('第19999条没有换行');
    // A header, 19,999 rows before it, 2,857 of which have two lines.
    expect(last?.line).toBe(1 + 19_999 + 2857 + 1);
  });

  test('a cell of one megabyte is one review', async () => {
    const long = '很长的评价，'.repeat(180_000);
    const read = await readAll(await open('long.csv', `评价内容,星级\n"${long}",1\n短的评价,5\n`));
    expect(read.reviews.map((r) => r.text.length)).toEqual([long.length, 4]);
  });

  test('semicolons and tabs separate too', async () => {
    expect((await readCsv('a;b\n1;2\n', pace)).rows[1]?.cells).toEqual(['1', '2']);
    expect((await readCsv('a\tb\n1\t2\n', pace)).rows[1]?.cells).toEqual(['1', '2']);
  });

  test('cancelling stops the reading', async () => {
    const stop = new AbortController();
    const text = `text,stars\n${'很好用,5\n'.repeat(200_000)}`;
    const reading = readCsv(text, paceOf(stop.signal), (done) => { if (done > 0.2) stop.abort(); });
    await expect(reading).rejects.toBeInstanceOf(Cancelled);
  });
});

describe('columns', () => {
  test('every column of our Chinese sample is named by its header', async () => {
    const opened = await open('sample.csv', sampleCsv);
    if (opened.kind !== 'table') throw new Error('not a table');
    const { header, mapping } = guessMapping(opened.rows.map((row) => row.cells));
    expect(header).toBe(true);
    expect(mapping).toEqual(['id', 'platform', 'product_id', 'product_name', 'variant', 'buyer', 'stars', 'grade', 'text', 'append',
      'append_days', 'date', 'images', 'helpful', 'order_id', 'price', 'currency', 'signed_at', 'reply', 'reply_date', 'lang']);
  });

  test('the CSV sample and the NDJSON sample are the same reviews', async () => {
    const table = await readAll(await open('sample.csv', sampleCsv));
    const lines = await readAll(await open('sample.ndjson', sampleNdjson));
    expect(table.problems).toEqual([]);
    expect(lines.problems).toEqual([]);
    const plain = (reviews: typeof lines.reviews) => reviews.map(({ date, ...rest }) => ({ ...rest, time: Date.parse(date ?? '') }));
    expect(plain(table.reviews)).toEqual(plain(lines.reviews));
    expect(lines.reviews.length).toBe(24);
  });

  test.each([
    ['Review Title,Review Body,Star Rating,Reviewer Name,Review Date,Product', ['title', 'text', 'stars', 'buyer', 'date', 'product_name']],
    ['宝贝标题,买家会员名,评价等级,评价内容,评价时间,订单编号', ['product_name', 'buyer', 'grade', 'text', 'date', 'order_id']],
    ['order_id,asin,rating,comment,helpful_votes,seller_reply', ['order_id', 'product_id', 'stars', 'text', 'helpful', 'reply']],
    ['用户昵称,商品规格,初评内容,追评内容,评论图片,商家回复', ['buyer', 'variant', 'text', 'append', 'images', 'reply']],
  ])('headers of other exports: %s', (header, wanted) => {
    expect(guessMapping([header.split(','), wanted.map(() => 'x')]).mapping).toEqual(wanted);
  });

  test('without a header the contents decide', () => {
    const rows = [
      ['2026-11-01 10:00', 'u1', '5', '东西不错，物流也快，下次还来'],
      ['2026-11-02 11:30', 'u2', '1', '用了两天就坏了，客服不理人'],
      ['2026-11-03 09:10', 'u3', '3', '一般般，没有想象的好'],
    ];
    expect(guessMapping(rows)).toEqual({ header: false, mapping: ['date', null, 'stars', 'text'] });
  });

  test('a long first review is not taken for a header', () => {
    expect(guessMapping([['评价'], ['好']]).header).toBe(true);
    expect(guessMapping([['这个评价我要写长一点，因为买了三次每次都有问题，客服每次都说下次注意，结果还是一样'], ['好']]).header).toBe(false);
  });

  test('a title goes before the text', async () => {
    const read = await readAll(await open('a.csv', 'Review Title,Review Body,Rating\nBroken,It died in a day,1\n'));
    expect(read.reviews).toEqual([{ text: 'Broken\nIt died in a day', stars: 1 }]);
  });
});

describe('bad rows', () => {
  test('each is told with its line and the rest is read', async () => {
    const read = await readAll(await open('a.csv', '评价内容,星级,评价时间\n好用,5,2026-11-01\n,1,2026-11-02\n坏了,九星,2026-13-40\n不错,4,\n'));
    expect(read.reviews.map((r) => r.text)).toEqual(['好用', '坏了', '不错']);
    expect(read.problems.map((p) => `${p.file}:${p.line}: ${p.what.key} ${p.kind}`)).toEqual([
      'a.csv:3: page_badNoText lost', 'a.csv:4: page_badDate ignored', 'a.csv:4: page_badStars ignored',
    ]);
  });

  test('NDJSON lines that are no JSON or no review', async () => {
    const read = await readAll(await open('a.ndjson', '{"text":"好"}\n{"text":\n[1]\n\n{"text":"坏","stars":"many"}\n{"stars":1}\n'));
    expect(read.reviews).toEqual([{ text: '好' }, { text: '坏' }]);
    expect(read.problems.map((p) => `${p.line} ${p.what.key}`).toSorted()).toEqual(['2 page_badJson', '3 page_badNotObject', '5 page_badType', '6 page_badNoText']);
  });

  test('files that are no reviews at all', async () => {
    await expect(open('a.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).rejects.toMatchObject({ key: 'page_fileOldExcel' });
    await expect(open('a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]))).rejects.toMatchObject({ key: 'page_fileUnknown' });
    await expect(open('a.csv', '  \n ')).rejects.toMatchObject({ key: 'page_fileEmpty' });
    await expect(open('a.csv', new Uint8Array())).rejects.toBeInstanceOf(Unreadable);
    await expect(openFile('a.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 9]), readSheet as unknown as ReadSheet, { pace }))
      .rejects.toMatchObject({ key: 'page_fileBroken' });
  });
});

describe('JSON', () => {
  test("objects with other names become a table with guessed columns, wherever the list is", async () => {
    const answer = { code: 0, data: { total: 2, list: [
      { reviewContent: '快递太慢', star: 2, user: { nickname: '小王' } }, { reviewContent: '满意', star: 5, user: { nickname: '小李' } },
    ] } };
    const read = await readAll(await open('api.json', JSON.stringify(answer)));
    expect(read.reviews.map((r) => [r.text, r.stars])).toEqual([['快递太慢', 2], ['满意', 5]]);
  });

  test('our own export is read again', async () => {
    const read = await readAll(await open('x.ndjson', '{"review":{"text":"坏了","platform":"jd"},"assessment":{}}\n'));
    expect(read.reviews).toEqual([{ text: '坏了', platform: 'jd' }]);
  });

  test('hostile values are only values', async () => {
    const read = await readAll(await open('x.json', '[{"text":"<img src=x onerror=alert(1)>","__proto__":{"bad":1},"product":{"name":{"a":1}}}]'));
    expect(read.reviews).toEqual([{ text: '<img src=x onerror=alert(1)>' }]);
    expect(read.problems.map((p) => p.what.key)).toEqual(['page_badType']);
    expect(({} as { bad?: number }).bad).toBeUndefined();
  });
});

describe('pasted text', () => {
  test.each([
    ['很好用', 'one'],
    ['很好用\n坏了', 'lines'],
    ['第一条\n接着写\n\n第二条', 'blocks'],
    ['评价内容\t星级\n很好\t5', 'table'],
    ['text,stars\nGood, really,5', 'table'],
    ['Good, but slow\nBad, bad, bad', 'lines'],
    ['[退货] 不给退\n好', 'lines'],
    ['{"text":"好"}', 'json'],
    ['[{"text":"好"}]', 'json'],
    ['{{店名}}真差', 'one'],
  ])('%j is read as %s', (text, form) => {
    expect(recognise(text)).toBe(form);
  });

  test('blocks keep their inner lines and know where they began', () => {
    expect(splitPlain('\n一\n二\n \n三\n', 'blocks')).toEqual([{ line: 2, text: '一\n二' }, { line: 5, text: '三' }]);
    expect(splitPlain('一\n\n二', 'one')).toEqual([{ line: 1, text: '一\n\n二' }]);
    expect(splitPlain('一\n\n二', 'lines').map((p) => p.text)).toEqual(['一', '二']);
  });

  test('ten thousand lines are ten thousand reviews', async () => {
    const opened = await openText('p', '一条评价\n'.repeat(10_000), 'lines', { pace });
    expect(opened.kind === 'reviews' && opened.read.reviews.length).toBe(10_000);
  });
});

describe('cells', () => {
  test.each([['5', 5], ['4.5', 4.5], ['3星', 3], ['★★☆☆☆', 2], ['五星', 5], ['4.0 out of 5 stars', 4], ['5/5', 5], ['5 stars', 5], ['0', null], ['10', null], ['好', null], ['2026', null]])('stars %j', (cell, wanted) => {
    expect(readStars(cell)).toBe(wanted);
  });
  test.each([['差评', 'bad'], ['中评', 'neutral'], ['Good', 'good'], ['非常差', null]])('grade %j', (cell, wanted) => {
    expect(readGrade(cell)).toBe(wanted);
  });
  test.each([
    ['2026年11月3日', '2026-11-03'], ['2026/1/2', '2026-01-02'], ['2026-02-30', null], ['11/25/2026', '2026-11-25'], ['25/11/2026', '2026-11-25'],
    ['03/04/2026', null], ['March 3, 2026', '2026-03-03'], ['2026-11-20T10:00:00+08:00', '2026-11-20T10:00:00+08:00'], ['昨天', null],
  ])('date %j', (cell, wanted) => {
    expect(readWhen(cell)).toBe(wanted);
  });
  test('a time without zone gets the seller’s own', () => {
    expect(readWhen('2026-11-20 10:05:06')).toMatch(/^2026-11-20T10:05:06[+-]\d\d:\d\d$/u);
  });
  test.each([['¥1,299.00', { amount: '1299.00', currency: 'CNY' }], ['$34.99', { amount: '34.99', currency: 'USD' }], ['89', { amount: '89' }], ['199元', { amount: '199', currency: 'CNY' }], ['-5', null], ['免费', null]])('money %j', (cell, wanted) => {
    expect(readMoney(cell)).toEqual(wanted);
  });
  test.each([['3', 3], ['2张', 2], ['https://a/1.jpg,https://a/2.jpg', 2], ['无', 0], ['很多', null]])('count %j', (cell, wanted) => {
    expect(readCount(cell)).toBe(wanted);
  });
  test('platforms by id and by either name', () => {
    expect(platformIds).toContain('tmall');
    expect(platformIds.at(-1)).toBe('generic');
    expect([findPlatform('天猫'), findPlatform('天猫旗舰店'), findPlatform('JD'), findPlatform('我的小程序')]).toEqual(['tmall', 'tmall', 'jd', null]);
  });
});

test('a spreadsheet becomes a table with the numbers of its rows', async () => {
  const opened = await openFile('a.xlsx', sheet([['评价内容', '星级', '评价时间'], ['漏电，差点出事', 1, '2026-11-02'], [], ['好用', 5, '']]),
    (bytes) => readSheet(bytes.slice().buffer) as ReturnType<ReadSheet>, { pace });
  const read = await readAll(opened, 'jd');
  expect(opened.kind === 'table' && opened.rows.map((row) => row.line)).toEqual([1, 2, 4]);
  expect(read.reviews).toEqual([
    { text: '漏电，差点出事', stars: 1, date: '2026-11-02', platform: 'jd' }, { text: '好用', stars: 5, platform: 'jd' },
  ]);
});

/** The smallest workbook that spreadsheet programs open: one sheet, texts inline, nothing compressed. */
function sheet(rows: (string | number)[][]): Uint8Array {
  const cells = rows.map((row, y) => `<row r="${y + 1}">${row.map((cell, x) => {
    const at = `${String.fromCharCode(65 + x)}${y + 1}`;
    return typeof cell === 'number' ? `<c r="${at}"><v>${cell}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  }).join('')}</row>`).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const links = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${related}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${links}"><Relationship Id="r1" Type="${related}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`,
  });
}

function zip(files: Record<string, string>): Uint8Array {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    index.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, place, title]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(index.length, 4);
  end.writeUInt16LE(index.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06'), end]));
}
