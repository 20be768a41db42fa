import { environment } from "./environment.server";

/** How long somebody in front of a page waits for Shopify, milliseconds. Tests on a busy machine wait some times longer. */
export const patienceOf = (milliseconds: number): number => milliseconds * environment().SHOPIFY_PATIENCE;
