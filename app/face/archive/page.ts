import type { Language } from "../../loyalty/words";
import { parts, type Archive, type Line, type Part } from "./archive";
import en from "./words/en.json";
import fr from "./words/fr.json";

const catalogues: Record<Language, Record<string, string>> = { en, fr };

/** Which columns of a part the page shows; the file for programs has all of them. */
const columns: Record<Part, readonly string[]> = {
  consents: ["kind", "version", "language", "surface", "at", "withdrawn"],
  movements: ["at", "kind", "points", "why", "reason", "note"],
  lots: ["earned", "points", "remaining", "available", "expires"],
  orders: ["placed", "order", "granted", "reversed", "why", "asGuest"],
  redemptions: ["reserved", "reward", "points", "code", "status", "surface", "used", "expires"],
  discounts: ["kind", "code", "state", "starts", "ends"],
  invited: ["code", "state", "claimed", "rewarded", "decision"],
  invitedBy: ["code", "state", "claimed", "order", "rewarded", "decision", "networkKeptAsHash"],
  codes: ["code", "current", "chosen", "made"],
  gains: ["side", "kind", "points", "reward", "code", "state", "given", "takenBack"],
  clicks: ["day", "clicks"],
  networks: ["seen", "keptAsHash"],
  birthday: ["day", "month", "given", "changed"],
  visits: ["at", "kind", "act"],
  groups: ["kind", "value", "from", "until"],
  tiers: ["at", "from", "to"],
  tiersByHand: ["tier", "from", "until", "ended"],
  proposals: ["proposed", "points", "reason", "note", "state"],
  acts: ["at", "action", "by"],
  requests: ["received", "kind", "state", "outcome", "due", "done"],
  messages: ["receivedAt", "topic"],
  files: ["made", "kind", "gone"],
};

/** Of the customer's own record: stored documents do not keep the order of their keys. */
const ofPerson = [
  ...["firstName", "lastName", "email", "emailVerified", "emailKeptAsHash", "locale", "customerId", "mergedCustomers", "account"],
  ...["status", "joined", "joinedHow", "blocked", "left", "available", "pending", "held", "owed", "tier", "tierSince", "tierUntil"],
  ...["lastOrder", "lastActive", "recordMade", "recordChanged", "firstHeardOf"],
];

const lasting = [1, 2, 3, 4, 5].map((number) => `keep.${number}`);

/** Nothing in it is run or fetched: it is opened from a mail or a disk, by whoever it is about. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:1.5rem}main{max-width:64rem;margin:auto}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.2rem;margin:2.5rem 0 .5rem}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid #8884;overflow-wrap:anywhere;min-width:5rem}th{font-weight:600;white-space:nowrap}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}dl{display:grid;grid-template-columns:minmax(9rem,auto) 1fr;gap:.35rem 1.5rem;margin:0}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
@media(max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}`;

/** What is held of a customer as a page in their language, whole by itself: no script, no picture, no other host. */
export function archivePage(archive: Archive): string {
  const { language, shop, person } = archive;
  const words = catalogues[language];
  const say = (key: string, values: Record<string, string> = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), words[key] ?? key);
  const write = writer(archive, words);
  const held = parts.filter((part) => archive[part].length > 0);
  const none = parts.filter((part) => archive[part].length === 0).map((part) => say(`part.${part}`));
  const section = (title: string, body: string) => `<section><h2>${escape(title)}</h2>${body}</section>`;
  const titled = say("title", { shop: shop.name });
  const body = [
    `<h1>${escape(titled)}</h1>`,
    `<p>${escape(say("made", { day: write.day(archive.madeAt) }))}</p>`,
    `<p>${escape(say(person === null && held.length === 0 ? "nothing" : "lead", { shop: shop.name }))}</p>`,
    ...(person === null ? [] : [section(say("part.person"), facts(person, say, write.cell))]),
    ...held.map((part) => section(say(`part.${part}`), table(archive[part], columns[part], say, write.cell))),
    ...(person === null || none.length === 0 ? [] : [`<p>${escape(say("empty", { parts: none.join(", ") }))}</p>`]),
    section(say("keep"), `<ul>${lasting.map((key) => `<li>${escape(say(key))}</li>`).join("")}</ul>`),
  ];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escape(titled)}</title><style>${style}</style></head>
<body><main>
${body.join("\n")}
</main></body></html>
`;
}

type Say = (key: string) => string;
type WriteCell = (column: string, value: unknown) => string;

function facts(person: Line, say: Say, cell: WriteCell): string {
  const all = [...ofPerson, ...Object.keys(person).filter((name) => !ofPerson.includes(name))].map((name) => [name, person[name]] as const);
  const said = all.filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0));
  return `<dl>${said.map(([name, value]) => `<dt>${escape(say(`col.${name}`))}</dt><dd>${escape(cell(name, value))}</dd>`).join("")}</dl>`;
}

function table(rows: readonly Line[], all: readonly string[], say: Say, cell: WriteCell): string {
  const shown = all.filter((name) => rows.some((row) => row[name] !== null && row[name] !== undefined && row[name] !== ""));
  const kind = (name: string) => (rows.some((row) => typeof row[name] === "number") ? ' class="n"' : "");
  const head = shown.map((name) => `<th scope="col"${kind(name)}>${escape(say(`col.${name}`))}</th>`).join("");
  const lines = rows.map((row) => `<tr>${shown.map((name) => `<td${kind(name)}>${escape(cell(name, row[name]))}</td>`).join("")}</tr>`);
  return `<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${lines.join("")}</tbody></table></div>`;
}

/** Free words of the customer's or the merchant's: shown as they are, though a code may read the same. */
const asTheyAre = new Set([
  "firstName",
  "lastName",
  "email",
  "why",
  "reason",
  "note",
  "code",
  "reward",
  "tier",
  "from",
  "to",
  "value",
  "act",
  "version",
]);

/** Columns that hold keys of tiers and rewards. */
const keyed = new Set(["tier", "reward", "from", "to"]);

function writer(
  { language, zone, titles = {} }: Partial<Pick<Archive, "titles">> & Omit<Archive, "titles">,
  words: Record<string, string>,
): { day(at: string): string; cell: WriteCell } {
  const days = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long", timeZone: zone });
  const numbers = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB");
  const day = (at: string) => days.format(new Date(at));
  // a day without an hour is the same in every zone
  const calendar = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  const calendarDay = (at: string) => calendar.format(new Date(at));
  const cell = (column: string, value: unknown): string => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return numbers.format(value);
    if (typeof value === "boolean") return words[value ? "yes" : "no"] ?? "";
    if (Array.isArray(value)) return value.map((one) => cell(column, one)).join(", ");
    if (typeof value !== "string") return JSON.stringify(value);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(value)) return day(value);
    if (/^\d{4}-\d\d-\d\d$/u.test(value)) return calendarDay(value);
    if (keyed.has(column) && titles[value] !== undefined) return titles[value];
    return asTheyAre.has(column) ? value : (words[`val.${value}`] ?? value);
  };
  return { day, cell };
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/gu, (sign) => signs[sign]!);
