import type { Api as CustomerBlockApi } from "@shopify/ui-extensions/pos.customer-details.block.render";
import type { Api as ModalApi } from "@shopify/ui-extensions/pos.home.modal.render";
import type { Api as TileApi } from "@shopify/ui-extensions/pos.home.tile.render";
import { asker } from "../shared/ask";

/** What all our targets are given. */
type Till = Pick<ModalApi, "cart" | "connectivity" | "i18n" | "session">;

/** Shopify's till, as it is given to an extension. */
export const till = (): Till => (globalThis as unknown as { shopify: Till }).shopify;

/** Of a target on a customer's page. */
export const customerPage = (): Pick<CustomerBlockApi, "customer" | "action"> =>
  (globalThis as unknown as { shopify: Pick<CustomerBlockApi, "customer" | "action"> }).shopify;

/** Opens the modal that belongs to a tile or a block. */
export const presentModal = (): void => (globalThis as unknown as { shopify: Pick<TileApi, "action"> }).shopify.action.presentModal();

/** What must be said before the app answers, or when it does not. */
export const say = (key: string): string => till().i18n.translate(key);

/** Shopify gives a token of the person who is signed in; none where they may not use the app. */
export const ask = asker(() => till().session.getSessionToken());
