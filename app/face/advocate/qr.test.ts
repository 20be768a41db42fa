import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encode } from "uqr";
import { qrPng, qrSvg } from "./qr.server";

const link = "https://paper.example/apps/fidelio/friend/ADA-ROSES";

describe("a link as a picture", () => {
  it("is a PNG whose pixels are the code's modules", () => {
    const png = qrPng(link);
    const { data, size } = encode(link, { border: 4 });
    const side = png.readUInt32BE(16);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(side).toBe(size * 16);
    expect([...png.subarray(24, 29)]).toEqual([1, 0, 0, 0, 0]);
    const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    const line = Math.ceil(side / 8) + 1;
    expect(rows).toHaveLength(line * side);
    const dark = (x: number, y: number) => ((rows[y * line + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1) === 0;
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) expect(dark(x * 16 + 8, y * 16 + 8)).toBe(data[y]![x]);
    }
  });

  it("is an SVG that loads nothing", () => {
    expect(qrSvg(link)).toMatch(/^<svg /u);
    expect(qrSvg(link)).not.toMatch(/<script|href/u);
  });
});
