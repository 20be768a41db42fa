import { z } from "zod";
import { environment } from "../base/environment.server";
import { log } from "../base/log.server";
import { patienceOf } from "../base/patience.server";
import { shopifyFetch } from "./transport.server";

const onlineAnswer = z.object({
  associated_user: z.object({
    id: z.union([z.number(), z.string()]).transform(String),
    first_name: z.string().nullish(),
    last_name: z.string().nullish(),
  }),
});

/** a page waits for it */
const patience = () => patienceOf(2_000);

/**
 * What Shopify calls the person behind an id token: the answer of an exchange for an online token, which is thrown away.
 * Null where it does not say, or speaks of somebody else. The caller has proved the token.
 */
export async function readStaffName(shopDomain: string, staffId: string, idToken: string): Promise<string | null> {
  const { SHOPIFY_API_KEY: clientId, SHOPIFY_API_SECRET: clientSecret } = environment();
  try {
    const response = await shopifyFetch(`https://${shopDomain}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: idToken,
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
      }),
      signal: AbortSignal.timeout(patience()),
    });
    const user = onlineAnswer.safeParse(await response.json()).data?.associated_user;
    if (user?.id !== staffId) return null;
    return [user.first_name, user.last_name].filter(Boolean).join(" ").slice(0, 120) || null;
  } catch (error) {
    log.warn({ err: error, shopDomain }, "a member of staff stays without a name for now");
    return null;
  }
}
