// Writes the smallest spreadsheet file that a spreadsheet program would open: one sheet of texts, in an uncompressed ZIP.

import { crc32 } from 'node:zlib';

export function sheetFile(rows: readonly (readonly string[])[]): Buffer {
  const cells = rows.map((row, y) => `<row r="${y + 1}">${row.map((text, x) => (
    `<c r="${String.fromCodePoint(65 + x)}${y + 1}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`
  )).join('')}</row>`).join('');
  const kind = 'http://schemas.openxmlformats.org';
  return zip({
    '[Content_Types].xml': `<Types xmlns="${kind}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${kind}/package/2006/relationships"><Relationship Id="r1" Type="${kind}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${kind}/spreadsheetml/2006/main" xmlns:r="${kind}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${kind}/package/2006/relationships"><Relationship Id="r1" Type="${kind}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${kind}/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
  });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [title, content] = [Buffer.from(name), Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`)];
    // Version, flags, method "stored", time, date; then checksum, both sizes, and the length of the name.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    parts.push(Buffer.from('PK\u0003\u0004'), common, title, content);
    index.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, place, title);
    at += 4 + common.length + title.length + content.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(index.length / 4, 8);
  end.writeUInt16LE(index.length / 4, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
