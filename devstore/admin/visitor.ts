import { owner, staffOf } from "../sign-in/staff";
import type { Shop } from "../store/entities";
import type { World } from "../store/world";

export const languages = ["en", "fr"] as const;
export type AdminLanguage = (typeof languages)[number];

/** Who sits before the admin, and in which language they read it. */
export interface Visitor {
  language: AdminLanguage;
  /** id of one of the staff */
  staff: string;
}

const COOKIE = "stand-in-visitor";
const languageOf = (text: string | null | undefined): AdminLanguage | undefined => languages.find((one) => one === text);

/** Who it is where a browser chose nobody. `language` is null: the shop's own. */
export function usualVisitor(world: World): { language: AdminLanguage | null; staff: string } {
  const kept = (name: string) => world.state.get("mark", "", name);
  return { language: languageOf(kept("visitor language")) ?? null, staff: staffOf(kept("visitor staff"))?.id ?? owner.id };
}

export function setUsualVisitor(world: World, change: { language?: AdminLanguage | undefined; staff?: string | undefined }) {
  if (change.language) world.state.commit([["mark", "", "visitor language", change.language]]);
  if (change.staff) world.state.commit([["mark", "", "visitor staff", change.staff]]);
  return usualVisitor(world);
}

/** The visitor of one browser: what its cookie says, else the usual one. */
export function visitorOf(world: World, shop: Shop, request: Request): Visitor {
  const usual = usualVisitor(world);
  const cookie = new RegExp(`${COOKIE}=([a-z]*)\\.([0-9]*)`, "u").exec(request.headers.get("cookie") ?? "");
  const main = shop.locales.find((locale) => locale.primary)?.locale;
  return {
    language: languageOf(cookie?.[1]) ?? usual.language ?? languageOf(main) ?? "en",
    staff: staffOf(cookie?.[2])?.id ?? usual.staff,
  };
}

/** What a query asks to be changed for this browser, as a cookie to set; null: nothing. */
export function visitorCookie(now: Visitor, query: URLSearchParams): string | null {
  const language = languageOf(query.get("locale")) ?? now.language;
  const staff = staffOf(query.get("staff"))?.id ?? now.staff;
  if (!query.has("locale") && !query.has("staff")) return null;
  return `${COOKIE}=${language}.${staff}; Path=/; SameSite=Lax; HttpOnly`;
}
