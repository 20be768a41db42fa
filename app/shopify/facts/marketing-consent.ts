import { z } from "zod";
import { idOfPayload } from "./ids";
import { utcOrNull } from "./times";
import { id, text } from "./webhook-parts";

const said = z.object({ state: text, opt_in_level: text, consent_updated_at: text });

/** E-mail names its customer as `customer_id`, SMS as `id`. */
const consent = z.object({
  customer_id: id.nullish(),
  id: id.nullish(),
  email_marketing_consent: said.nullish(),
  sms_marketing_consent: said.nullish(),
});

/** What Shopify says of a customer's consent to marketing. */
export interface MarketingConsent {
  customerId: string;
  channel: "newsletter" | "sms";
  /** subscribed, and confirmed by the customer after they gave their address: Shopify's opt-in level */
  confirmed: boolean;
  /** null where Shopify does not say */
  at: string | null;
}

/** The consent of `customers_email_marketing_consent/update` and `customers_marketing_consent/update`, which is the one to SMS. */
export function marketingConsentFromWebhook(payload: unknown, topic: string): MarketingConsent {
  const part = consent.parse(payload);
  const channel = topic.startsWith("customers_email") ? "newsletter" : "sms";
  const given = channel === "newsletter" ? part.email_marketing_consent : part.sms_marketing_consent;
  const is = (value: string | null | undefined, wanted: string) => value?.toLowerCase() === wanted;
  return {
    customerId: idOfPayload({ id: part.customer_id ?? part.id }),
    channel,
    confirmed: is(given?.state, "subscribed") && is(given?.opt_in_level, "confirmed_opt_in"),
    at: utcOrNull(given?.consent_updated_at),
  };
}
