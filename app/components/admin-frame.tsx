import { createContext, useContext, useMemo, type ReactNode } from "react";
import { text, type TextKey, type TextValues } from "../base/languages/text";
import type { Language } from "../loyalty/words";

/** What every page of the admin knows of the shop that it is opened from. */
export interface AdminFrame {
  language: Language;
  /** IANA zone: the page's days are the shop's */
  zone: string;
  /** ISO 4217 */
  currency: string;
  shopDomain: string;
  /** Plus-only features are absent for other shops */
  plus: boolean;
}

export interface AdminWords extends AdminFrame {
  /** the words under a key in the page's language */
  say(key: TextKey, values?: TextValues): string;
  /** an address of the app that carries the language on: Shopify names it only when it opens the app */
  to(path: string): string;
}

const Words = createContext<AdminWords | null>(null);

/** Its words are the same object until the shop or the language is another: what is memoised by them stays. */
export function AdminFrameProvider({ frame, children }: { frame: AdminFrame; children: ReactNode }) {
  const { language, zone, currency, shopDomain, plus } = frame;
  const words = useMemo<AdminWords>(
    () => ({
      ...{ language, zone, currency, shopDomain, plus },
      say: (key, values) => text(language, key, values),
      to: (path) => localised(path, language),
    }),
    [language, zone, currency, shopDomain, plus],
  );
  return <Words.Provider value={words}>{children}</Words.Provider>;
}

/** The shop, the words and the addresses of the page that a component stands on. */
export function useAdmin(): AdminWords {
  const words = useContext(Words);
  if (!words) throw new Error("useAdmin stands outside the admin's pages.");
  return words;
}

function localised(path: string, language: Language): string {
  const url = new URL(path, "http://app.invalid");
  url.searchParams.set("locale", language);
  return `${url.pathname}${url.search}${url.hash}`;
}
