import { text } from "../../base/languages/text";
import { actOnMember } from "../admin/member-acts.server";
import type { PageVisit } from "../admin/visit.server";
import type { StaffAdjustAnswer, StaffRefusal } from "./answers";
import { staffCustomer } from "./customer-answer.server";

interface Adjusting {
  customer: string;
  /** of the adjustment, made before its first try */
  id: string;
  /** as they were typed: "-50", "1,250" */
  points: string;
  reason: string;
}

/** The act of the member's page, from Shopify's page of the customer: the same limits, the same sentences. */
export async function adjustForCustomer(visit: PageVisit, { customer, id, points, reason }: Adjusting) {
  const done = await actOnMember(visit, customer, { intent: "adjust", id, points, reason, note: "", goodwill: "" });
  if (!done.ok) {
    const { field, error, values } = done;
    const body: StaffRefusal = { status: 422, title: text(visit.language, error, values), ...(field === undefined ? {} : { field }) };
    return { status: 422, body };
  }
  const body: StaffAdjustAnswer = {
    customer: await staffCustomer(visit, customer, "block"),
    says: text(visit.language, done.done ?? "member.adjust.done", done.values),
  };
  return { body };
}
