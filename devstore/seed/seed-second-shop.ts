import { chance } from "../store/random";
import { toSecond } from "../store/change";
import { nextVersion, startChange, theOrder, type World } from "../store/world";
import { placeOrder } from "../orders/place-order";
import { refundOrder } from "../orders/refund-order";
import type { SeedRun } from "./seed-demo";
import { AppClient } from "./second-shop-app";
import { caseCustomers, caseOrders, caseSteps, type Step } from "./second-shop-cases";
import { frenchCustomer, frenchCustomerIds, frenchLine } from "./second-shop-stock";

export const SECOND_SHOP = "demo-fr.myshopify.com";
const DAY_MS = 86_400_000;
const ORDINARY = 36;
const SKUS = ["BOUGIE", "CAFE", "CARNET", "SAVON", "TASSE"];

/** Ordinary orders of the last 57 days: young enough for a shop without read_all_orders to sweep. */
const ordinarySteps: Step[] = Array.from({ length: ORDINARY }, (_, index) => {
  const pick = (name: string, below: number) => Math.floor(chance("fr", name, index) * below);
  const lines = [
    frenchLine(SKUS[pick("first", 5)]!, 1 + pick("count", 3)),
    ...(pick("more", 2) ? [frenchLine(SKUS[pick("second", 5)]!)] : []),
  ];
  const order = {
    id: String(71_001 + index),
    customerId: String(5001 + pick("who", 10)),
    lines,
    shipping: 490,
    shippingTaxRate: 0.2,
    payments: "paid" as const,
  };
  return { age: 57 - index * 1.5, run: (world, shop, at) => placeOrder(world, shop, order, at) };
});

const customersStep: Step = {
  age: 380,
  run: (world, shop, at) => {
    const change = startChange(world, shop, at);
    for (const id of frenchCustomerIds) change.putCustomer(frenchCustomer(id, change.at)).tell("customers/create", { customer: id });
    change.commit();
  },
};

/** A touch long after: where an event got lost, this one still brings the order to a shop that cannot read it any more. */
const touchStep = (age: number): Step => ({
  age,
  run: (world, shop, at) => {
    const change = startChange(world, shop, at);
    const before = theOrder(world, shop, caseOrders.toExpire);
    const order = nextVersion(world, change, before, { tags: [...before.tags, `vu-${age}`] });
    change.putOrder(order).tellOrder(order, "orders/updated").commit();
  },
});

/** Orders that need no answer of the app, by age. */
const dated = [customersStep, ...ordinarySteps, ...caseSteps, touchStep(9), touchStep(8), touchStep(7), touchStep(6)].sort(
  (one, other) => other.age - one.age,
);

/** What needs the app: a member blocked before an order, and one in debt. `now` dates what must be the same in every run. */
function appSteps(client: AppClient, now: Date): Array<(world: World) => Promise<void>> {
  const shopOf = (world: World) => world.state.shop(SECOND_SHOP)!;
  return [
    async (world) => {
      await client.waitFor(caseCustomers.blocked, () => true);
      await client.block(caseCustomers.blocked);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      const order = {
        id: caseOrders.blocked,
        note: "blocked member",
        customerId: caseCustomers.blocked,
        lines: [frenchLine("FOULARD", 2)],
        payments: "paid" as const,
      };
      placeOrder(world, shopOf(world), order, world.now());
    },
    async (world) => {
      const reward = await client.amountReward();
      await client.waitFor(caseCustomers.debt, (member) => member.balance.available >= reward.cost);
      await client.redeem(caseCustomers.debt, reward.key);
      const lines = theOrder(world, shopOf(world), caseOrders.debt).lines.map((line) => ({ line: line.id, quantity: line.quantity }));
      refundOrder(world, shopOf(world), caseOrders.debt, { lines }, now);
    },
  ];
}

/** About 60 made-up orders, with one or more of each case that a shop can bring. Resumes after the steps that the journal knows. */
export async function seedSecondShop(world: World, now: Date, run: SeedRun): Promise<void> {
  const { state } = world;
  const shop = state.shop(SECOND_SHOP)!;
  const came = () => Number(state.get("mark", SECOND_SHOP, "seed") ?? "0");
  for (const [index, step] of dated.entries()) {
    if (index + 1 > came()) step.run({ ...world, step: String(index + 1) }, shop, toSecond(new Date(now.getTime() - step.age * DAY_MS)));
  }
  if (came() >= dated.length + 2) return;
  const client = new AppClient(await run.appApi(SECOND_SHOP), () => run.control.sweep(SECOND_SHOP));
  for (const [index, step] of appSteps(client, now).entries()) {
    const number = dated.length + index + 1;
    if (number > came()) await step({ ...world, step: String(number) });
  }
}
