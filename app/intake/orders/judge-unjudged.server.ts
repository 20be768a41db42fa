import { inShop } from "../../db/tenancy.server";
import { enrolCandidates } from "../../members/enrol.server";
import { lockOrders } from "../shop-lock.server";
import { judgeAndPost } from "./judge-and-post.server";

const membersAtOnce = 200;

/**
 * Judges what no program version has judged yet: after the first publication, the orders that were read silently before it.
 * In steps of 200 members, each its own transaction. Answers how many orders it judged.
 */
export async function judgeUnjudged(shopId: string): Promise<number> {
  // who was known before the program is enrolled by it, before their orders are judged
  while ((await inShop(shopId, (tx) => enrolCandidates(tx))) > 0);
  let after = "00000000-0000-0000-0000-000000000000";
  for (let all = 0; ;) {
    const step = await inShop(
      shopId,
      async (tx) => {
        await lockOrders(tx);
        const rows = await tx.sql<{ member_id: string; orders: string[] }>(
          `select member_id, array_agg(order_id::text) as orders from order_state
           where shop_id = $1 and program_version is null and member_id > $2::uuid group by member_id order by member_id limit $3`,
          [shopId, after, membersAtOnce],
          "find_unjudged",
        );
        const again = rows.flatMap(({ orders }) => orders);
        if (again.length > 0) await judgeAndPost(tx, { memberIds: rows.map((row) => row.member_id), again });
        return { last: rows.at(-1)?.member_id, judged: again.length };
      },
      { timeoutMs: 120_000 },
    );
    if (step.last === undefined) return all;
    after = step.last;
    all += step.judged;
  }
}
