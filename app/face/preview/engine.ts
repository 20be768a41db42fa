import { Liquid } from "liquidjs";
import { snippets } from "./snippets";

/** The extension's own colours stand black on white; no theme is known here that could have others. */
const farApart = 21;

/** A Liquid over the extension's snippets, for the browser. Of Shopify's own filters it has those that the snippets use. */
function makeEngine(): Liquid {
  const engine = new Liquid({ templates: { ...snippets }, extname: "", cache: true, strictFilters: true });
  engine.registerFilter("color_contrast", () => farApart);
  engine.registerFilter("asset_url", (name: unknown) => String(name));
  return engine;
}

const engine = makeEngine();

const render = (snippet: string, locals: readonly string[]) =>
  engine.parse(`{% render '${snippet}', ${locals.map((name) => `${name}: ${name}`).join(", ")} %}`);

const shared = ["face", "words", "member", "mine", "standing", "proxy", "block"] as const;
const launcher = render("launcher", shared);
const section = render("section", [...shared, "part"]);

/** Draws the button with its panel, or a block of the loyalty page. `globals` are what a theme's page has. */
export function drawSnippet(part: "launcher" | "section", locals: object, globals: object): string {
  return String(engine.renderSync(part === "launcher" ? launcher : section, locals, { globals }));
}
