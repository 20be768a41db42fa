import {
  RenderTag,
  Tag,
  TypeGuards,
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  type TagToken,
  type Template,
  type TopLevelToken,
} from "liquidjs";
import { scopeOf } from "./scope";

type Found = Template[];

/** Parses up to `end`, and keeps or drops what stands between. */
function bodyOf(tag: TagToken, rest: TopLevelToken[], parser: Parser, end: string): Found {
  const body: Found = [];
  while (rest.length > 0) {
    const token = rest.shift()!;
    if (TypeGuards.isTagToken(token) && token.name === end) return body;
    body.push(parser.parseToken(token, rest));
  }
  throw new Error(`{% ${tag.name} %} is not closed by {% ${end} %}.`);
}

/** What stands between is text for people, or data for Shopify: neither parsed nor shown. */
function skipTo(tag: TagToken, rest: TopLevelToken[], end: string): void {
  while (rest.length > 0) {
    const token = rest.shift()!;
    if (TypeGuards.isTagToken(token) && token.name === end) return;
  }
  throw new Error(`{% ${tag.name} %} is not closed by {% ${end} %}.`);
}

class SkippedTag extends Tag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    skipTo(token, rest, `end${token.name}`);
  }
  *render(): Generator<unknown, void, unknown> {}
}

class RefusedTag extends Tag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    throw new Error(`{% ${token.name} %} is not for app blocks: name a file of assets in the block's schema.`);
  }
  *render(): Generator<unknown, void, unknown> {}
}

class StyleTag extends Tag {
  private readonly body: Found;
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.body = bodyOf(token, rest, parser, "endstyle");
  }
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write("<style data-shopify>");
    yield this.liquid.renderer.renderTemplates(this.body, context, emitter);
    emitter.write("</style>");
  }
  *children(): Generator<unknown, Template[]> {
    return this.body;
  }
}

/** Where a form of each type posts to, and under which path of the shop. */
const actions: Record<string, string> = {
  product: "/cart/add",
  cart: "/cart",
  customer_login: "/account/login",
  create_customer: "/account",
  localization: "/localization",
};

/** `{% form 'product', product, class: 'x' %}` as Shopify writes it. */
class FormTag extends Tag {
  private readonly type: string;
  private readonly attributes: string;
  private readonly body: Found;
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.type = /^\s*['"](\w+)['"]/u.exec(token.args)?.[1] ?? "";
    if (!(this.type in actions)) throw new Error(`The stand-in does not know {% form '${this.type}' %}.`);
    this.attributes = [...token.args.matchAll(/([\w-]+):\s*(['"])(.*?)\2/gu)].map(([, name, , value]) => ` ${name}="${value}"`).join("");
    this.body = bodyOf(token, rest, parser, "endform");
  }
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const action = `${scopeOf(context).prefix}${actions[this.type]}`;
    emitter.write(`<form method="post" action="${action}" accept-charset="UTF-8"${this.attributes}>`);
    emitter.write(`<input type="hidden" name="form_type" value="${this.type}"><input type="hidden" name="utf8" value="✓">`);
    yield this.liquid.renderer.renderTemplates(this.body, context, emitter);
    emitter.write("</form>");
  }
  *children(): Generator<unknown, Template[]> {
    return this.body;
  }
}

/** `{% render block %}` puts an app block where it was placed; every other render is a snippet's. */
class ThemeRenderTag extends Tag {
  private readonly snippet: RenderTag | null;
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.snippet = token.args.trim() === "block" ? null : new RenderTag(token, rest, liquid, parser);
  }
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    if (this.snippet) yield* this.snippet.render(context, emitter);
    else emitter.write(scopeOf(context).blocks.get(context.getSync(["block", "id"]) as string) ?? "");
  }
}

/** `{% section 'x' %}`: a file of sections/ with its own `section`, wrapped as Shopify does. */
class SectionTag extends Tag {
  private readonly file: string;
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.file = /^['"]([\w-]+)['"]$/u.exec(token.args.trim())?.[1] ?? "";
  }
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const blocks = [...scopeOf(context).blocks.keys()].map((id) => ({ id, type: "@app", shopify_attributes: "" }));
    const section = { id: this.file, settings: {}, blocks };
    const drawn = (yield this.liquid._renderFile(
      `sections/${this.file}.liquid`,
      { section },
      { globals: context.globals, sync: true },
    )) as string;
    emitter.write(`<div id="shopify-section-${this.file}" class="shopify-section">${drawn}</div>`);
  }
}

/** Tags of liquidjs that Shopify does not have. */
const notShopify = ["layout", "block", "raw_block"];

export function registerTags(engine: Liquid, kind: "theme" | "extension"): void {
  for (const name of notShopify) delete engine.tags[name];
  engine.registerTag("doc", SkippedTag);
  engine.registerTag("style", StyleTag);
  engine.registerTag("form", FormTag);
  if (kind === "theme") {
    engine.registerTag("render", ThemeRenderTag);
    engine.registerTag("section", SectionTag);
    engine.registerTag("schema", SkippedTag);
  } else {
    delete engine.tags["include"];
    engine.registerTag("stylesheet", RefusedTag);
    engine.registerTag("javascript", RefusedTag);
  }
}
