import { getExtension } from "@shopify/ui-extensions-tester";
import { createCartLine, createResult } from "@shopify/ui-extensions-tester/checkout";
import { render } from "preact";
import { afterEach, beforeEach, expect, vi } from "vitest";
import type { ExtensionSummary } from "../../app/face/extension-answers";
import { extensionWords } from "../../app/face/extension-words";
import { sampleMemberFace, sampleProgramFace, type SampleMember } from "../../app/face/sample";
import type { Program, ProgramDocument } from "../../app/loyalty/program";
import type { Language } from "../../app/loyalty/words";

type Target = "purchase.checkout.block.render" | "purchase.checkout.reductions.render-after" | "purchase.thank-you.block.render";
type Answer = { status?: number; body: unknown } | "offline";

export interface Opened {
  /** what the app knows of who looks; null: no member */
  member?: SampleMember | ExtensionSummary["member"];
  guest?: boolean;
  /** Shopify does not tell the address of the order */
  withheld?: boolean;
  /** changes the sample program */
  change?: Partial<ProgramDocument>;
  language?: Language;
  formOfAddress?: Program["formOfAddress"];
  summary?: Partial<ExtensionSummary>;
  settings?: Record<string, boolean>;
  editor?: boolean;
}

/** A summary as the app answers it, of the sample program and members. */
export function summaryOf({
  member = "active",
  guest,
  change,
  language = "en",
  formOfAddress = "vous",
  summary,
}: Opened): ExtensionSummary {
  const { texts, ...program } = sampleProgramFace({ ...change, formOfAddress });
  const words = texts[language]!;
  return {
    signedIn: guest !== true,
    language,
    program,
    words: { ...words, ui: { ...words.ui, ...extensionWords(language, formOfAddress) } },
    shop: "https://mock-shop.myshopify.com",
    // of a set day, and drawn on any
    member: guest
      ? null
      : member && {
          ...(typeof member === "string" ? sampleMemberFace(member, {}, { ...change, formOfAddress }) : member),
          goodUntil: null,
        },
    ...summary,
  };
}

export const line = (amount: number, more: object = {}) =>
  createCartLine({ cost: { totalAmount: { amount, currencyCode: "GBP" } }, ...more });

/** One of a variant. */
export function variantLine(variant: string) {
  const { merchandise, ...rest } = line(8);
  return {
    ...rest,
    id: `gid://shopify/CartLine/${variant}`,
    merchandise: { ...merchandise, id: `gid://shopify/ProductVariant/${variant}` },
  };
}

/** The extension in Shopify's tester, with an app that answers as told and a checkout that takes codes as it is told. */
export function useCheckout(target: Target) {
  const extension = getExtension(target);
  const asked: Array<{ path: string; sent: Record<string, unknown> | null }> = [];
  const answers = new Map<string, Answer[]>();
  beforeEach(() => {
    extension.setUp();
    asked.length = 0;
    answers.clear();
    extension.fetch = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
      const { pathname, search } = new URL(String(input));
      const path = pathname.replace("/extension/", "");
      asked.push({ path: path + search, sent: init?.body ? (JSON.parse(String(init.body)) as Record<string, unknown>) : null });
      const queue = answers.get(path) ?? [];
      const answer = queue.length > 1 ? queue.shift()! : queue[0];
      if (answer === undefined) throw new Error(`nobody said what ${path} answers`);
      if (answer === "offline") throw new TypeError("Failed to fetch");
      return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 });
    });
  });
  afterEach(() => {
    // the tester empties the page, and Preact would go on with what it had drawn there
    render(null, document.body);
    extension.tearDown();
    vi.useRealTimers();
  });

  const shopify = () => extension.shopify as unknown as Shop;
  /** What `path` answers from now on, in turn; the last one stays. */
  const answer = (path: string, ...given: Answer[]) => answers.set(path, given);

  async function open(how: Opened = {}): Promise<void> {
    const api = shopify();
    const { guest = false, language = "en" } = how;
    api.localization.language.value = { isoCode: language === "fr" ? "fr-CA" : "en-GB" };
    api.localization.currency.value = { isoCode: "GBP" };
    api.settings.value = { open: true, hide_guests: false, hide_friend: false, ...how.settings };
    Object.defineProperty(extension.shopify, "buyerIdentity", { configurable: true, writable: true, value: buyer(guest, how.withheld) });
    Object.defineProperty(api.extension, "editor", { configurable: true, value: how.editor ? { type: "checkout" } : undefined });
    if (!answers.has("summary")) answer("summary", { body: summaryOf(how) });
    await extension.render();
  }

  /** A code is taken, and so much comes off the order for it; null: it is there and counts nothing. */
  const takesCode = (off: number | null) => {
    const applied = vi.fn(async ({ type, code }: { type: string; code: string }) => {
      const api = shopify();
      api.discountCodes.value = type === "addDiscountCode" ? [...api.discountCodes.value, { code }] : [];
      if (type === "addDiscountCode" && off !== null) {
        api.discountAllocations.value = [{ type: "code", code, discountedAmount: { amount: off, currencyCode: "GBP" } }];
      }
      return createResult("applyDiscountCodeChange");
    });
    shopify().applyDiscountCodeChange = applied;
    return applied;
  };
  /** Lines come and go as they are wished. */
  const takesLines = () => {
    const changed = vi.fn(async ({ type, merchandiseId, id }: { type: string; merchandiseId?: string; id?: string }) => {
      const { lines } = shopify();
      lines.value =
        type === "addCartLine"
          ? [...lines.value, variantLine(merchandiseId!.replace(/\D+/gu, ""))]
          : lines.value.filter((one) => one.id !== id);
      return createResult("applyCartLinesChange");
    });
    shopify().applyCartLinesChange = changed;
    return changed;
  };
  return { extension, shopify, asked, answer, open, takesCode, takesLines };
}

function buyer(guest: boolean, withheld = false) {
  const signal = <Value>(value: Value) => ({ value, current: value, subscribe: () => () => {}, destroy: async () => {} });
  return {
    customer: signal(guest ? undefined : { id: "gid://shopify/Customer/61", email: "ada@example.com" }),
    email: signal(withheld ? undefined : "ada@example.com"),
    phone: signal(undefined),
    purchasingCompany: signal<object | undefined>(undefined),
  };
}

interface Shop {
  localization: { language: { value: { isoCode: string } }; currency: { value: { isoCode: string } } };
  settings: { value: Record<string, boolean> };
  extension: object;
  instructions: {
    value: { discounts: { canUpdateDiscountCodes: boolean }; lines: { canAddCartLine: boolean; canRemoveCartLine: boolean } };
  };
  discountCodes: { value: Array<{ code: string }> };
  discountAllocations: { value: Array<{ type: string; code: string; discountedAmount: { amount: number; currencyCode: string } }> };
  lines: { value: ReturnType<typeof createCartLine>[] };
  buyerIdentity: ReturnType<typeof buyer>;
  orderConfirmation: { value: { order: { id: string } } };
  applyDiscountCodeChange: (change: { type: string; code: string }) => Promise<unknown>;
  applyCartLinesChange: (change: { type: string }) => Promise<unknown>;
}

/** What a person reads, labels and headings with it. */
export function read(): string {
  const said = (node: Node): string => {
    if (!(node instanceof Element)) return node.textContent ?? "";
    const { heading, label } = node as Element & { heading?: string; label?: string };
    const own = [heading ?? node.getAttribute("heading"), label ?? node.getAttribute("label")].filter(Boolean).join(" ");
    return `${own} ${[...node.childNodes].map(said).join(" ")}`;
  };
  return said(document.body).replace(/\s+/gu, " ").trim();
}

export const button = (name: string): HTMLElement | undefined =>
  [...document.body.querySelectorAll<HTMLElement>("s-button")].find((one) => nameOf(one).includes(name));

const nameOf = (element: HTMLElement): string =>
  (element as HTMLElement & { accessibilityLabel?: string }).accessibilityLabel ??
  element.getAttribute("accessibilityLabel") ??
  element.textContent ??
  "";

/** Whether a button cannot be pressed; the tester's elements are pressed all the same. */
export function isOff(name: string): boolean {
  const found = button(name) as (HTMLElement & { disabled?: boolean }) | undefined;
  return found?.disabled === true || found?.hasAttribute("disabled") === true;
}

export function press(name: string): void {
  const found = button(name);
  if (found === undefined) throw new Error(`there is no button "${name}" in: ${read()}`);
  found.click();
}

/** What a person types or chooses, as the element tells of it; they look at it before they go on. */
async function enter(element: EventTarget, value: string, event: string): Promise<void> {
  Object.assign(element, { value });
  element.dispatchEvent(new Event(event));
  await new Promise((done) => setTimeout(done, 20));
}
export const type = (field: EventTarget, value: string): Promise<void> => enter(field, value, "input");
export const choose = (select: EventTarget, value: string): Promise<void> => enter(select, value, "change");

export const says = (text: string | RegExp) =>
  vi.waitFor(() => (typeof text === "string" ? expect(read()).toContain(text) : expect(read()).toMatch(text)));
