import { FidelioError } from "../base/errors";
import { adminClient } from "./admin/client.server";
import {
  DeleteMetafieldsDocument,
  ReadProgramFaceDocument,
  ReadSummariesDocument,
  SetMetafieldsDocument,
  type MetafieldsSetInput,
  type MetafieldsSetUserErrorCode,
} from "./admin/generated";
import { gidOf } from "./facts/ids";

/** The most metafields that one call may set, by Shopify's limit: all of them or none. */
export const metafieldsAtOnce = 25;

/** A customer's summary as JSON. */
export interface Summary {
  customerId: string;
  value: string;
}

export interface WrittenSummaries {
  /** whose summary stands at Shopify now */
  written: string[];
  /** customers that Shopify has no more, or whose summary it refuses for good */
  refused: Array<{ customerId: string; code: string }>;
}

const summaryField = { namespace: "$app:fidelio", key: "summary" } as const;

/**
 * Writes at most 25 summaries in one call. Shopify takes all or none: those that it names as wrong are left out and the rest is
 * tried again. No digest is compared: nobody else writes our namespace, and of one shop one job writes at a time. Throws
 * `shopify_unavailable`.
 */
export async function writeSummaries(shopDomain: string, summaries: readonly Summary[]): Promise<WrittenSummaries> {
  if (summaries.length > metafieldsAtOnce) throw new RangeError(`At most ${metafieldsAtOnce} summaries at once.`);
  const refused: WrittenSummaries["refused"] = [];
  let left = [...summaries];
  while (left.length > 0) {
    const faults = await setMetafields(
      shopDomain,
      left.map(({ customerId, value }) => ({ ownerId: gidOf("Customer", customerId), ...summaryField, type: "json", value })),
    );
    if (faults.length === 0) break;
    const wrong = new Map(faults.flatMap(({ place, code }) => (left[place] ? [[left[place].customerId, code] as const] : [])));
    // a fault that names no summary is one of the whole call
    if (wrong.size === 0) throw new FidelioError("conflict", { reason: "shopify-refused", codes: faults.map(({ code }) => code) });
    refused.push(...[...wrong].map(([customerId, code]) => ({ customerId, code })));
    left = left.filter(({ customerId }) => !wrong.has(customerId));
  }
  return { written: left.map(({ customerId }) => customerId), refused };
}

/** Takes a customer's summary away; what is not there is as good as gone. */
export async function deleteSummary(shopDomain: string, customerId: string): Promise<void> {
  const metafields = [{ ownerId: gidOf("Customer", customerId), ...summaryField }];
  // the errors that Shopify names here are of owners and fields that are gone
  await adminClient(shopDomain).run(DeleteMetafieldsDocument, { metafields }, { repeatable: true });
}

/** The program's face as it stands at Shopify, null before the first, and whose it is. */
export async function readProgramFace(shopDomain: string): Promise<{ owner: string; value: string | null }> {
  const { currentAppInstallation } = await adminClient(shopDomain).run(ReadProgramFaceDocument, {});
  return { owner: currentAppInstallation.id, value: currentAppInstallation.metafield?.value ?? null };
}

export async function writeProgramFace(shopDomain: string, owner: string, value: string): Promise<void> {
  const faults = await setMetafields(shopDomain, [{ ownerId: owner, namespace: "fidelio", key: "program", type: "json", value }]);
  if (faults.length > 0) throw new FidelioError("conflict", { reason: "shopify-refused", codes: faults.map(({ code }) => code) });
}

/** The summaries of customers as they stand at Shopify; null: none, or no such customer. At most 100 at once. */
export async function readSummaries(shopDomain: string, customerIds: readonly string[]): Promise<Map<string, string | null>> {
  const ids = customerIds.map((id) => gidOf("Customer", id));
  const { nodes } = await adminClient(shopDomain).run(ReadSummariesDocument, { ids });
  return new Map(
    customerIds.map((customerId, place) => {
      const node = nodes[place];
      return [customerId, node && "metafield" in node ? (node.metafield?.value ?? null) : null];
    }),
  );
}

/** At most 25, all or none. Answers what Shopify says is wrong with which. Throws `shopify_unavailable`. */
export async function setMetafields(
  shopDomain: string,
  metafields: MetafieldsSetInput[],
): Promise<Array<{ place: number; code: MetafieldsSetUserErrorCode | "UNNAMED" }>> {
  const { metafieldsSet } = await adminClient(shopDomain).run(SetMetafieldsDocument, { metafields }, { repeatable: true });
  const errors = metafieldsSet?.userErrors ?? [];
  if (errors.some(({ code }) => code === "INTERNAL_ERROR")) {
    throw new FidelioError("shopify_unavailable", { shop: shopDomain, reason: "server-error" });
  }
  return errors.map(({ elementIndex, field, code }) => ({ place: elementIndex ?? Number(field?.[1] ?? -1), code: code ?? "UNNAMED" }));
}
