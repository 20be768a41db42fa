import type { Shop } from "../store/entities";
import type { State } from "../store/state";
import { isIdToken, staffIdOf } from "./id-token";
import { staffOf } from "./staff";
import { giveToken, refreshToken } from "./tokens";

export interface AppIdentity {
  apiKey: string;
  apiSecret: string;
}

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";

function refuse(error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status: 400 });
}

async function readBody(request: Request): Promise<Record<string, string>> {
  const text = await request.text();
  if (request.headers.get("content-type")?.includes("json")) return JSON.parse(text) as Record<string, string>;
  return Object.fromEntries(new URLSearchParams(text));
}

/** `POST /admin/oauth/access_token`: token exchange and refresh. */
export async function answerToken(state: State, shop: Shop, app: AppIdentity, request: Request): Promise<Response> {
  const body = await readBody(request);
  if (body["client_id"] !== app.apiKey || body["client_secret"] !== app.apiSecret) return refuse("invalid_client", "Unknown app.");
  if (!shop.installed) return refuse("application_cannot_be_found", "The app is not installed.");
  if (body["grant_type"] === "refresh_token") {
    const answer = refreshToken(state, shop, body["refresh_token"] ?? "");
    return answer ? Response.json(answer) : refuse("invalid_grant", "The refresh token is expired, used or unknown.");
  }
  if (body["grant_type"] !== TOKEN_EXCHANGE) return refuse("unsupported_grant_type", "Only token exchange and refresh are answered.");
  if (!isIdToken(body["subject_token"] ?? "", shop.domain, app.apiKey, app.apiSecret))
    return refuse("invalid_subject_token", "The id token is not valid.");
  if (body["requested_token_type"] !== OFFLINE) {
    const online = {
      expires_in: 86_399,
      associated_user_scope: shop.scopes.join(","),
      associated_user: member(shop, staffIdOf(body["subject_token"] ?? "")),
    };
    return Response.json({ ...giveToken(state, shop, false), ...online });
  }
  return Response.json(giveToken(state, shop, body["expiring"] === "1"));
}

function member(shop: Shop, id: string): object {
  const person = staffOf(id) ?? { id, firstName: "Clerk", lastName: id, owner: false };
  return {
    id: Number(person.id),
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.owner ? shop.email : `${person.firstName.toLowerCase()}-${person.id}@${shop.domain}`,
    email_verified: true,
    account_owner: person.owner,
    locale: "en",
    collaborator: false,
  };
}
