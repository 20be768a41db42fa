/** The parts of the theme extension, by the names of their files (extensions/storefront/blocks). */
export const extensionHandle = "storefront";
export const embedHandle = "launcher";
export const placeBlocks = ["product-points", "cart-points"] as const;
export const pageBlocks = ["hero", "earn", "rewards", "tiers", "history"] as const;
export type BlockHandle = (typeof placeBlocks)[number] | (typeof pageBlocks)[number];

/** What App Bridge tells of an extension, as far as it is read here. */
interface ToldExtension {
  handle: string;
  type?: string;
  activations: ReadonlyArray<{ handle?: string; target: string; status?: string; activations?: readonly unknown[] }>;
}

/** Which parts stand in the live theme. */
export interface ThemeFacts {
  embed: boolean;
  blocks: ReadonlySet<string>;
}

/** Null when Shopify tells nothing of our theme extension: then nothing is known of the theme. */
export function themeFacts(told: readonly ToldExtension[]): ThemeFacts | null {
  const ours = told.find(({ handle }) => handle === extensionHandle);
  if (!ours) return null;
  const active = ours.activations.flatMap(({ handle, status }) => (handle !== undefined && status === "active" ? [handle] : []));
  return { embed: active.includes(embedHandle), blocks: new Set(active.filter((handle) => handle !== embedHandle)) };
}

/** Opens the theme editor. */
export const themeEditorLink = (shopDomain: string): string => `https://${shopDomain}/admin/themes/current/editor`;

/** Opens the theme editor at the app embed, to be switched on. */
export const embedLink = (shopDomain: string, apiKey: string): string =>
  `${themeEditorLink(shopDomain)}?context=apps&activateAppId=${apiKey}/${embedHandle}`;

const templates: Record<BlockHandle, { template: string; target: string }> = {
  "product-points": { template: "product", target: "mainSection" },
  "cart-points": { template: "cart", target: "mainSection" },
  hero: { template: "page", target: "newAppsSection" },
  earn: { template: "page", target: "newAppsSection" },
  rewards: { template: "page", target: "newAppsSection" },
  tiers: { template: "page", target: "newAppsSection" },
  history: { template: "page", target: "newAppsSection" },
};

/** Opens the theme editor with the block added to its template, to be saved. */
export function blockLink(shopDomain: string, apiKey: string, block: BlockHandle): string {
  const { template, target } = templates[block];
  return `${themeEditorLink(shopDomain)}?template=${template}&addAppBlockId=${apiKey}/${block}&target=${target}`;
}

export const newPageLink = (shopDomain: string): string => `https://${shopDomain}/admin/pages/new`;
export const storefrontLink = (shopDomain: string): string => `https://${shopDomain}/`;
