import type { Judgement } from "../../loyalty/judgement";
import type { OrderFacts } from "../../loyalty/order-facts";
import type { ShopTx } from "../../db/tenancy.server";

/** What is to be written of one order. `facts` null: they are unchanged, only the judgement is new. */
export interface OrderWrite {
  orderId: string;
  memberId: string | null;
  facts: OrderFacts | null;
  fromOurCopy: boolean;
  /** `facts` say nothing of who placed it any more */
  forgotten?: boolean;
  judgement: Pick<Judgement, "programVersion" | "context" | "counts" | "sources" | "granted" | "reversed" | "explanation">;
  postings: number;
}

const judgementColumns = ["member_id", "program_version", "granted", "reversed", "postings", "context", "counts", "sources", "explanation"];
const assign = (from: string) => judgementColumns.map((column) => `${column} = ${from}.${column}`).join(", ");

/**
 * Documents go over as one JSON array each, not as arrays of text: nothing is escaped twice. A JSON null stands for
 * no document.
 */
const documents = (first: number, names: readonly string[]) => ({
  from: names.map((_, index) => `jsonb_array_elements($${first + index}::jsonb)`).join(", "),
  select: names.map((name) => `nullif(${name}, 'null') as ${name}`).join(", "),
});

const ofJudgement = documents(7, ["context", "counts", "sources", "explanation"]);
const plainColumns = "order_id, member_id, program_version, granted, reversed, postings";
const plainArrays = "unnest($2::bigint[], $3::uuid[], $4::int[], $5::bigint[], $6::bigint[], $11::int[])";

const updateSql = `
  with judged as (
    select ${plainColumns}, ${ofJudgement.select}
    from rows from (${plainArrays}, ${ofJudgement.from}) as r(${plainColumns}, context, counts, sources, explanation))
  update order_state o set ${assign("judged")} from judged where o.shop_id = $1 and o.order_id = judged.order_id`;

const insertSql = `
  insert into order_state (shop_id, ${plainColumns}, context, counts, sources, explanation, facts, guest_hash, placed_at, source_updated_at, from_our_copy, forgotten)
  select $1, ${plainColumns}, ${ofJudgement.select}, facts, guest_hash, placed_at, source_updated_at, from_our_copy, forgotten
  from rows from (${plainArrays}, ${ofJudgement.from}, jsonb_array_elements($12::jsonb),
    unnest($13::text[], $14::timestamptz[], $15::timestamptz[], $16::boolean[], $17::boolean[]))
    as r(${plainColumns}, context, counts, sources, explanation, facts, guest_hash, placed_at, source_updated_at, from_our_copy, forgotten)
  on conflict (shop_id, order_id) do update set ${assign("excluded")}, facts = excluded.facts, guest_hash = excluded.guest_hash,
    placed_at = excluded.placed_at, source_updated_at = excluded.source_updated_at, from_our_copy = excluded.from_our_copy,
    forgotten = order_state.forgotten or excluded.forgotten`;

/** Writes orders and judgements in two statements at most, by ascending order id. */
export async function writeOrders(tx: ShopTx, writes: readonly OrderWrite[]): Promise<void> {
  const whole = writes.filter((write): write is OrderWrite & { facts: OrderFacts } => write.facts !== null);
  const judged = writes.filter((write) => write.facts === null);
  if (whole.length > 0) {
    const values = [
      ...judgementValues(tx.shopId, whole),
      JSON.stringify(whole.map(({ facts }) => facts)),
      whole.map(({ facts }) => facts.guestHash),
      whole.map(({ facts }) => facts.placedAt),
      whole.map(({ facts }) => facts.updatedAt),
      whole.map(({ fromOurCopy }) => fromOurCopy),
      whole.map(({ forgotten = false }) => forgotten),
    ];
    await tx.sql(insertSql, values, "upsert_orders");
  }
  if (judged.length > 0) await tx.sql(updateSql, judgementValues(tx.shopId, judged), "update_judgements");
}

function judgementValues(shopId: string, writes: readonly OrderWrite[]): unknown[] {
  const document = (pick: (judgement: OrderWrite["judgement"]) => unknown) =>
    JSON.stringify(writes.map(({ judgement }) => pick(judgement)));
  return [
    shopId,
    writes.map(({ orderId }) => orderId),
    writes.map(({ memberId }) => memberId),
    writes.map(({ judgement }) => judgement.programVersion),
    writes.map(({ judgement }) => judgement.granted),
    writes.map(({ judgement }) => judgement.reversed),
    document(({ context }) => context),
    document(({ counts }) => counts),
    document(({ sources }) => sources),
    document(({ explanation }) => explanation),
    writes.map(({ postings }) => postings),
  ];
}
