import type { Shop } from "../store/entities";
import type { World } from "../store/world";
import { cancelOrder, editOrder, fulfilOrder, payOrder } from "../orders/change-order";
import { exchangeLines } from "../orders/exchange-lines";
import { placeOrder, type NewOrder } from "../orders/place-order";
import { refundOrder } from "../orders/refund-order";
import { frenchLine as line, HUGE } from "./second-shop-stock";

/** One change of the shop, at an age in days before the seed's now. */
export interface Step {
  age: number;
  run(world: World, shop: Shop, at: string): unknown;
}

/** Ids of the cases' orders, so that tests can name them. */
export const caseOrders = {
  guest: "70001",
  pos: "70002",
  draft: "70003",
  subscriptionFirst: "70004",
  subscriptionRenewal: "70005",
  b2b: "70006",
  exchangeEven: "70007",
  exchangeUneven: "70008",
  test: "70009",
  giftCardBought: "70010",
  giftCardUsed: "70011",
  dollars: "70012",
  yen: "70013",
  refundByAmount: "70014",
  shippingRefunded: "70015",
  partlyPaid: "70016",
  edited: "70017",
  cancelled: "70018",
  fulfilled: "70019",
  tipped: "70020",
  discounted: "70021",
  marketplace: "70022",
  staff: "70023",
  huge: "9007199254740995",
  toExpire: "70024",
  debt: "70025",
  blocked: "70026",
  beforeBlock: "70027",
} as const;

export const caseCustomers = { toExpire: "5011", debt: "5012", blocked: "5013" } as const;

function place(age: number, id: string, note: string, wanted: Partial<NewOrder> & Pick<NewOrder, "lines">): Step {
  const order: NewOrder = { id, note, customerId: "5001", payments: "paid", shipping: 490, shippingTaxRate: 0.2, ...wanted };
  return { age, run: (world, shop, at) => placeOrder(world, shop, order, at) };
}

function lineId(world: World, shop: Shop, order: string, index = 0): string {
  return world.state.get("order", shop.domain, order)!.lines[index]!.id;
}

/** Lines that make a lot which ends within five days: fourteen days pending, twelve months of life, and 360 days gone by. */
export const AGE_TO_EXPIRE = 374;

export const caseSteps: Step[] = [
  place(AGE_TO_EXPIRE, caseOrders.toExpire, "a lot about to expire", { customerId: caseCustomers.toExpire, lines: [line("FOULARD", 2)] }),
  place(48, caseOrders.guest, "guest", { customerId: null, email: "invite@example.com", lines: [line("BOUGIE", 2)] }),
  place(47, caseOrders.pos, "point of sale", {
    customerId: "5002",
    source: "pos",
    locationId: "81000000001",
    shipping: 0,
    lines: [line("TASSE", 4)],
  }),
  place(46, caseOrders.draft, "paid draft", { customerId: "5003", source: "shopify_draft_order", lines: [line("THEIERE")] }),
  place(58, caseOrders.subscriptionFirst, "subscription, first order", {
    customerId: "5004",
    lines: [line("ABONNEMENT", 1, { sellingPlan: "Chaque mois" })],
  }),
  place(28, caseOrders.subscriptionRenewal, "subscription renewal", {
    customerId: "5004",
    source: "subscription_contract",
    lines: [line("ABONNEMENT", 1, { sellingPlan: "Chaque mois" })],
  }),
  place(44, caseOrders.b2b, "a company bought it", {
    customerId: "5005",
    company: { id: "91000000001", locationId: "92000000001" },
    lines: [line("CAFE", 40)],
  }),
  place(43, caseOrders.exchangeEven, "even exchange", { customerId: "5006", lines: [line("TASSE", 2), line("SAVON", 3)] }),
  place(42, caseOrders.exchangeUneven, "uneven exchange", { customerId: "5006", lines: [line("FOULARD")] }),
  place(41, caseOrders.test, "test order", { customerId: "5007", test: true, lines: [line("FOULARD", 3)] }),
  place(40, caseOrders.giftCardBought, "gift card bought, with a candle", { customerId: "5007", lines: [line("CARTE"), line("BOUGIE")] }),
  place(20, caseOrders.giftCardUsed, "partly paid by gift card", {
    customerId: "5007",
    lines: [line("FOULARD")],
    payments: [
      { gateway: "gift_card", amount: 5000 },
      { gateway: "shopify_payments", amount: 3990 },
    ],
  }),
  place(39, caseOrders.dollars, "paid in dollars", {
    customerId: "5008",
    presentmentCurrency: "USD",
    rate: 1.0837,
    lines: [line("THEIERE"), line("CARNET", 3)],
  }),
  place(38, caseOrders.yen, "paid in yen", { customerId: "5008", presentmentCurrency: "JPY", rate: 163.27, lines: [line("BOUGIE", 3)] }),
  place(37, caseOrders.refundByAmount, "refunded by amount", { customerId: "5009", lines: [line("THEIERE"), line("SAVON", 2)] }),
  place(36, caseOrders.shippingRefunded, "only the shipping refunded", { customerId: "5009", lines: [line("CARNET", 2)] }),
  place(35, caseOrders.partlyPaid, "partly paid", {
    customerId: "5010",
    lines: [line("FOULARD")],
    payments: [{ gateway: "shopify_payments", amount: 4000 }],
  }),
  place(34, caseOrders.edited, "edited", { customerId: "5010", lines: [line("TASSE", 3), line("CAFE", 2)] }),
  place(33, caseOrders.cancelled, "cancelled", { customerId: "5010", lines: [line("BOUGIE")] }),
  place(32, caseOrders.fulfilled, "fulfilled", { customerId: "5001", lines: [line("CAFE", 2)] }),
  place(31, caseOrders.tipped, "with a tip", {
    customerId: "5002",
    source: "pos",
    locationId: "81000000001",
    shipping: 0,
    tip: 300,
    lines: [line("CAFE")],
  }),
  place(30, caseOrders.discounted, "with a discount code", {
    customerId: "5003",
    lines: [line("SAVON", 3), line("TASSE"), line("CARTE")],
    discounts: [{ code: "BIENVENUE", type: "fixed_amount", value: 1000, amount: 1000 }],
  }),
  place(29, caseOrders.marketplace, "from a marketplace", { customerId: "5005", source: "amazon", lines: [line("BOUGIE")] }),
  place(27, caseOrders.staff, "bought by staff", { customerId: "5005", tags: ["staff"], lines: [line("FOULARD")] }),
  place(26, caseOrders.huge, "ids above 2^53", { customerId: HUGE, lines: [line("THEIERE", 2, { id: "9007199254740997" })] }),
  place(50, caseOrders.beforeBlock, "before the member was blocked", { customerId: caseCustomers.blocked, lines: [line("SAVON", 2)] }),
  place(45, caseOrders.debt, "debt: redeemed, then refunded", { customerId: caseCustomers.debt, lines: [line("FOULARD", 5)] }),
  {
    age: 25,
    run: (world, shop, at) =>
      exchangeLines(
        world,
        shop,
        caseOrders.exchangeEven,
        {
          back: [{ line: lineId(world, shop, caseOrders.exchangeEven), quantity: 1 }],
          give: [line("TASSE", 1, { title: "Tasse en grès bleue" })],
        },
        at,
      ),
  },
  {
    age: 24,
    run: (world, shop, at) =>
      exchangeLines(
        world,
        shop,
        caseOrders.exchangeUneven,
        { back: [{ line: lineId(world, shop, caseOrders.exchangeUneven), quantity: 1 }], give: [line("THEIERE")] },
        at,
      ),
  },
  {
    age: 23,
    run: (world, shop, at) => refundOrder(world, shop, caseOrders.refundByAmount, { amount: 1000, note: "geste commercial" }, at),
  },
  { age: 22, run: (world, shop, at) => refundOrder(world, shop, caseOrders.shippingRefunded, { shipping: 490 }, at) },
  { age: 21, run: (world, shop, at) => payOrder(world, shop, caseOrders.partlyPaid, 2000, at) },
  {
    age: 19,
    run: (world, shop, at) =>
      editOrder(
        world,
        shop,
        caseOrders.edited,
        { add: [line("SAVON", 2)], remove: [{ line: lineId(world, shop, caseOrders.edited), quantity: 1 }], paid: true },
        at,
      ),
  },
  { age: 18, run: (world, shop, at) => cancelOrder(world, shop, caseOrders.cancelled, { refund: true, reason: "customer" }, at) },
  { age: 17, run: (world, shop, at) => fulfilOrder(world, shop, caseOrders.fulfilled, at) },
  {
    age: 16,
    run: (world, shop, at) =>
      refundOrder(world, shop, caseOrders.huge, { id: "9007199254740999", lines: [{ line: "9007199254740997", quantity: 1 }] }, at),
  },
  {
    age: 15,
    run: (world, shop, at) =>
      refundOrder(world, shop, caseOrders.dollars, { lines: [{ line: lineId(world, shop, caseOrders.dollars, 1), quantity: 2 }] }, at),
  },
];
