import { z } from "zod";
import type { Customer, MarketingConsent } from "../store/entities";
import { RefusedRequest, startChange } from "../store/world";
import { shopOf, type Control } from "./route";

export const consentState = z.enum(["not_subscribed", "pending", "subscribed", "unsubscribed"]);
export const optInLevel = z.enum(["single_opt_in", "confirmed_opt_in", "unknown"]);

interface Wanted {
  email?: MarketingConsent["state"] | undefined;
  sms?: MarketingConsent["state"] | undefined;
  level: MarketingConsent["level"];
}

/** A customer gives or withdraws consent to marketing, and Shopify tells of it: e-mail and SMS each in its own topic and shape. */
export function changeConsent(control: Control, domain: string | undefined, id: string, { email, sms, level }: Wanted): Customer {
  const where = shopOf(control, domain);
  const made = startChange(control.world, where);
  const before = control.world.state.get("customer", where.domain, id);
  if (!before) throw new RefusedRequest(`${where.domain} has no customer ${id}.`);
  if (sms !== undefined && before.phone === null) throw new RefusedRequest(`Customer ${id} has no phone number.`);
  const updatedAt = made.at > before.updatedAt ? made.at : before.updatedAt;
  const given = { state: email ?? sms ?? "not_subscribed", level, at: updatedAt };
  const marketing = { ...before.marketing, ...(sms === undefined ? { email: given } : { sms: given }) };
  const customer: Customer = { ...before, emailConsent: email ?? before.emailConsent, marketing, updatedAt };
  const said = { state: given.state, opt_in_level: level, consent_updated_at: updatedAt };
  made.putCustomer(customer);
  if (sms === undefined) {
    const body = { customer_id: id, email_address: customer.email, email_marketing_consent: said };
    made.tell("customers_email_marketing_consent/update", { customer: id, body });
  } else {
    const body = { id, phone: customer.phone, sms_marketing_consent: { ...said, consent_collected_from: "SHOPIFY" } };
    made.tell("customers_marketing_consent/update", { customer: id, body });
  }
  made.commit();
  return customer;
}
