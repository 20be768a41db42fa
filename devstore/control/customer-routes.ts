import { z } from "zod";
import { tellTags } from "../store/change-customer";
import type { Customer, Shop } from "../store/entities";
import { changeConsent, consentState, optInLevel } from "./change-consent";
import { RefusedRequest, startChange, type World } from "../store/world";
import { addressOf, addressSchema } from "./order-input";
import { instant, route, shopField, shopOf, type Control, type Route } from "./route";

const shop = shopField;

const profile = {
  firstName: z.string().nullable().optional(),
  lastName: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  locale: z.string().optional(),
  tags: z.array(z.string()).optional(),
  verifiedEmail: z.boolean().optional(),
  address: addressSchema.transform(addressOf).optional(),
};

function theCustomer(world: World, where: Shop, id: string): Customer {
  const customer = world.state.get("customer", where.domain, id);
  if (!customer) throw new RefusedRequest(`${where.domain} has no customer ${id}.`);
  return customer;
}

const given = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Customer>;

function change(
  control: Control,
  domain: string | undefined,
  id: string,
  topic: string,
  changed: Partial<Customer>,
  body?: (customer: Customer) => object,
): Customer {
  const where = shopOf(control, domain);
  const made = startChange(control.world, where);
  const before = theCustomer(control.world, where, id);
  const customer = { ...before, ...changed, updatedAt: made.at > before.updatedAt ? made.at : before.updatedAt };
  made.putCustomer(customer).tell(topic, { customer: id, ...(body ? { body: body(customer) } : {}) });
  tellTags(made, before, customer);
  made.commit();
  return customer;
}

export const customerRoutes: Route[] = [
  route(
    "POST",
    /^\/control\/customers$/,
    z.strictObject({ shop, id: z.string().regex(/^\d+$/).optional(), at: instant.optional(), ...profile }),
    (control, body) => {
      const where = shopOf(control, body.shop);
      const { shop: _, id, at, ...fields } = body;
      const made = startChange(control.world, where, at);
      if (id !== undefined && control.world.state.get("customer", where.domain, id))
        throw new RefusedRequest(`There is a customer ${id} already.`);
      const customer: Customer = {
        id: id ?? String(made.next("customer", 8_000_000_000_001)),
        firstName: null,
        lastName: null,
        email: null,
        verifiedEmail: true,
        phone: null,
        locale: where.locales.find((one) => one.primary)?.locale ?? "en",
        state: "disabled",
        tags: [],
        note: null,
        emailConsent: "not_subscribed",
        address: null,
        createdAt: made.at,
        updatedAt: made.at,
        ...given(fields),
      };
      made.putCustomer(customer).tell("customers/create", { customer: customer.id });
      tellTags(made, { ...customer, tags: [] }, customer);
      made.commit();
      return customer;
    },
  ),
  route("POST", /^\/control\/customers\/(\d+)$/, z.strictObject({ shop, ...profile }), (control, { shop: domain, ...fields }, [id]) =>
    change(control, domain, id!, "customers/update", given(fields)),
  ),
  route("POST", /^\/control\/customers\/(\d+)\/enable$/, z.strictObject({ shop }), (control, body, [id]) =>
    change(control, body.shop, id!, "customers/enable", { state: "enabled" }),
  ),
  route("POST", /^\/control\/customers\/(\d+)\/disable$/, z.strictObject({ shop }), (control, body, [id]) =>
    change(control, body.shop, id!, "customers/disable", { state: "disabled" }),
  ),
  route(
    "POST",
    /^\/control\/customers\/(\d+)\/consent$/,
    z
      .strictObject({ shop, email: consentState.optional(), sms: consentState.optional(), level: optInLevel.default("single_opt_in") })
      .refine(({ email, sms }) => (email === undefined) !== (sms === undefined), "either email or sms"),
    (control, { shop: domain, email, sms, level }, [id]) => changeConsent(control, domain, id!, { email, sms, level }),
  ),
  route("POST", /^\/control\/customers\/(\d+)\/delete$/, z.strictObject({ shop }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    theCustomer(control.world, where, id!);
    const told = { id, tax_exemptions: [], admin_graphql_api_id: `gid://shopify/Customer/${id}` };
    startChange(control.world, where).put("customer", where.domain, id!, null).tell("customers/delete", { body: told }).commit();
    return { id };
  }),
  /** somebody asks the merchant what is held of them, or to be forgotten: Shopify passes it on; the customer need not exist any more */
  route("POST", /^\/control\/customers\/(\d+)\/(data-request|redact)$/, z.strictObject({ shop }), (control, body, [id, wish]) => {
    const where = shopOf(control, body.shop);
    const { email = null, phone = null } = control.world.state.get("customer", where.domain, id!) ?? {};
    const orders = [...control.world.state.table("order", where.domain).values()].flatMap((order) =>
      order.customerId === id ? [order.id] : [],
    );
    const customer = { id, email, phone };
    const told = { shop_id: where.id, shop_domain: where.domain, customer };
    const made = startChange(control.world, where);
    if (wish === "redact") made.tell("customers/redact", { body: { ...told, orders_to_redact: orders } });
    else made.tell("customers/data_request", { body: { ...told, orders_requested: orders, data_request: { id } } });
    made.commit();
    return { customer, orders };
  }),
  /** the one named goes, its orders pass to `into` */
  route("POST", /^\/control\/customers\/(\d+)\/merge$/, z.strictObject({ shop, into: z.string() }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    const kept = theCustomer(control.world, where, body.into);
    const gone = theCustomer(control.world, where, id!);
    if (kept.id === gone.id) throw new RefusedRequest("A customer cannot be merged into itself.");
    const made = startChange(control.world, where);
    for (const order of control.world.state.table("order", where.domain).values())
      if (order.customerId === gone.id) made.putOrder({ ...order, customerId: kept.id });
    const told = {
      admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept.id}`,
      admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${gone.id}`,
      admin_graphql_api_job_id: null,
      status: "completed",
      errors: [],
    };
    made.put("customer", where.domain, gone.id, null).tell("customers/merge", { body: told }).commit();
    return { kept: kept.id, gone: gone.id };
  }),
];
