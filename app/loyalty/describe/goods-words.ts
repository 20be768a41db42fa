import type { Goods, Lines } from "../goods-shape";
import { say } from "./say";
import { listIn, type Voice } from "./voice";

const kinds = ["collections", "products", "variants", "types", "vendors", "tags"] as const;
type Kind = (typeof kinds)[number];

/** As many names as a sentence bears; of the rest only how many. */
const namesAtMost = 6;

/** "on Coffee except goods tagged “decaf”": the goods that a rule looks at; null: all. */
export function linesIn(voice: Voice, { only, not }: Lines): string | null {
  const of = only === undefined ? null : say(voice, "way-on", { goods: onlyIn(voice, only) });
  const without = not === undefined ? null : say(voice, "way-except", { goods: anyIn(voice, not) });
  return of === null ? without : without === null ? of : `${of} ${without}`;
}

/** Goods that every list holds: the first list, with what the others ask beside it. */
function onlyIn(voice: Voice, goods: Goods): string {
  const [first, ...others] = kinds.filter((kind) => goods[kind] !== undefined);
  if (first === undefined) return "";
  const head = say(voice, `goods-${first}`, { list: valuesIn(voice, first, goods) });
  if (others.length === 0) return head;
  const asked = others.map((kind) => say(voice, `goods-also-${kind}`, { list: valuesIn(voice, kind, goods) }));
  return say(voice, "goods-only", { goods: head, list: listIn(voice, asked) });
}

/** Goods that any list holds: "Coffee and goods tagged “sale”". */
export function anyIn(voice: Voice, goods: Goods): string {
  return listIn(
    voice,
    kinds.filter((kind) => goods[kind] !== undefined).map((kind) => say(voice, `goods-${kind}`, { list: valuesIn(voice, kind, goods) })),
  );
}

/** The entries of a list, any of which is enough: words as they are, ids by the names that the voice knows. */
function valuesIn(voice: Voice, kind: Kind, goods: Goods): string {
  const values = goods[kind] ?? [];
  const words = kind === "types" || kind === "vendors" || kind === "tags";
  const names = words ? values : values.flatMap((id) => voice.goodsNames?.[id] ?? []);
  const shown = names.slice(0, namesAtMost);
  const rest = values.length - shown.length;
  const count =
    rest === 0 ? [] : [say(voice, `goods-count-${words ? "more" : kind}`, { count: rest, named: shown.length > 0 ? "yes" : "no" })];
  return new Intl.ListFormat(voice.language, { type: "disjunction" }).format([...shown, ...count]);
}
