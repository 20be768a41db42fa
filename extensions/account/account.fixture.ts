import { render } from "preact";
import { vi } from "vitest";
import type { ExtensionSummary } from "../../app/face/extension-answers";
import { extensionWords } from "../../app/face/extension-words";
import type { MemberFace } from "../../app/face/public-face";
import { sampleProgramFace } from "../../app/face/sample";
import type { ProgramDocument } from "../../app/loyalty/program";
import type { Language } from "../../app/loyalty/words";

/** For tests: what the app answers to whom, by the program's changes and in which language. */
export function summaryOf(
  member: MemberFace | null,
  change: Partial<ProgramDocument> = {},
  language: Language = "en",
  shop: Parameters<typeof sampleProgramFace>[1] = {},
): ExtensionSummary {
  const { texts, ...program } = sampleProgramFace(change, shop);
  const words = texts[language]!;
  return {
    signedIn: true,
    language,
    program,
    words: { ...words, ui: { ...words.ui, ...extensionWords(language, change.formOfAddress ?? "vous") } },
    member,
    shop: "https://demo.example",
  };
}

export interface Sent {
  /** below `/extension/` */
  path: string;
  /** of the address and of the body */
  fields: Record<string, unknown>;
  token: string | null;
}

type Reply = object | ((sent: Sent) => object);

/** An app that answers by path, with `status` of a reply as its status, and what it was asked; what has no reply is not answered. */
export function appThat(replies: Record<string, Reply>) {
  const sent: Sent[] = [];
  const fetch = vi.fn(async (address: string | URL | Request, init: RequestInit = {}) => {
    const url = new URL(String(address));
    const path = url.pathname.replace("/extension/", "");
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as object) : {};
    const token = new Headers(init.headers).get("authorization");
    const one: Sent = { path, fields: { ...Object.fromEntries(url.searchParams), ...body }, token };
    sent.push(one);
    const reply = replies[path];
    if (reply === undefined) throw new TypeError("nobody answers");
    const { status = 200, ...answer } = (typeof reply === "function" ? (reply as (sent: Sent) => object)(one) : reply) as {
      status?: number;
    };
    return Promise.resolve(Response.json(answer, { status }));
  });
  return { fetch, sent, replies, asked: (path: string) => sent.filter((one) => one.path === path) };
}

/** A refusal as the app says it. */
export const refused = (reason: string, title: string, status = 409) => ({ status, reason, title });

export const all = (selector: string): HTMLElement[] => [...document.body.querySelectorAll<HTMLElement>(selector)];
export const text = (): string => document.body.textContent ?? "";
export const headings = (): Array<string | null> => all("s-section").map((one) => one.getAttribute("heading"));
/** What banners say. */
export const told = (): string[] => all("s-banner").map((one) => `${one.getAttribute("tone")}: ${one.textContent}`);
export const buttons = (): string[] => all("s-button").map((one) => one.getAttribute("accessibilityLabel") ?? one.textContent ?? "");

function button(words: string): HTMLElement {
  const found = all("s-button, s-link").find((one) => (one.getAttribute("accessibilityLabel") ?? one.textContent) === words);
  if (!found) throw new Error(`no button says ${words}, these do: ${buttons().join(", ")}`);
  return found;
}

export const press = (words: string): boolean => button(words).dispatchEvent(new Event("click", { bubbles: true }));

/** Changes a field with this label, as its host does, and waits until that is drawn. */
export async function change(label: string, value: string | boolean): Promise<void> {
  const field = all("s-select, s-number-field, s-checkbox, s-text-field").find((one) => one.getAttribute("label") === label);
  if (!field) throw new Error(`no field is called ${label}`);
  Object.assign(field, typeof value === "boolean" ? { checked: value } : { value });
  for (const kind of ["input", "change"]) happen(field, kind);
  await new Promise((done) => setTimeout(done, 10));
}

/** Opens or closes what this summary heads. */
export function toggle(summary: string): void {
  const details = all("s-details").find((one) => one.firstElementChild?.textContent === summary);
  if (!details) throw new Error(`nothing opens under ${summary}`);
  happen(details, "toggle");
}

/** The tester empties the page and Preact does not hear of it: without this the next drawing would go on with this one's state. */
export const close = (): void => render(null, document.body);

/** Where an element knows no `ontoggle`, as in this DOM, Preact listens to the name as it is written. */
function happen(element: HTMLElement, kind: string): void {
  for (const name of [kind, kind[0]!.toUpperCase() + kind.slice(1)]) element.dispatchEvent(new Event(name, { bubbles: true }));
}
