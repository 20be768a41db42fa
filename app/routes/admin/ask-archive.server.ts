import { z } from "zod";
import type { ActAnswer } from "../../components/act-answer";
import { askForArchive } from "../../intake/privacy/requests.server";
import { listMembers } from "../../members/read.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import type { PageVisit } from "./visit.server";

const asked = z.object({ request: z.uuid(), customer: z.string().trim().min(1).max(200) });

/** The merchant's people want to know what is held of a customer: named by number or address. `request` is made by the page. */
export async function askArchive({ inShop, actor }: PageVisit, form: FormData): Promise<ActAnswer> {
  const { data } = asked.safeParse(Object.fromEntries(form));
  if (!data) return { ok: false, field: "customer", error: "settings.privacy.ask.empty" };
  return inShop(async (tx): Promise<ActAnswer> => {
    const number = /\d+$/u.exec(data.customer)?.[0] ?? null;
    const customerId = data.customer.includes("@")
      ? ((await listMembers(tx, { email: data.customer }, { limit: 1 })).items[0]?.customerId ?? null)
      : number !== null && number.length <= 18 && (await memberOfCustomer(tx, number))
        ? number
        : null;
    if (customerId === null) return { ok: false, field: "customer", error: "settings.privacy.ask.unknown" };
    await askForArchive(tx, customerId, { id: data.request, by: actor });
    return { ok: true, done: "settings.privacy.ask.done" };
  });
}
