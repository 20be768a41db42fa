import type { Theme } from "../../store/entities";
import { extensionBlocks, isEmbed, type ExtensionBlock } from "../../theme/extension-blocks";
import { placeBlock, publishTheme, removeBlock, setEmbed, templates, themeOf, themesOf } from "../../theme/theme-state";
import { blockName } from "../block-name";
import { html, type Markup } from "../html";
import type { AdminLanguage } from "../visitor";
import type { PageFrame } from "./frame";
import { layout } from "./layout";

/** Templates on which the block's schema lets it stand; `page` allows every page's template. */
export function templatesOf({ schema }: ExtensionBlock): string[] {
  const allowed = schema.enabled_on?.templates;
  if (!allowed || allowed.includes("*")) return [...templates];
  return templates.filter((one) => allowed.includes(one) || allowed.includes(one.split(".")[0]!));
}

/** What a deep link of the app asks to be switched on, as Shopify's editor shows it before it is saved. */
interface Asked {
  embed: string | null;
  block: string | null;
  template: string | null;
}

const handleOf = (id: string | null): string | null => id?.split("/").at(-1) ?? null;

function asked(query: URLSearchParams): Asked {
  return { embed: handleOf(query.get("activateAppId")), block: handleOf(query.get("addAppBlockId")), template: query.get("template") };
}

const isPlaced = (theme: Theme, template: string, block: string): boolean =>
  theme.blocks.some((one) => one.template === template && one.block === block);

function embedSwitches(theme: Theme, embeds: ExtensionBlock[], wanted: Asked, language: AdminLanguage): Markup {
  return html`${embeds.map((block) => {
    const on = theme.embeds[block.handle]?.enabled === true || wanted.embed === block.handle;
    return html`<div class="switch line">
      <input type="checkbox" role="switch" id="embed-${block.handle}" name="embed" value="${block.handle}" ${on ? html`checked` : null} />
      <label for="embed-${block.handle}">${blockName(block, language)}</label>
    </div>`;
  })}`;
}

function blockSwitches(theme: Theme, blocks: ExtensionBlock[], wanted: Asked, language: AdminLanguage): Markup {
  const isAsked = (template: string, handle: string) =>
    wanted.block === handle && (wanted.template === template || template.startsWith(`${wanted.template}.`));
  const line = (template: string, block: ExtensionBlock) => {
    const id = `${template}-${block.handle}`.replaceAll(/[^\w-]/gu, "-");
    const on = isPlaced(theme, template, block.handle) || isAsked(template, block.handle);
    return html`<div class="switch line">
      <input type="checkbox" id="${id}" name="block" value="${template}|${block.handle}" ${on ? html`checked` : null} />
      <label for="${id}">${blockName(block, language)}</label>
    </div>`;
  };
  return html`${templates.map((template) => {
    const here = blocks.filter((block) => templatesOf(block).includes(template));
    return here.length === 0
      ? null
      : html`<fieldset>
          <legend>${template}</legend>
          ${here.map((block) => line(template, block))}
        </fieldset>`;
  })}`;
}

/** The stand-in's theme editor: which app embeds are on and which app blocks stand on which template of one theme. */
export function themeEditor(frame: PageFrame, named: string | undefined, query: URLSearchParams): Response {
  const { store, shop, name, say, visitor } = frame;
  const theme = themeOf(store.world, shop, named);
  const wanted = asked(query);
  const all = extensionBlocks();
  const [embeds, blocks] = [all.filter(isEmbed), all.filter((block) => !isEmbed(block))];
  const note = query.has("saved") ? say("theme.saved") : wanted.embed || wanted.block ? say("theme.asked") : null;
  const body = html`<h1>${say("theme.editor")}: ${theme.name}</h1>
    ${note === null ? null : html`<p class="note" role="status">${note}</p>`}
    <form class="card" method="post" action="/admin/store/${name}/themes/${theme.id}/editor">
      ${all.length === 0 ? html`<p>${say("theme.none")}</p>` : null}
      ${
        embeds.length === 0
          ? null
          : html`<fieldset>
              <legend>${say("theme.embeds")}</legend>
              ${embedSwitches(theme, embeds, wanted, visitor.language)}
            </fieldset>`
      }
      ${
        blocks.length === 0
          ? null
          : html`<h2>${say("theme.blocks")}</h2>
              <div class="columns">${blockSwitches(theme, blocks, wanted, visitor.language)}</div>`
      }
      <button class="button primary" type="submit">${say("save")}</button>
    </form>
    <p><a href="/admin/store/${name}/themes">${say("themes")}</a></p>`;
  return layout(frame, { title: say("theme.editor"), section: "online-store", body });
}

/** Makes the theme what the form says: what is ticked is there, what is not is gone. */
export function saveTheme({ store, shop, name }: PageFrame, id: string, form: URLSearchParams): Response {
  const { world } = store;
  const all = extensionBlocks();
  const on = form.getAll("embed");
  for (const { handle } of all.filter(isEmbed)) {
    const enabled = themeOf(world, shop, id).embeds[handle]?.enabled === true;
    if (enabled !== on.includes(handle)) setEmbed(world, shop, { theme: id, block: handle, enabled: on.includes(handle) });
  }
  for (const block of all.filter((one) => !isEmbed(one))) {
    for (const template of templatesOf(block)) {
      const there = isPlaced(themeOf(world, shop, id), template, block.handle);
      const wanted = form.getAll("block").includes(`${template}|${block.handle}`);
      if (wanted && !there) placeBlock(world, shop, { template, block: block.handle, settings: {} }, id);
      if (!wanted && there) removeBlock(world, shop, { template, block: block.handle }, id);
    }
  }
  return new Response(null, { status: 303, headers: { Location: `/admin/store/${name}/themes/${id}/editor?saved=1` } });
}

export function themesPage(frame: PageFrame): Response {
  const { store, shop, name, say } = frame;
  const base = `/admin/store/${name}/themes`;
  const card = (theme: Theme) =>
    html`<section class="card row">
      <h2>${theme.name}</h2>
      ${
        theme.role === "main"
          ? html`<span class="badge">${say("theme.published")}</span>`
          : html`<form method="post" action="${base}/${theme.id}/publish">
              <button class="button" type="submit">${say("theme.publish", { name: theme.name })}</button>
            </form>`
      }
      <a class="button" href="${base}/${theme.id}/editor" aria-label="${say("theme.edit")}: ${theme.name}">${say("theme.edit")}</a>
    </section>`;
  const body = html`<h1>${say("themes")}</h1>
    ${themesOf(store.world, shop).map(card)}`;
  return layout(frame, { title: say("themes"), section: "online-store", body });
}

export function publish({ store, shop, name }: PageFrame, id: string): Response {
  publishTheme(store.world, shop, id);
  return new Response(null, { status: 303, headers: { Location: `/admin/store/${name}/themes` } });
}
