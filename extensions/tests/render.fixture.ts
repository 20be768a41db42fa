import { basename } from "node:path";
import type { MemberFace, ProgramFace } from "../../app/face/public-face";
import { sampleMemberFace, sampleNow, sampleProgramFace, type SampleMember } from "../../app/face/sample";
import { makeEngine } from "../../devstore/storefront/liquid/engine";
import { withScope } from "../../devstore/storefront/liquid/scope";
import { extensionBlocks, extensionFolder } from "../../devstore/theme/extension-blocks";

const engine = makeEngine({ folder: extensionFolder, path: `/cdn/extensions/${basename(extensionFolder)}/` }, "extension");
const blocks = new Map(extensionBlocks().map((block) => [block.handle, { ...block, templates: engine.parse(block.source) }]));
export const blockHandles = [...blocks.keys()];

export interface Page {
  /** null: nothing was published */
  face?: ProgramFace | null;
  /** a sample's name; null: signed in, and no member */
  member?: SampleMember | MemberFace | null;
  /** nobody is signed in */
  guest?: boolean;
  tags?: string[];
  b2b?: boolean;
  language?: string;
  /** request.page_type */
  kind?: string;
  editor?: boolean;
  settings?: Record<string, unknown>;
  /** the theme's */
  theme?: object;
  product?: object;
  cart?: object;
}

const emptyCart = { currency: { iso_code: "GBP" }, items: [], total_price: 0 };

/** A product of £48.20, with what Shopify's has and the blocks read. */
export function product(more: Record<string, unknown> = {}): object {
  return { price: 4820, price_min: 4820, price_varies: false, "gift_card?": false, selling_plan_groups: [], ...more };
}

/** A block as the storefront would show it, drawn by the stand-in's Liquid with the objects of a page. */
export function draw(handle: string, page: Page = {}): string {
  const block = blocks.get(handle)!;
  const { member = "active", language = "en", guest = false } = page;
  const face = page.face === undefined ? sampleProgramFace() : page.face;
  const prefix = language === "en" ? "" : `/${language}`;
  const summary = typeof member === "string" && !guest ? sampleMemberFace(member) : member;
  const fidelio = summary ? { "$app:fidelio": { summary: { value: summary } } } : {};
  const globals = {
    app: { metafields: face ? { fidelio: { program: { value: face } } } : {} },
    customer: guest ? null : { id: 1, tags: page.tags ?? [], "b2b?": page.b2b ?? false, metafields: fidelio },
    cart: page.cart ?? emptyCart,
    product: page.product,
    shop: { currency: "GBP" },
    request: {
      locale: { iso_code: language },
      page_type: page.kind ?? "page",
      path: `${prefix}/pages/loyalty`,
      design_mode: page.editor ?? false,
    },
    routes: {
      root_url: prefix || "/",
      cart_url: `${prefix}/cart`,
      account_login_url: `${prefix}/account/login`,
      account_register_url: `${prefix}/account/register`,
    },
    settings: page.theme ?? {},
  };
  const scope = {
    locale: language,
    mainLocale: "en",
    zone: "Europe/London",
    now: new Date(sampleNow),
    currency: "GBP",
    moneyFormat: "£{{amount}}",
    prefix,
    blocks: new Map(),
  };
  const defaults = block.schema.settings.flatMap(({ id, default: value }) =>
    id === undefined || value === undefined ? [] : [[id, value]],
  );
  const own = { id: "b1", settings: { ...Object.fromEntries(defaults), ...page.settings }, shopify_attributes: "" };
  return engine.renderSync(block.templates, { block: own }, { globals: withScope(globals, scope) }) as string;
}

/** What a person reads of it. */
export function read(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/gu, "")
    .replace(/<[^>]*>/gu, " ")
    .replaceAll("&nbsp;", "\u00a0")
    .replace(/[ \n]+/gu, " ")
    .trim();
}
