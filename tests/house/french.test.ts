import { readFileSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";

const admin = "app/base/languages/fr";
const catalogues = [
  ...readdirSync(admin).map((part) => `${admin}/${part}`),
  ...["explain/fr", "describe/fr", "describe/fr-tu"].map((part) => `app/loyalty/${part}.json`),
  ...["sentences/fr", "sentences/fr-tu", "words/fr", "words/fr-tu", "archive/words/fr", "friend/words/fr", "friend/words/fr-tu"].map(
    (part) => `app/face/${part}.json`,
  ),
  ...["fr", "fr-tu"].map((part) => `app/face/advocate/words/${part}.json`),
];
const sentences = catalogues.flatMap((file) => Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>));

/** What a line break may not part, and what French does not write. ICU's own syntax (`{n, plural, …}`) has no such signs. */
it.each([
  ["a space that may break before : ; ? » % € £", / [:;?»%€£]/u],
  ["a space that may break after «", /« /u],
  ["a sign that stands too near", /[\p{L}\d}][;?»](?!\w)/u],
  ["a typewriter's apostrophe", /\p{L}'\p{L}/u],
  ["an exclamation mark", /!/u],
  ["typewriter's dots", /\.\.\./u],
])("French sentences have not: %s", (_, fault) => {
  expect(sentences.filter(([, text]) => fault.test(text))).toEqual([]);
});
