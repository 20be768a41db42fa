import { inShop } from "../db/tenancy.server";
import { redateNext } from "../ledger/redate.server";
import { refreshTiers } from "./tiers.server";

const atOnce = 500;
const first = "00000000-0000-0000-0000-000000000000";

/**
 * Works out everybody's tier by the live program, in steps of 500 members, each its own transaction. After a publication:
 * who came before it stands as if it had been there.
 */
export async function refreshAllTiers(shopId: string): Promise<void> {
  for (let after: string | undefined = first; after !== undefined;) {
    const from: string = after;
    after = await inShop(shopId, async (tx) => {
      const rows = await tx.sql<{ id: string }>(
        `select id from member where shop_id = $1 and id > $2 and status <> 'erased' and merged_into is null order by id limit $3 for update`,
        [shopId, from, atOnce],
        "members_next_tiers",
      );
      const ids = rows.map(({ id }) => id);
      await refreshTiers(tx, ids, { published: true });
      return ids.at(-1);
    });
  }
}

/**
 * Gives everybody's lots the ends that the versions in force say, in the same steps; nothing where no version changed the expiry. A
 * run that was killed begins again and finds what is done done.
 */
export async function redateAllLots(shopId: string): Promise<void> {
  for (let after: string | null = first; after !== null;) {
    const from: string = after;
    after = await inShop(shopId, (tx) => redateNext(tx, from, atOnce));
  }
}
