import { z } from "zod";
import { idOfGid } from "../../shopify/facts/ids";

/** A bare id of a payload: a number, or text where it would lose its last digits. As a decimal string. */
export const bareId = z.union([z.number().int(), z.string().regex(/^\d+$/), z.bigint()]).transform(String);

/** The decimal id of a gid: "gid://shopify/Customer/1" → "1". */
export const gid = z
  .string()
  .regex(/^gid:\/\/shopify\/\w+\/\d+/)
  .transform(idOfGid);

/** The id of what the payload is about: from its gid where there is one, because the number may have lost its last digits. */
export const subject = z
  .looseObject({ id: bareId.optional(), admin_graphql_api_id: gid.optional() })
  .transform((payload, context) => {
    const id = payload.admin_graphql_api_id ?? payload.id;
    if (id === undefined) context.addIssue({ code: "custom", message: "has no id", path: ["id"] });
    return id ?? z.NEVER;
  });
