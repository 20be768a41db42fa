/** Collections that we keep have handles that begin so. They are in no sales channel, and no rule is to know of them. */
export const keptPrefix = "fidelio-spendable-";

export const isKept = (handle: string | null | undefined): boolean => handle?.startsWith(keptPrefix) === true;
