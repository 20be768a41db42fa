import { Duration } from "luxon";
import { z } from "zod";
import { languages, setUsualVisitor, usualVisitor } from "../admin/visitor";
import { staffOf } from "../sign-in/staff";
import { RefusedRequest, startChange } from "../store/world";
import { changeScopes, changeShop, install, uninstall } from "./change-shop";
import { customerRoutes } from "./customer-routes";
import { extensionRoutes } from "./extension-routes";
import { adminFaultsSchema, faultsSchema } from "./faults";
import { discountRoutes } from "./discount-routes";
import { goodsRoutes } from "./goods-routes";
import { orderRoutes } from "./order-routes";
import { segmentRoutes } from "./segment-routes";
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
  primaryDomain: z.string().optional(),
  currency: z.string().length(3).optional(),
  zone: z.string().optional(),
  plan: z.enum(["Basic", "Advanced", "Shopify Plus", "Enterprise"]).optional(),
  taxesIncluded: z.boolean().optional(),
  appPlan: z.string().nullable().optional(),
  scopes: z.array(z.string()).optional(),
  customerAccounts: z.enum(["new", "legacy"]).optional(),
});
const scopesSchema = z.strictObject({
  shop: shopField,
  grant: z.array(z.string()).default([]),
  revoke: z.array(z.string()).default([]),
});
const installSchema = z.strictObject({ shop: shopField, scopes: z.array(z.string()).optional() });
const visitorSchema = z.strictObject({
  language: z.enum(languages).optional(),
  staff: z
    .string()
    .refine((id) => staffOf(id) !== undefined, { error: "the id of someone of the staff, 42 or 43" })
    .optional(),
});

const storeRoutes: Route[] = [
  route("GET", /^\/control\/clock$/, z.unknown(), async (control) => ({ at: (await control.app.now()).toISOString() })),
  route("POST", /^\/control\/clock$/, clockSchema, async (control, { advance, at }) => {
    if ((advance === undefined) === (at === undefined)) throw new RefusedRequest('Give either "advance" or "at".');
    const now = await control.app.now();
    const wanted = at === undefined ? new Date(now.getTime() + Duration.fromISO(advance!).toMillis()) : new Date(at);
    if (wanted.getTime() < now.getTime()) throw new RefusedRequest(`The clock moves forward only; it is ${now.toISOString()}.`);
    // first the store's: settling takes the app seconds, by which the store must not be behind it
    control.clockMoved(wanted);
    await control.app.moveClock(wanted);
    return { at: wanted.toISOString() };
  }),
  route("GET", /^\/control\/webhooks$/, z.unknown(), (control) => control.faults()),
  route("POST", /^\/control\/webhooks$/, faultsSchema, (control, faults) => {
    control.setFaults(faults);
    return faults;
  }),
  route("GET", /^\/control\/undelivered$/, z.unknown(), (control) => ({ webhooks: control.undelivered() })),
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
    const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    return changeShop(control.world, shopOf(control, domain), set);
  }),
  route("POST", /^\/control\/scopes$/, scopesSchema, (control, { shop, grant, revoke }) =>
    changeScopes(control.world, shopOf(control, shop), { grant, revoke }),
  ),
  route("POST", /^\/control\/uninstall$/, z.strictObject({ shop: shopField }), (control, { shop }) =>
    uninstall(control.world, shopOf(control, shop)),
  ),
  /** what Shopify sends 48 hours after an uninstallation */
  route("POST", /^\/control\/shop\/redact$/, z.strictObject({ shop: shopField }), (control, { shop }) => {
    const { id, domain } = shopOf(control, shop);
    startChange(control.world, shopOf(control, shop))
      .tell("shop/redact", { body: { shop_id: id, shop_domain: domain } })
      .commit();
    return { shop: domain };
  }),
  route("POST", /^\/control\/install$/, installSchema, (control, { shop, scopes }) =>
    install(control.world, shopOf(control, shop), scopes),
  ),
  route("GET", /^\/control\/visitor$/, z.unknown(), (control) => usualVisitor(control.world)),
  route("POST", /^\/control\/visitor$/, visitorSchema, (control, change) => setUsualVisitor(control.world, change)),
];

export const routes: Route[] = [
  ...storeRoutes,
  ...orderRoutes,
  ...customerRoutes,
  ...discountRoutes,
  ...goodsRoutes,
  ...segmentRoutes,
  ...themeRoutes,
  ...extensionRoutes,
];
