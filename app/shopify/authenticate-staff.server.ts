import { environment } from "../base/environment.server";
import { shopify } from "./app.server";
import { staffOf, type StaffMember } from "./session-tokens";

/** Someone of a shop's staff, at the till or on one of Shopify's own pages. */
export interface StaffTokenVisit extends StaffMember {
  /** the proved id token, for exchanges on the person's behalf */
  idToken: string;
}

/**
 * Who of the staff asks from an extension; null: nobody that Shopify vouches for. The library proves signature and dates; that
 * the token was made for us, ends, and speaks of a person of that shop's admin, and not of a buyer, it does not look at.
 */
export async function authenticateStaff(request: Request): Promise<StaffTokenVisit | null> {
  // the library takes a header without a scheme for a token: what it proves must be what we read
  const idToken = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/u.exec(request.headers.get("authorization") ?? "")?.[1];
  if (idToken === undefined) return null;
  try {
    const { sessionToken } = await shopify().authenticate.public.pos(request);
    const staff = staffOf(sessionToken, environment().SHOPIFY_API_KEY);
    return staff && { ...staff, idToken };
  } catch (error) {
    // the library's answer lacks what lets an extension read it
    if (error instanceof Response) return null;
    throw error;
  }
}
