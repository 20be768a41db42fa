import { render } from "preact";
import { vi } from "vitest";
import type { StaffActAnswer, StaffCustomerAnswer, StaffMemberView, StaffReward } from "../../app/routes/staff/answers";
import { wordsOf, type StaffSurface } from "../../app/routes/staff/words";
import type { Language } from "../../app/loyalty/words";

export const memberView: StaffMemberView = {
  status: "active",
  standing: "Active",
  points: 250,
  available: "250 points",
  worth: "worth £6.25 in rewards",
  pending: "48 points, from 6 December 2026",
  held: null,
  owed: null,
  tier: "Silver",
  next: "£330.00 more to Gold",
  expires: "200 points expire on 12 March 2027",
  movements: [{ on: "22 November 2026", points: "+48", says: "48 points: £48.20 of goods" }],
};

export const reward = (change: Partial<StaffReward> = {}): StaffReward => ({
  key: "five-off",
  kind: "amount",
  title: "£5 off",
  cost: "200 points",
  conditions: "On orders of £25.00 or more.",
  says: "Leaves 50 points",
  can: true,
  expires: null,
  ask: "Exchange 200 points for “£5 off”?",
  slide: null,
  variants: [],
  ...change,
});

/** What the app answers of a customer, in its own words. */
export function customerAnswer(
  surface: StaffSurface,
  change: Partial<StaffCustomerAnswer> = {},
  language: Language = "en",
): StaffCustomerAnswer {
  return {
    words: wordsOf(surface, language),
    names: { points: ["point", "points"], manyFrom: "not-one", group: "," },
    member: memberView,
    notes: [],
    rewards: surface === "till" ? [reward()] : [],
    codes: [],
    perks: [],
    next: { redemption: "3", adjustment: "018f3a5e-0000-7000-8000-000000000001" },
    ...change,
  };
}

export const actAnswer = (customer: StaffCustomerAnswer, change: Partial<StaffActAnswer> = {}): StaffActAnswer => ({
  customer,
  code: null,
  variantId: null,
  says: null,
  ...change,
});

interface Reply {
  status: number;
  body: unknown;
}

export const refused = (title: string, more: object = {}, status = 409): Reply => ({
  status,
  body: { status, title, reason: "x", ...more },
});
export const answered = (body: unknown, status = 200): Reply => ({ status, body });

/** An app that answers each path as it is told, and keeps what it was sent. "silent": it never answers; "away": nobody is there. */
export function appThat(replies: Record<string, Reply | "silent" | "away">) {
  const sent: Array<{ path: string; query: Record<string, string>; token: string | null; body: Record<string, unknown> | null }> = [];
  const fetch = (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const path = url.pathname.replace("/extension/staff/", "");
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : null;
    sent.push({ path, query: Object.fromEntries(url.searchParams), token: new Headers(init.headers).get("authorization"), body });
    const reply = replies[path];
    if (reply === "silent") return new Promise(() => {});
    if (reply === "away" || reply === undefined) return Promise.reject(new TypeError("Failed to fetch"));
    return Promise.resolve(new Response(JSON.stringify(reply.body), { status: reply.status }));
  };
  return { fetch, sent, replies };
}

/** What stands on the page, elements that take their words by attribute too. */
export function page(): string {
  const attributes = ["heading", "subheading", "label", "details", "error", "accessibilitylabel", "collapsedsummary"];
  const said = [...document.body.querySelectorAll("*")].flatMap((element) =>
    attributes.flatMap((name) => element.getAttribute(name) ?? (element as unknown as Record<string, string>)[name] ?? []),
  );
  return [document.body.textContent, ...said].join(" ").replaceAll("\u00a0", " ");
}

export const all = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag) => [...document.body.querySelectorAll(tag)];
/** What each surface calls an element differs; to a test it is one of the page's. */
const elements = (selector: string) => [...document.body.querySelectorAll<Element>(selector)];
const named = (words: string) => elements("s-button").find((button) => button.textContent?.trim() === words);

/** Presses the button of this name, once it is there and can be pressed. */
export async function press(words: string): Promise<void> {
  const button = await vi.waitFor(() => {
    const found = named(words);
    if (!found || disabled(found))
      throw new Error(
        `no button “${words}” among ${elements("s-button")
          .map((one) => one.textContent)
          .join(", ")}`,
      );
    return found;
  });
  button.dispatchEvent(new Event("click", { bubbles: true }));
}

export const disabled = (element: Element): boolean =>
  element.hasAttribute("disabled") || (element as unknown as { disabled?: boolean }).disabled === true;
export const button = named;

/** Writes into a field as somebody who types. */
export function type(label: string, value: string): void {
  const field = elements("s-text-field, s-number-field").find((one) => attribute(one, "label") === label);
  if (!field) throw new Error(`no field “${label}”`);
  Object.assign(field, { value });
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export const attribute = (element: Element, name: string): string | null =>
  element.getAttribute(name) ?? (element as unknown as Record<string, string | undefined>)[name] ?? null;

/** The tester empties the page, and Preact would go on with what it had drawn there. */
export const close = (): void => render(null, document.body);
