/** What a field of Shopify's holds when it says that it changed; to be read before the event is over. */
export const valueOf = (event: Event): string => (event.currentTarget as HTMLElementTagNameMap["s-select"] | null)?.value ?? "";

/** What was typed into a field of Shopify's. */
export const textOf = (event: Event): string => (event.currentTarget as HTMLElementTagNameMap["s-text-field"] | null)?.value ?? "";

export const isTicked = (event: Event): boolean => (event.currentTarget as HTMLElementTagNameMap["s-checkbox"] | null)?.checked === true;
