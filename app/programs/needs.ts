import { compileProgram } from "../loyalty/compile";
import type { Needs } from "../loyalty/needs";
import type { Program } from "../loyalty/program";

export type { Needs } from "../loyalty/needs";

export const noNeeds: Needs = { goods: false, catalogue: false, customerTags: [], segments: [], giftCard: false };

/** What judging by any of these versions needs of Shopify beside the orders. An order is judged by the version of its placing. */
export function needsOfVersions(versions: ReadonlyArray<{ program: Program }>): Needs {
  return together(versions.map(({ program }) => compileProgram(program).needs));
}

/** All that any of them needs. */
export function together(several: readonly Needs[]): Needs {
  let all = noNeeds;
  for (const own of several) {
    if (!own.catalogue && !own.giftCard && own.customerTags.length === 0 && own.segments.length === 0) continue;
    all = {
      goods: all.goods || own.goods,
      catalogue: all.catalogue || own.catalogue,
      giftCard: all.giftCard || own.giftCard,
      customerTags: union(all.customerTags, own.customerTags),
      segments: union(all.segments, own.segments),
    };
  }
  return all;
}

/** Whether rules ask which tags a customer has or which segments one is in. */
export const asksForCustomers = ({ customerTags, segments }: Needs): boolean => customerTags.length > 0 || segments.length > 0;

const union = (some: readonly string[], more: readonly string[]): string[] => [...new Set([...some, ...more])].sort();
