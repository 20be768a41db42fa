/** What filters and tags need to know of the page that is being drawn. Hung on Liquid's globals, which every snippet shares. */
export interface RenderScope {
  locale: string;
  mainLocale: string;
  zone: string;
  /** what "now" and "today" are: the shop's business time */
  now: Date;
  currency: string;
  /** such as "£{{amount}}" */
  moneyFormat: string;
  /** "" or "/fr" */
  prefix: string;
  /** drawn app blocks by id */
  blocks: Map<string, string>;
}

const scopes = new WeakMap<object, RenderScope>();

export function withScope(globals: object, scope: RenderScope): object {
  scopes.set(globals, scope);
  return globals;
}

export function scopeOf(context: { globals: object }): RenderScope {
  const scope = scopes.get(context.globals);
  if (!scope) throw new Error("Liquid was rendered without a page.");
  return scope;
}
