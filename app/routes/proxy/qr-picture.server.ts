import { qrPng, qrSvg } from "../../face/advocate/qr.server";
import { currentCodeOf } from "../../referrals/codes.server";
import { friendLink } from "../../referrals/link.server";
import { shopRow } from "../../programs/shop.server";
import type { VisitorRequest } from "../shopper/request";
import { isVisible } from "../shopper/visible.server";

/** What the picture says is what whoever asks knows already: the code. Any code that leads to somebody has one. */
export async function qrPicture({ inShop }: VisitorRequest, params: { file?: string | undefined }): Promise<Response> {
  const [, code = "", kind] = /^(.+)\.(svg|png)$/u.exec(params.file ?? "") ?? [];
  const link = await inShop(async (tx) => {
    if (kind === undefined || !(await isVisible(tx))) return null;
    const known = await currentCodeOf(tx, code);
    return known === null ? null : friendLink(await shopRow(tx), known);
  });
  if (link === null) return new Response("", { status: 404, headers: { "cache-control": "no-store" } });
  const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
  if (kind === "png") return new Response(qrPng(link), { headers: { ...headers, "content-type": "image/png" } });
  return new Response(qrSvg(link), { headers: { ...headers, "content-type": "image/svg+xml" } });
}
