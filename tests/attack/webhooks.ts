import fc from "fast-check";
import { orderBody } from "../../app/intake/intake.fixture";
import { topicHandlers } from "../../app/intake/topics/index.server";
import type { Settlement } from "./settlement";

/** Every topic that the app hears, and one that it does not. What ends a shop has tests of its own. */
export const webhookTopics = [...topicHandlers.flatMap(({ topics }) => [...topics]), "carts/update"].filter(
  (topic) => !/uninstalled|redact|data_request/u.test(topic),
);

const odd = fc.constantFrom<unknown>(
  null,
  "",
  0,
  -1,
  1.5,
  "x",
  [],
  {},
  true,
  "1e400",
  "9223372036854775808",
  "2026-02-30T00:00:00Z",
  "\u0000",
  "<script>",
  [null],
  { __proto__: null },
);

/** Bodies of orders and of nothing, with some of what stands in them in its place replaced by what should not stand there. */
export function webhookBodies(home: Settlement): fc.Arbitrary<string> {
  const whole = orderBody({
    id: "91001",
    customer: home.people[0].customer,
    lines: [{ id: "91002", price: "5.00", quantity: 1 }],
  } as never) as unknown;
  const spoiled = fc.array(fc.tuple(fc.nat(400), odd), { minLength: 1, maxLength: 4 }).map((changes) => {
    const body = structuredClone(whole);
    const places = placesOf(body);
    for (const [nth, value] of changes) {
      const { holder, key } = places[nth % places.length]!;
      holder[key] = value;
    }
    return JSON.stringify(body);
  });
  const nothing = fc.constantFrom(
    "",
    "{",
    "null",
    "[]",
    "1",
    '"x"',
    "{}",
    '{"id":null}',
    "[".repeat(2_000),
    "\u0000\u0001",
    '{"id":1,"id":2}',
    `{"id":${"9".repeat(400)}}`,
  );
  const little = fc
    .dictionary(
      fc.constantFrom("id", "admin_graphql_api_id", "customer", "order_id", "customer_id", "updated_at", "title", "email", "tags"),
      odd,
      { maxKeys: 5 },
    )
    .map((one) => JSON.stringify(one));
  return fc.oneof({ weight: 5, arbitrary: spoiled }, { weight: 2, arbitrary: nothing }, { weight: 3, arbitrary: little });
}

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

function placesOf(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}
