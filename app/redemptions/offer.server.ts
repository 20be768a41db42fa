import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { CartFacts, CartLine } from "../loyalty/cart-facts";
import { cartVerdict, type CartRefusal, type CodeInCart } from "../loyalty/cart-verdict";
import { classOf } from "../loyalty/code-terms";
import { belongs, type CatalogueProduct } from "../loyalty/kept-products";
import { parseMoney } from "../loyalty/money";
import type { Program } from "../loyalty/program";
import { isCodeReward, type CodeReward } from "../loyalty/reward-shape";
import { quoteReward, type RewardChoice, type RewardQuote } from "../loyalty/rewards";
import { entitlementOf, type Entitlement } from "../loyalty/spendable";
import { loadProductStates } from "../programs/goods/load-goods.server";
import { mayKeep, readyCollection } from "../programs/spendable/kept-goods.server";

/** What a member wants of a reward, and the cart it is for. */
export interface Wanted extends Pick<RewardChoice, "points" | "variant"> {
  cart?: CartFacts | undefined;
  /** what the codes in the cart are */
  codes?: readonly CodeInCart[] | undefined;
}

/** What the member gets: the reward's price and value, and the collection of ours that its code is entitled to. */
export interface Offer extends RewardQuote {
  keptCollection: string | null;
}

/**
 * The offer that a program makes for a reward and a cart. Throws `reward_unavailable` with the reason: the quote's, `not-ready` while
 * the collection of its goods is being made, `not-available` where the app may not make it, or the cart's (`excluded-goods`, `subscription-only`, `below-minimum`, `not-combinable`,
 * `too-many-codes`, `needs-cart`, `other-currency`). Without a cart nothing of a cart is judged.
 */
export async function offerFor(tx: ShopTx, program: Program, key: string, wanted: Wanted, language: string): Promise<Offer> {
  const refuse = (reason: string, more: object = {}) => new FidelioError("reward_unavailable", { reason, reward: key, ...more });
  const reward = program.rewards.find((one) => one.key === key);
  const code = reward !== undefined && !reward.archived && isCodeReward(reward) ? reward : null;
  const cart = wanted.cart?.lines.some(({ giftCard }) => !giftCard) === true ? wanted.cart : undefined;
  let keptCollection: string | null = null;
  let entitled: number | undefined;
  if (code !== null) {
    const goods = await goodsOf(tx, program, code);
    if (goods === null) throw refuse((await mayKeep(tx)) ? "not-ready" : "not-available");
    keptCollection = goods.collectionId;
    const capped = code.kind === "percentage" && code.cap !== undefined;
    if (cart !== undefined) {
      if (capped && cart.currency !== program.currency) throw refuse("other-currency");
      // a free product is put in the cart with its code
      const entitles = code.kind === "product" ? () => true : await entitlesOf(tx, goods.entitlement, cart);
      const verdict = cartVerdict(termsOf(program, code, entitles), cart, wanted.codes ?? []);
      if (verdict.refusal !== null) throw refuse(verdict.refusal.reason, detailOf(verdict.refusal, cart));
      entitled = verdict.entitled;
    } else if (code.kind === "product" && code.minimumSubtotal !== undefined && wanted.variant !== undefined) {
      // Shopify would count the free product's own price alone: its minimum is looked at here or nowhere
      throw refuse("needs-cart");
    }
  }
  const quote = quoteReward(program, key, { points: wanted.points, variant: wanted.variant, entitled }, language);
  if (!quote.ok) throw refuse(quote.reason);
  return { ...quote, keptCollection };
}

/** What is worth saying of a cart that a code applies to: it lowers some of the goods alone; its minimum is in another currency. */
export interface CartNotes {
  partly: boolean;
  unjudged: boolean;
}

/** As far as the cart's word goes; nothing of a reward that is no code, or while its goods are not ready. */
export async function notesOnCart(tx: ShopTx, program: Program, key: string, cart: CartFacts): Promise<CartNotes> {
  const reward = program.rewards.find((one) => one.key === key);
  const goods = reward !== undefined && isCodeReward(reward) && reward.kind !== "product" ? await goodsOf(tx, program, reward) : null;
  if (goods === null || reward === undefined || !isCodeReward(reward)) return { partly: false, unjudged: false };
  const entitles = await entitlesOf(tx, goods.entitlement, cart);
  const { partly, unjudged } = cartVerdict(termsOf(program, reward, entitles), cart, []);
  return { partly, unjudged };
}

interface CodeGoods {
  /** a kept collection's with the products that it holds */
  entitlement: Entitlement;
  collectionId: string | null;
}

/** What a code lowers; null: the collection that holds it is not ready. */
async function goodsOf(tx: ShopTx, program: Program, reward: CodeReward): Promise<CodeGoods | null> {
  const entitlement = entitlementOf(program, reward) ?? { kind: "all" };
  if (entitlement.kind !== "kept") return { entitlement, collectionId: null };
  const ready = await readyCollection(tx, entitlement.goods);
  return ready && { entitlement: { kind: "kept", goods: ready.whole }, collectionId: ready.collectionId };
}

/** Whether lines are lowered, by what is known of their products now; null: nobody read the product yet. */
async function entitlesOf(tx: ShopTx, entitlement: Entitlement, cart: CartFacts): Promise<(line: CartLine) => boolean | null> {
  if (entitlement.kind === "all") return () => true;
  const asks = entitlement.kind === "kept" || entitlement.goods.collections !== undefined;
  const states = asks
    ? await loadProductStates(
        tx,
        cart.lines.map(({ productId }) => productId),
      )
    : new Map<string, CatalogueProduct[]>();
  const kept = entitlement.kind === "kept" ? entitlement.goods : { only: entitlement.goods, not: null };
  const named = entitlement.kind === "named";
  return (line) => {
    const nothing = { productId: line.productId, vendor: "", type: "", tags: [], collections: [] };
    const known = states.get(line.productId)?.at(-1);
    // a code that names variants lowers them alone; a collection holds products whole
    const held = belongs(kept, { ...(known ?? nothing), ...(named ? { variants: [line.variantId] } : {}) });
    if (known || !asks) return held;
    return named && held ? true : null;
  };
}

function termsOf(program: Program, reward: CodeReward, entitles: (line: CartLine) => boolean | null) {
  const { minimumSubtotal: minimum, combinesWith, subscriptions } = reward;
  const kind = classOf(program, reward);
  return {
    classes: [kind],
    combinesWith,
    currency: program.currency,
    minimum: minimum === undefined ? null : parseMoney(minimum, program.currency),
    // Shopify counts the goods that a code names, where it names some
    minimumOf: kind === "product" && reward.kind !== "product" ? ("entitled" as const) : ("cart" as const),
    // a free product may lie beside anything, and shipping is no line of the cart
    subscriptions: subscriptions !== "none" || reward.kind === "product",
    entitles,
  };
}

/** What a sentence needs beside the reason. Amounts are minor units of the cart's currency. */
function detailOf(refusal: CartRefusal, { currency }: CartFacts): object {
  const { reason: _, ...detail } = refusal;
  return refusal.reason === "below-minimum" ? { ...detail, currency } : detail;
}
