import { readGround } from "../face/ground.server";
import { termsPage } from "../face/terms-page";
import { servePage } from "./proxy/serve-proxy.server";

/** GET terms: a page of Liquid, drawn in the shop's own layout, for whoever asks. */
export const loader = servePage(async ({ inShop }) => {
  const ground = await inShop(readGround);
  const headers = { "content-type": "application/liquid; charset=utf-8", "cache-control": "no-store" };
  if (ground === null) return new Response("", { status: 404, headers });
  return new Response(termsPage(ground.versions, ground.shop), { headers });
});
