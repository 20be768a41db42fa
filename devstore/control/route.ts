import { z } from "zod";
import type { AdminFaults, WebhookFaults } from "./faults";
import type { AppControl } from "./app-control";
import type { Shop } from "../store/entities";
import { RefusedRequest, type World } from "../store/world";

/** What the control API works on. */
export interface Control {
  world: World;
  app: AppControl;
  /** moves the store's own business clock to where the app's went */
  clockMoved(to: Date): void;
  /** webhooks that are to be delivered yet */
  undelivered(): number;
  setFaults(faults: WebhookFaults): void;
  faults(): WebhookFaults;
  setAdminFaults(faults: AdminFaults): void;
  adminFaults(): AdminFaults;
}

export interface Route {
  method: "GET" | "POST";
  path: RegExp;
  run(control: Control, parts: string[], body: unknown): Promise<unknown>;
}

/** One route: its body is checked by the schema before it is run. */
export function route<S extends z.ZodType>(
  method: "GET" | "POST",
  path: RegExp,
  schema: S,
  run: (control: Control, body: z.output<S>, parts: string[]) => unknown,
): Route {
  return { method, path, run: async (control, parts, body) => run(control, schema.parse(body ?? {}), parts) };
}

/** The shop that a request names; the first one when it names none. */
export function shopOf(control: Control, domain: string | undefined): Shop {
  const shop = domain === undefined ? control.world.state.shops()[0] : control.world.state.shop(domain);
  if (!shop) throw new RefusedRequest(`There is no shop ${domain}.`);
  return shop;
}

export const instant = z.iso.datetime({ offset: true, error: "an instant such as 2026-11-22T09:00:00Z" });
export const shopField = z.string().optional();
