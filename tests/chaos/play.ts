import { setTimeout as wait } from "node:timers/promises";
import { answerControl } from "../../devstore/control/answer";
import type { DevStore } from "../../devstore/create-store";
import { makeTestMember } from "../../app/redemptions/test-shop.fixture";
import { domain, type Step } from "./script";

interface Stage {
  store: DevStore;
  shopId: string;
  /** the app, through the balancer */
  appUrl: string;
  apiKey: string;
}

interface Shown {
  id: string;
  lines: Array<{ id: string; quantity: number }>;
}

/** What a step answered; null: the shop refuses it, as it would in every run (an order that is cancelled already, nothing left). */
async function control<T>(store: DevStore, path: string, body: object): Promise<T | null> {
  const request = new Request(`http://localhost/control${path}`, { method: "POST", body: JSON.stringify(body) });
  const answer = await answerControl(store.parts.control, request);
  if (answer.status === 422) return null;
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Plays the steps one after the other, `perSecond` of them (as fast as they go where it is null); redemptions go on beside it. */
export async function play(stage: Stage, steps: readonly Step[], perSecond: number | null): Promise<{ redemptions: Promise<string[]> }> {
  const lines = new Map<string, string[]>();
  const redemptions: Array<Promise<string>> = [];
  const began = performance.now();
  for (const [place, step] of steps.entries()) {
    const early = perSecond === null ? 0 : (place / perSecond) * 1000 - (performance.now() - began);
    if (early > 0) await wait(early);
    else if (place % 20 === 0) await wait(0);
    if (step.kind === "redeem") {
      await join(stage, step);
      const redeemed = redeem(stage, step);
      // it is awaited at the end
      redeemed.catch(() => undefined);
      redemptions.push(redeemed);
    } else await act(stage.store, step, lines);
  }
  return { redemptions: Promise.all(redemptions) };
}

/** Makes the member; where the database is away, once it is back. */
async function join({ store, shopId }: Stage, { customer, at }: Extract<Step, { kind: "redeem" }>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return void (await makeTestMember(store, { shopId, domain, joinedAt: new Date(at) }, customer, 200));
    } catch (error) {
      if (tries > 120) throw error;
      await wait(500);
    }
  }
}

async function act(store: DevStore, step: Exclude<Step, { kind: "redeem" }>, lines: Map<string, string[]>): Promise<void> {
  if (step.kind === "order") {
    const { id, customer, at, paid } = step;
    const buyer = customer === null ? { email: `guest-${id}@example.com` } : { customer };
    const goods = step.lines.map((line, place) => ({ ...line, title: `Thing ${place + 1}` }));
    const order = await control<Shown>(store, "/orders", { id, ...buyer, at, paid, lines: goods });
    if (order)
      lines.set(
        id,
        order.lines.flatMap((line) => Array<string>(line.quantity).fill(line.id)),
      );
    return;
  }
  const path = `/orders/${step.order}`;
  const { at } = step;
  if (step.kind === "refund") {
    const line = lines.get(step.order)?.shift();
    if (line !== undefined) await control(store, `${path}/refunds`, { lines: [{ line, quantity: 1 }], at });
  } else if (step.kind === "cancel") {
    lines.delete(step.order);
    await control(store, `${path}/cancel`, { at });
  } else if (step.kind === "edit") await control(store, `${path}/edit`, { add: [{ title: "More", price: "12.00", quantity: 1 }], at });
  else await control(store, `${path}/pay`, { at });
}

/** Asks again until it is answered, as a till does; then waits for the code and buys with it. Answers the code. */
async function redeem({ store, appUrl, apiKey }: Stage, { customer, order, at }: Extract<Step, { kind: "redeem" }>): Promise<string> {
  const ask = async (method: "GET" | "POST", path: string): Promise<{ id?: string; code?: string } | null> => {
    const headers = {
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      connection: "close",
      "idempotency-key": `redeem-${customer}`,
    };
    const body = method === "POST" ? { body: JSON.stringify({ reward: "five-off" }) } : {};
    const answer = await fetch(`${appUrl}/api/v1${path}`, { method, headers, ...body, signal: AbortSignal.timeout(10_000) }).catch(
      () => null,
    );
    if (answer === null || answer.status >= 500 || answer.status === 429) return null;
    // the first try is still running; any other conflict would mean that the points went twice
    if (answer.status === 409 && (await answer.clone().text()).includes("idempotency")) return null;
    if (!answer.ok) throw new Error(`${path} of ${customer}: ${answer.status} ${await answer.text()}`);
    return (await answer.json().catch(() => null)) as { id?: string; code?: string } | null;
  };
  for (let id: string | undefined, tries = 0; tries < 2_000; tries++) {
    const said = id === undefined ? await ask("POST", `/members/${customer}/redemptions`) : await ask("GET", `/redemptions/${id}`);
    id ??= said?.id;
    if (said?.code) {
      const bought = { id: order, customer, at, discountCodes: [said.code], lines: [{ title: "Lantern", price: "100.00", quantity: 1 }] };
      if ((await control(store, "/orders", bought)) === null) throw new Error(`The shop did not take the code ${said.code}.`);
      return said.code;
    }
    await wait(300);
  }
  throw new Error(`Customer ${customer} never got a code.`);
}
