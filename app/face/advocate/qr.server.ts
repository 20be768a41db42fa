import { crc32, deflateSync } from "node:zlib";
import { encode, renderSVG } from "uqr";

/** The quiet space that readers ask for: four modules. */
const border = 4;
/** Of a module in a PNG, in pixels: large enough to print. */
const pixels = 16;

/** A link as a QR code, as SVG. */
export const qrSvg = (link: string): string => renderSVG(link, { border });

/** A link as a QR code, as a PNG of black and white, one bit a pixel. */
export function qrPng(link: string): Buffer<ArrayBuffer> {
  const { data, size } = encode(link, { border });
  const side = size * pixels;
  const line = Math.ceil(side / 8);
  const rows = data.flatMap((modules) => {
    const row = Buffer.alloc(line + 1, 0xff);
    // each row begins with its filter: none
    row[0] = 0;
    for (let x = 0; x < side; x += 1) {
      if (modules[Math.floor(x / pixels)]) row[1 + (x >> 3)]! &= ~(0x80 >> (x & 7));
    }
    return Array.from({ length: pixels }, () => row);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // one bit, grey
  head.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
