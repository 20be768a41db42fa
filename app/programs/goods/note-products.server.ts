import type { ShopTx } from "../../db/tenancy.server";
import { addedBy, sameGoods, stateAt, type ProductChange, type ProductNote, type ProductState } from "./product-history";
import { loadProductStates } from "./load-goods.server";

/**
 * Adds to the products' history what these notes tell that was not known. Answers the times for which rules see other goods now, so
 * that orders placed within them can be judged again.
 */
export async function noteProducts(tx: ShopTx, notes: readonly ProductNote[]): Promise<ProductChange[]> {
  if (notes.length === 0) return [];
  const histories = await loadProductStates(tx, [...new Set(notes.map(({ productId }) => productId))], true);
  const added: ProductState[] = [];
  const changes: ProductChange[] = [];
  for (const note of notes) {
    const states = histories.get(note.productId) ?? [];
    const one = addedBy(states, note);
    if (one === null) continue;
    const before = stateAt(states, note.at);
    if (before === null || !sameGoods(before, one.state)) changes.push(one.change);
    histories.set(
      note.productId,
      [...states, one.state].sort((a, b) => (a.from < b.from ? -1 : 1)),
    );
    added.push(one.state);
  }
  await insert(tx, added);
  return changes;
}

async function insert(tx: ShopTx, states: readonly ProductState[]): Promise<void> {
  if (states.length === 0) return;
  await tx.sql(
    `insert into product_state (shop_id, product_id, from_at, title, vendor, type, tags, collections, deleted)
     select $1, s."productId", s."from", s.title, s.vendor, s.type, s.tags, s.collections, s.deleted
       from jsonb_to_recordset($2::jsonb) as s("productId" bigint, "from" timestamptz, title text, vendor text, type text,
            tags text[], collections bigint[], deleted boolean)
     on conflict do nothing`,
    [tx.shopId, JSON.stringify(states)],
    "products_note",
  );
}
