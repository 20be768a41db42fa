import type { Judgement } from "../../loyalty/judgement";
import type { OrderFacts } from "../../loyalty/order-facts";
import type { ShopTx } from "../../db/tenancy.server";

/** What is to be written of one order. `facts` null: they are unchanged, only the judgement is new. */
export interface OrderWrite {
  orderId: string;
  memberId: string | null;
  facts: OrderFacts | null;
  fromOurCopy: boolean;
  judgement: Pick<Judgement, "programVersion" | "context" | "counts" | "sources" | "granted" | "reversed" | "explanation">;
  postings: number;
}

const judgementColumns = "member_id, program_version, context, counts, sources, granted, reversed, explanation, postings";

const insertSql = `
  insert into order_state (shop_id, order_id, guest_hash, placed_at, source_updated_at, facts, from_our_copy, ${judgementColumns})
  select $1, * from unnest($2::bigint[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::jsonb[], $7::boolean[],
    $8::uuid[], $9::int[], $10::jsonb[], $11::jsonb[], $12::jsonb[], $13::bigint[], $14::bigint[], $15::jsonb[], $16::int[])
  on conflict (shop_id, order_id) do update set guest_hash = excluded.guest_hash, placed_at = excluded.placed_at,
    source_updated_at = excluded.source_updated_at, facts = excluded.facts, from_our_copy = excluded.from_our_copy,
    ${judgementColumns
      .split(", ")
      .map((column) => `${column} = excluded.${column}`)
      .join(", ")}`;

const updateSql = `
  update order_state o set ${judgementColumns
    .split(", ")
    .map((column) => `${column} = judged.${column}`)
    .join(", ")}
  from unnest($2::bigint[], $3::uuid[], $4::int[], $5::jsonb[], $6::jsonb[], $7::jsonb[], $8::bigint[], $9::bigint[], $10::jsonb[], $11::int[])
    as judged(order_id, ${judgementColumns})
  where o.shop_id = $1 and o.order_id = judged.order_id`;

/** Writes orders and judgements in two statements at most, by ascending order id. */
export async function writeOrders(tx: ShopTx, writes: readonly OrderWrite[]): Promise<void> {
  const whole = writes.filter((write): write is OrderWrite & { facts: OrderFacts } => write.facts !== null);
  const judged = writes.filter((write) => write.facts === null);
  if (whole.length > 0) {
    const values = [
      tx.shopId,
      whole.map(({ orderId }) => orderId),
      whole.map(({ facts }) => facts.guestHash),
      whole.map(({ facts }) => facts.placedAt),
      whole.map(({ facts }) => facts.updatedAt),
      whole.map(({ facts }) => JSON.stringify(facts)),
      whole.map(({ fromOurCopy }) => fromOurCopy),
      ...judgementArrays(whole),
    ];
    await tx.sql(insertSql, values, "upsert_orders");
  }
  if (judged.length > 0) {
    await tx.sql(updateSql, [tx.shopId, judged.map(({ orderId }) => orderId), ...judgementArrays(judged)], "update_judgements");
  }
}

function judgementArrays(writes: readonly OrderWrite[]): unknown[] {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  return [
    writes.map(({ memberId }) => memberId),
    writes.map(({ judgement }) => judgement.programVersion),
    writes.map(({ judgement }) => json(judgement.context)),
    writes.map(({ judgement }) => json(judgement.counts)),
    writes.map(({ judgement }) => json(judgement.sources)),
    writes.map(({ judgement }) => judgement.granted),
    writes.map(({ judgement }) => judgement.reversed),
    writes.map(({ judgement }) => json(judgement.explanation)),
    writes.map(({ postings }) => postings),
  ];
}
