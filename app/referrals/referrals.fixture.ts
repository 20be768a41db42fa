import { beforeAll } from "vitest";
import { useShop, type Shop } from "../redemptions/redemptions.fixture";
import { testProgram } from "../redemptions/test-shop.fixture";
import { systemPrisma } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import type { ProgramDocument } from "../loyalty/program";
import { memberOfCustomer } from "../members/member-rows.server";
import { publishProgram } from "../programs/publish.server";
import { claimReferral } from "./claim.server";
import type { ClaimRequest } from "./claim-in.server";
import { codesOf } from "./codes.server";

export interface ReferralShop extends Shop {
  /** a customer who takes part, and their code */
  advocate(): Promise<{ customer: string; memberId: string; code: string }>;
  /** claims as a guest of the storefront, unless told otherwise */
  claim(wish: Partial<ClaimRequest> & { code: string }): ReturnType<typeof claimReferral>;
  /** publishes the program with another referral program */
  publish(referral: ProgramDocument["referral"], more?: Partial<ProgramDocument>): Promise<void>;
}

/** For tests: `useShop` on a plan with referrals. */
export function useReferralShop(): ReferralShop {
  const shop = useShop();
  beforeAll(async () => {
    await systemPrisma().shop.update({ where: { id: BigInt(shop.id) }, data: { appPlan: "growth" } });
  });
  const added: Omit<ReferralShop, keyof Shop> = {
    async advocate() {
      const customer = await shop.member(0);
      return inShop(shop.id, async (tx) => {
        const member = await memberOfCustomer(tx, customer);
        if (!member) throw new Error("The customer was just made.");
        const code = (await codesOf(tx, [member.id])).get(member.id) ?? "";
        return { customer, memberId: member.id, code };
      });
    },
    claim: (wish) =>
      claimReferral(shop.id, { email: null, customerId: null, surface: "storefront", language: "en", network: "203.0.113.7", ...wish }),
    async publish(referral, more = {}) {
      await inShop(shop.id, (tx) => publishProgram(tx, { ...testProgram, ...more, referral }, { by: "test" }));
    },
  };
  // the shop's id is known once it is installed
  return Object.defineProperties(shop, Object.getOwnPropertyDescriptors(added)) as ReferralShop;
}
