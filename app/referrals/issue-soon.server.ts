import { log } from "../base/log.server";
import { issueDiscount } from "../discounts/issue-discount.server";
import { referralOwner } from "./owner.server";

/** How long whoever waits for a code waits for Shopify before the job takes over. */
const patience = 3_000;

/** Makes a planned discount of a referral's at once, if Shopify answers soon. A fault of this try is the job's to mend: it is logged, not thrown. */
export async function issueSoon(shopId: string, discountId: string): Promise<void> {
  const issuing = issueDiscount(shopId, discountId, referralOwner, { withinMs: patience }).catch((error: unknown) => {
    log.warn({ err: error, shopId, discountId }, "a referral's code was not made at the first try: the job goes on");
  });
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([issuing, end]);
  clearTimeout(timer);
}
