import { appConfig } from "../sign-in/app-config";
import type { Shop } from "../store/entities";
import type { Store } from "../store-parts";
import { appPage, installApp } from "./page/app-page";
import { extensionEditor, saveExtensions } from "./page/extension-editor";
import { customerPage, homePage, missingPage, orderPage, productPage } from "./page/fact-pages";
import { pageFrame, type PageFrame } from "./page/frame";
import { customersPage, ordersPage, productsPage } from "./page/list-pages";
import { planPage, takePlan } from "./page/plan-page";
import { publish, saveTheme, themeEditor, themesPage } from "./page/theme-editor";
import { visitorCookie, visitorOf } from "./visitor";

type Answer = Response | null;
type Page = (frame: PageFrame, parts: string[], url: URL) => Answer;

const pages: Array<[RegExp, Page]> = [
  [/^\/?$/u, (frame) => homePage(frame)],
  [/^\/orders$/u, (frame) => ordersPage(frame)],
  [/^\/products$/u, (frame) => productsPage(frame)],
  [/^\/customers$/u, (frame) => customersPage(frame)],
  [/^\/orders\/(\d+)$/u, (frame, [id]) => orderPage(frame, id!)],
  [/^\/products\/(\d+)$/u, (frame, [id]) => productPage(frame, id!)],
  [/^\/customers\/(\d+)$/u, (frame, [id]) => customerPage(frame, id!)],
  [/^\/themes$/u, (frame) => themesPage(frame)],
  [/^\/settings\/(?:checkout|customer_accounts)(?:\/editor.*)?$/u, (frame, _parts, url) => extensionEditor(frame, url.searchParams)],
  [/^\/charges\/([\w-]+)\/pricing_plans$/u, (frame, [handle]) => (handle === appConfig().handle ? planPage(frame) : null)],
  [/^\/themes\/(current|\d+)\/editor$/u, (frame, [id], url) => themeEditor(frame, id === "current" ? undefined : id, url.searchParams)],
];

const posts: Array<[RegExp, (frame: PageFrame, parts: string[], form: URLSearchParams) => Answer]> = [
  [/^\/themes\/(\d+)\/editor$/u, (frame, [id], form) => saveTheme(frame, id!, form)],
  [/^\/settings\/checkout\/editor$/u, (frame, _parts, form) => saveExtensions(frame, form)],
  [/^\/themes\/(\d+)\/publish$/u, (frame, [id]) => publish(frame, id!)],
  [/^\/charges\/([\w-]+)\/pricing_plans$/u, (frame, [handle], form) => (handle === appConfig().handle ? takePlan(frame, form) : null)],
];

/** `/admin/store/<name>/…`: the app in its frame, and Shopify's own pages as far as the app links to them. */
export async function answerStorePage(store: Store, shop: Shop, path: string, request: Request): Promise<Answer> {
  const url = new URL(request.url);
  const visitor = visitorOf(store.world, shop, request);
  const cookie = visitorCookie(visitor, url.searchParams);
  if (cookie !== null) {
    for (const name of ["locale", "staff"]) url.searchParams.delete(name);
    return new Response(null, { status: 302, headers: { Location: url.pathname + url.search, "Set-Cookie": cookie } });
  }
  const frame = pageFrame(store, shop, visitor, url);
  const app = `/apps/${appConfig().handle}`;
  if (request.method === "POST") {
    if (path === `${app}/install`) return installApp(frame);
    const form = new URLSearchParams(await request.text());
    for (const [pattern, run] of posts) {
      const found = pattern.exec(path);
      if (found) return run(frame, found.slice(1), form);
    }
    return null;
  }
  if (path === app || path.startsWith(`${app}/`)) return appPage(frame, path.slice(app.length), url.searchParams);
  for (const [pattern, show] of pages) {
    const found = pattern.exec(path);
    const answer = found ? show(frame, found.slice(1), url) : null;
    if (answer) return answer;
  }
  return missingPage(frame);
}
