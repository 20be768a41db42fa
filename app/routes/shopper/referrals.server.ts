import { z } from "zod";
import { readAdvocate } from "../../face/advocate/read-advocate.server";
import { advocateSays } from "../../face/advocate/advocate-words";
import type { ShopTx } from "../../db/tenancy.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { markFace } from "../../members/occasions/acts.server";
import { liveVersion } from "../../programs/versions.server";
import type { CodeRefusal } from "../../referrals/code-refusals";
import { changeCode } from "../../referrals/codes.server";
import { lookUpCode } from "../../referrals/look-up-code.server";
import { hideName } from "../../referrals/first-name.server";
import { noteTrace } from "../../referrals/trace-rows.server";
import { Refused } from "./refusal";
import type { ShopperHandler, SignedInRequest } from "./request";
import { returnPath } from "./return-path";
import { isVisible } from "./visible.server";

type Asked = Pick<SignedInRequest, "customerId" | "language" | "network">;

/** referrals?language=: the member's own page of those they brought. */
export const referrals: ShopperHandler = async (request) => ({ body: await request.inShop((tx) => pageOf(tx, request)) });

async function pageOf(tx: ShopTx, { customerId, language, network }: Asked) {
  const page = (await isVisible(tx)) ? await readAdvocate(tx, customerId, language) : null;
  if (page === null) throw new Refused("not-member");
  await noteTrace(tx, customerId, network);
  return page;
}

/** Only who takes part, while friends can be brought. */
async function advocate(tx: ShopTx, request: Asked): Promise<string> {
  const page = await pageOf(tx, request);
  const member = await memberOfCustomer(tx, request.customerId);
  if (!page.open || member === null) throw new Refused("not-available");
  return member.id;
}

const wished = z.object({ code: z.string().max(200) });

/** referrals/code {code}: the member's own word instead of the code that was made; a refusal has the sentence to stand beside the field. */
export const referralCode: ShopperHandler = async (request) => {
  const { fields, inShop, language, shopDomain } = request;
  const asked = wished.safeParse(fields);
  if (!asked.success) throw new Refused("unavailable");
  const atShopify = await lookUpCode(shopDomain, asked.data.code);
  const done = await inShop(async (tx) => {
    const id = await advocate(tx, request);
    const change = await changeCode(tx, id, asked.data.code, atShopify);
    if ("refused" in change) return { refused: change.refused, live: await liveVersion(tx) };
    await markFace(tx, id);
    return { page: await pageOf(tx, request) };
  });
  if ("page" in done) return { body: done.page, to: pathOf(request, "code-kept") };
  const { refused, live } = done;
  const title = advocateSays({ language, formOfAddress: live?.program.formOfAddress ?? "vous" }, refused);
  const status = statuses[refused];
  const body = { type: `urn:fidelio:refusal:${refused}`, title, status, reason: refused, field: "code" };
  return { status, body, to: pathOf(request, refused) };
};

const statuses: Record<CodeRefusal, number> = {
  malformed: 422,
  indecent: 422,
  reserved: 409,
  taken: 409,
  "too-often": 429,
  unanswered: 503,
};

const chosen = z.object({ show: z.enum(["yes", "no"]) });

/** referrals/name {show}: whether those who open the link read the member's first name. */
export const referralName: ShopperHandler = async (request) => {
  const asked = chosen.safeParse(request.fields);
  if (!asked.success) throw new Refused("unavailable");
  const body = await request.inShop(async (tx) => {
    await hideName(tx, await advocate(tx, request), asked.data.show === "no");
    return pageOf(tx, request);
  });
  return { body, to: pathOf(request, "name-kept") };
};

/** Where a form without script is led back to: the page itself, which says what came of it. */
function pathOf({ query }: SignedInRequest, said: string): string {
  return `${returnPath(query.get("path_prefix"), "/apps/fidelio")}/referrals?said=${said}`;
}
