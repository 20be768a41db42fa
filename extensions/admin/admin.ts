import type { Api } from "@shopify/ui-extensions/admin.customer-details.block.render";
import { asker, type Refusal } from "../shared/ask";

type Block = Pick<Api, "auth" | "data" | "i18n">;

/** Shopify's admin, as it is given to a block. */
const admin = (): Block => (globalThis as unknown as { shopify: Block }).shopify;

/** What must be said before the app answers, or when it does not. */
export const say = (key: string): string => admin().i18n.translate(key);

/** Shopify gives a token of the person who is signed in; none where they may not use the app. */
export const ask = asker(() => admin().auth.idToken());

/** The number of the customer or order whose page this is; null: of none. */
export const shownId = (): string | null => /\/(\d+)$/u.exec(admin().data.selected[0]?.id ?? "")?.[1] ?? null;

/** Why nothing came of it: what the app said, or what we say for it. */
export const failure = ({ says }: Refusal): string => says ?? say("unanswered");
