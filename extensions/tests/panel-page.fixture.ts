import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page as Window } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { RedeemAnswer } from "../../app/face/proxy-answers";
import type { MemberFace } from "../../app/face/public-face";
import { sampleMemberFace } from "../../app/face/sample";
import { uiWords } from "../../app/face/ui-words";
import { openBrowser, visit, type Visit, type VisitOptions } from "../../tests/support/browser";
import { panelFile } from "../panel/bundle";
import { draw, product, type Page } from "./render.fixture";

/** What the app would answer under /apps/fidelio/ and the shop under /cart, by path. */
export type Answers = Record<string, (fields: URLSearchParams) => object | Promise<object>>;

export interface Shown {
  page: Window;
  /** everything that was asked for, as "GET /path" */
  asked: string[];
}

/** A refusal, as the app answers one. */
export class Refused {
  constructor(readonly reason: string) {}
}

/** As the Ajax API tells one. */
export const emptyCart = { currency: "GBP", items: [], discount_codes: [] };

const refusedTitle = (reason: string) => uiWords("en", "vous")[`refused_${reason.replaceAll("-", "_")}`];

/** What the app answers who redeemed a code for the cart. */
export const redeemedAnswer = (member: MemberFace, code: string, more: Partial<RedeemAnswer> = {}): RedeemAnswer => ({
  member,
  id: member.codes[0]!.id,
  kind: "amount",
  code,
  waiting: false,
  applies: true,
  variant: null,
  says: `Your code is ${code}.`,
  ...more,
});

/** A member after redeeming once more: the first sample with a new code and less to spend. */
export function redeemedMember(): MemberFace {
  const member = sampleMemberFace("active", { redemptions: 2, balance: { available: 1050, pending: 120, owed: 0 } });
  member.codes.unshift({ id: "second", code: "NEWC-ODE1-2345", reward: "five-off", kind: "amount", variant: null });
  for (const text of Object.values(member.texts)) text.codes.unshift({ title: "£5 off", ends: "Valid until 22 December 2026" });
  return member;
}

const blocks = ["hero", "earn", "rewards", "tiers", "history", "referral"];

/** A part of the theme that shows the cart. */
export const cartSection = (text: string) => `<div id="shopify-section-main-cart" class="shopify-section"><p>${text}</p></div>`;

function html({ embed = true, ...of }: Page & { embed?: boolean }, dark: boolean): string {
  const page = { product: product(), cart: { currency: { iso_code: "GBP" }, items: [], total_price: 4820 }, ...of };
  const style = dark ? "background:#101018;color:#f0f0f0" : "background:#fff;color:#222";
  const body = blocks.map((handle) => draw(handle, page)).join("");
  return `<!doctype html><html lang="${of.language ?? "en"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Loyalty</title><link rel="icon" href="data:,"><style>body{margin:0;font:16px/1.5 serif;${style}}</style></head>
<body><main><h1>Loyalty</h1>${cartSection("nothing in the cart")}${body}</main>${embed ? draw("launcher", page) : ""}</body></html>`;
}

/** Pages drawn by the extension alone, a browser to look at them, and an app that answers as told. */
export function usePanelPage() {
  const visits: Visit[] = [];
  let browser: Browser;
  let shown = "";
  let answers: Answers = {};
  let module: Promise<void> = Promise.resolve();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const send = (type: string, body: string | Buffer, status = 200) => response.writeHead(status, { "content-type": type }).end(body);
    if (pathname === "/") return void send("text/html; charset=utf-8", shown);
    if (pathname.endsWith("/panel.js")) {
      await module;
      return void send("text/javascript", readFileSync(panelFile));
    }
    const body = Buffer.concat((await request.toArray()) as Buffer[]).toString();
    const name = pathname.replace(/^.*\/(apps\/fidelio|cart)\//u, "").replace("/cart.js", "cart.js");
    const said = await (answers[name] ?? (() => new Refused("unavailable")))(body ? new URLSearchParams(body) : searchParams);
    if (said instanceof Refused) send("application/json", JSON.stringify({ reason: said.reason, title: refusedTitle(said.reason) }), 409);
    else send("application/json", JSON.stringify(said));
  };
  const server = createServer((request, response) => void answer(request, response));

  beforeAll(async () => {
    browser = await openBrowser();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  });
  afterEach(async () => {
    const done = visits.splice(0);
    for (const { context } of done) await context.close();
    // a refusal is an answer of 409, and every browser notes it, as it does that it is offline
    const faults = done.flatMap((one) => one.faults).filter((fault) => !/409|ERR_INTERNET_DISCONNECTED/u.test(fault));
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  return {
    async show(
      page: Page & { embed?: boolean },
      told: Answers = {},
      { dark = false, ...options }: VisitOptions & { dark?: boolean } = {},
    ): Promise<Shown> {
      shown = html(page, dark);
      answers = { summary: () => ({ member: sampleMemberFace() }), "cart.js": () => emptyCart, "update.js": () => emptyCart, ...told };
      module = Promise.resolve();
      const opened = await visit(browser, options);
      visits.push(opened);
      const asked: string[] = [];
      opened.page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
      await opened.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      return { page: opened.page, asked };
    },
    /** the panel's module comes no sooner than this */
    moduleWaitsFor(until: Promise<void>): void {
      module = until;
    },
  };
}
