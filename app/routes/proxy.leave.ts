import { readFaceOfToday } from "../face/read.server";
import { leaveMember } from "../members/membership.server";
import { serveShopper } from "./proxy/serve-proxy.server";

/** POST leave: ends the membership by the member's wish. */
export const action = serveShopper("POST", async ({ customerId, inShop }) => ({
  body: await inShop(async (tx) => {
    await leaveMember(tx, customerId);
    return { member: await readFaceOfToday(tx, customerId) };
  }),
}));
export const loader = action;
