import fc from "fast-check";
import type { Asked } from "./ask";
import { filled, type Route } from "./routes";
import type { Settlement } from "./settlement";
import { addressed, rightPapers, signed } from "./visitors";
import type { Vocabulary } from "./words";

/** Texts that programs stumble over. */
const texts = [
  "",
  " ",
  "0",
  "-1",
  "1.5",
  "1e309",
  "NaN",
  "true",
  "null",
  "undefined",
  "[object Object]",
  "9007199254740993",
  "9223372036854775807",
  "9223372036854775808",
  "184467440737095516160",
  "00000000-0000-0000-0000-000000000000",
  "018f3a5e-0000-7000-8000-000000000001",
  "gid://shopify/Customer/1",
  "gid://shopify/Order/../../1",
  "2026-02-30",
  "2026-13-01T25:61:61Z",
  "+275760-09-13T00:00:00Z",
  "-000001-01-01T00:00:00Z",
  "0000-00-00",
  "P1Y",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "\u202e\u2066reversed",
  "e\u0301\u0327".repeat(50),
  "👩‍👩‍👧‍👦".repeat(20),
  "x".repeat(300),
  "9".repeat(400),
  "x".repeat(70_000),
  "' or 1=1 --",
  "'; drop table member; --",
  "\\'; select pg_sleep(5); --",
  "%' escape '!",
  "%",
  "_%",
  "%00",
  "%zz",
  "../../../../etc/passwd",
  "..%2f..%2f",
  "//evil.example/x",
  "/\\evil.example",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "https://evil.example/",
  "http://169.254.169.254/latest/meta-data/",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "{{ 7 | times: 191 }}",
  "{% include 'x' %}",
  `$${"{7*191}"}`,
  "{{constructor.constructor('return 1')()}}",
  "\r\nset-cookie: a=b",
  "a\r\n\r\n<html>",
  "a,b,c",
  "a;b",
  "a=b&c=d",
  "*",
  "[]",
  "{}",
  '{"$ne":null}',
  "__proto__",
  "constructor",
  "toString",
  "en",
  "fr",
  "xx-ZZ-".repeat(40),
  "Europe/London",
  "GBP",
];

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    -1,
    1,
    0.1,
    1e21,
    2 ** 53,
    -(2 ** 63),
    [],
    {},
    [[]],
    [null],
    { length: 1e9 },
    { toString: 1 },
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.dictionary(fc.constantFrom("__proto__", "a", "constructor", "0"), fc.constantFrom<unknown>(1, "x", null), { maxKeys: 3 }),
);

export interface Field {
  names: fc.Arbitrary<string>;
  value: fc.Arbitrary<unknown>;
}

/** Values for a route's fields: its own words, what it means, things of its own shop and of another, and what programs stumble over. */
function fieldOf(vocabulary: Vocabulary, own: readonly string[], others: readonly string[]): Field {
  const names = vocabulary.names.length > 0 ? fc.constantFrom(...vocabulary.names) : fc.constant("id");
  const known = [...vocabulary.words, ...own, ...others, "small", "five-off", "tenth", "yes", "no", "1", "12", "100", "2026-11-22"];
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...known) },
    { weight: 4, arbitrary: fc.constantFrom(...texts) },
    { weight: 2, arbitrary: odd },
  );
  return { names, value };
}

const asText = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed();

/** Something to be asked of a door by who may ask it, and never what its pages would. */
export function nastyRequest(route: Route, vocabulary: Vocabulary, home: Settlement, away: Settlement): fc.Arbitrary<Asked> {
  const own = home.ids();
  const { names, value } = fieldOf(vocabulary, own, away.ids());
  const intents = vocabulary.words.length > 0 ? fc.constantFrom(...vocabulary.words) : fc.constant("publish");
  const fields = fc
    .tuple(fc.dictionary(names, value, { maxKeys: 7 }), fc.option(intents))
    .map(([all, intent]) => (intent === null ? all : { intent, act: intent, ...all }));
  const place = fc.oneof(fc.constantFrom(...own), fc.constantFrom(...away.ids(), ...texts.map((one) => one.slice(0, 500))));
  const method = fc.constantFrom(
    ...(route.reads || route.draws ? ["GET"] : []),
    ...(route.acts ? ["POST", "POST", "POST", "PUT"] : []),
    "DELETE",
  );
  const raw = fc.constantFrom(
    "{",
    "[1]",
    '"x"',
    "null",
    "{}",
    "[".repeat(5_000),
    `{"a":`.repeat(3_000),
    "\u0000",
    "a=%zz&b",
    "--x\r\n\r\n",
    "🤷",
  );
  return fc
    .record({
      method,
      place,
      fields,
      query: fc.dictionary(names, value, { maxKeys: 4 }),
      shape: fc.constantFrom("json", "json", "json", "form", "form", "form", "raw", "odd"),
      raw,
      key: fc.option(fc.constantFrom("a", "b", "x".repeat(300)), { freq: 6 }),
      language: fc.constantFrom("en", "fr-FR,fr;q=0.9", "*", "xx;q=9", "\u00e9"),
    })
    .map((one) => written(route, home, one));
}

interface Parts {
  method: string;
  place: string;
  fields: Record<string, unknown>;
  query: Record<string, unknown>;
  shape: string;
  raw: string;
  key: string | null;
  language: string;
}

function written(route: Route, home: Settlement, { method, place, fields, query, shape, raw, key, language }: Parts): Asked {
  const plain = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, asText(value).slice(0, 2_000)]));
  for (const name of ["shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"]) delete plain[name];
  const papers = rightPapers(route.area, home);
  const path = filled(route.path, () => place.toWellFormed().slice(0, 2_000)) + (route.area === "admin" && method === "GET" ? ".data" : "");
  const headers: Record<string, string> = {
    ...papers.headers,
    "accept-language": language.normalize("NFKD").replace(/[^\x20-\x7e]/gu, ""),
  };
  if (route.area === "proxy" || key === "a") headers["accept"] = key === "b" ? "text/html" : "application/json";
  if (key !== null) headers["idempotency-key"] = key;
  const address =
    route.area === "proxy"
      ? `${path}?${new URLSearchParams(signed(home, home.people[0].customer, plain)).toString()}`
      : addressed(path, papers, plain);
  if (method === "GET") return { method, path: address, headers };
  const form = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, asText(value)])).toString();
  const bodies: Record<string, [type: string, body: string]> = {
    json: ["application/json", JSON.stringify(fields)],
    form: ["application/x-www-form-urlencoded", form],
    raw: ["application/json", raw],
    odd: [raw.length % 2 === 0 ? "multipart/form-data; boundary=x" : "text/csv", raw],
  };
  const [type, body] = bodies[shape]!;
  return { method, path: address, headers: { ...headers, "content-type": type }, body };
}
