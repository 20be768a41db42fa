import { Duration } from "luxon";
import { z } from "zod";
import { startChange, RefusedRequest } from "../store/world";
import { shopPayload } from "../webhooks/shop-payload";
import { customerRoutes } from "./customer-routes";
import { adminFaultsSchema, faultsSchema } from "./faults";
import { orderRoutes } from "./order-routes";
import { themeRoutes } from "./theme-routes";
import { instant, route, shopField, shopOf, type Route } from "./route";

const clockSchema = z.strictObject({
  advance: z
    .string()
    .refine((text) => Duration.fromISO(text).isValid, { error: "an ISO 8601 duration such as P15D" })
    .optional(),
  at: instant.optional(),
});

const shopSchema = z.strictObject({
  shop: shopField,
  name: z.string().optional(),
  currency: z.string().length(3).optional(),
  zone: z.string().optional(),
  plan: z.enum(["Basic", "Advanced", "Shopify Plus", "Enterprise"]).optional(),
  taxesIncluded: z.boolean().optional(),
  appPlan: z.string().nullable().optional(),
  scopes: z.array(z.string()).optional(),
});

const storeRoutes: Route[] = [
  route("GET", /^\/control\/clock$/, z.unknown(), async (control) => ({ at: (await control.app.now()).toISOString() })),
  route("POST", /^\/control\/clock$/, clockSchema, async (control, { advance, at }) => {
    if ((advance === undefined) === (at === undefined)) throw new RefusedRequest('Give either "advance" or "at".');
    const now = await control.app.now();
    const wanted = at === undefined ? new Date(now.getTime() + Duration.fromISO(advance!).toMillis()) : new Date(at);
    if (wanted.getTime() < now.getTime()) throw new RefusedRequest(`The clock moves forward only; it is ${now.toISOString()}.`);
    await control.app.moveClock(wanted);
    control.clockMoved(wanted);
    return { at: wanted.toISOString() };
  }),
  route("GET", /^\/control\/webhooks$/, z.unknown(), (control) => control.faults()),
  route("POST", /^\/control\/webhooks$/, faultsSchema, (control, faults) => {
    control.setFaults(faults);
    return faults;
  }),
  route("GET", /^\/control\/admin-api$/, z.unknown(), (control) => control.adminFaults()),
  route("POST", /^\/control\/admin-api$/, adminFaultsSchema, (control, faults) => {
    control.setAdminFaults(faults);
    return faults;
  }),
  route("POST", /^\/control\/sweep$/, z.strictObject({ shop: shopField }), (control, { shop }) => {
    if (shop !== undefined) shopOf(control, shop);
    return control.app.sweep(shop);
  }),
  route("POST", /^\/control\/shop$/, shopSchema, (control, { shop: domain, ...fields }) => {
    const before = shopOf(control, domain);
    const change = startChange(control.world, before);
    const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const shop = { ...before, ...set, updatedAt: change.at };
    change.put("shop", shop.domain, shop.domain, shop).tell("shop/update", { body: shopPayload(shop) });
    if (fields.scopes) {
      change.tell("app/scopes_update", {
        body: { id: `gid://shopify/AppInstallation/${shop.id}`, previous: before.scopes, current: fields.scopes, updated_at: change.at },
      });
    }
    change.commit();
    return shop;
  }),
  route("POST", /^\/control\/uninstall$/, z.strictObject({ shop: shopField }), (control, { shop: domain }) => {
    const before = shopOf(control, domain);
    const change = startChange(control.world, before);
    const shop = { ...before, installed: false };
    change.put("shop", shop.domain, shop.domain, shop).tell("app/uninstalled", { body: shopPayload(shop) });
    for (const token of control.world.state.table("token", shop.domain).keys()) change.put("token", shop.domain, token, null);
    change.commit();
    return shop;
  }),
  route("POST", /^\/control\/install$/, z.strictObject({ shop: shopField }), (control, { shop: domain }) => {
    const before = shopOf(control, domain);
    const shop = { ...before, installed: true };
    startChange(control.world, before).put("shop", shop.domain, shop.domain, shop).commit();
    return shop;
  }),
];

export const routes: Route[] = [...storeRoutes, ...orderRoutes, ...customerRoutes, ...themeRoutes];
