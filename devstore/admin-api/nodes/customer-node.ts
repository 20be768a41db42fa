import type { Address, Customer } from "../../store/entities";
import { totalsOf } from "../../store/order-totals";
import { byPosition, Connection, sortKey, type PageArguments } from "../connection";
import { gid, seesOrder, type Context } from "../context";
import { creditAccounts } from "./credit-account-node";
import { MetafieldOwner } from "./metafield-node";
import { moneyV2 } from "./money";

export function addressNode(address: Address | null): object | null {
  return (
    address && {
      firstName: address.firstName,
      lastName: address.lastName,
      name: [address.firstName, address.lastName].filter(Boolean).join(" "),
      address1: address.street,
      address2: address.second ?? null,
      city: address.city,
      zip: address.zip,
      country: address.country,
      countryCodeV2: address.countryCode,
      province: null,
      provinceCode: null,
      company: null,
      phone: null,
    }
  );
}

export function customerNode(context: Context, id: string | null): CustomerNode | null {
  const customer = id === null ? undefined : context.world.state.get("customer", context.shop.domain, id);
  return customer ? new CustomerNode(customer, context) : null;
}

export class CustomerNode extends MetafieldOwner {
  readonly __typename = "Customer";

  constructor(
    private readonly customer: Customer,
    private readonly context: Context,
  ) {
    super(gid("Customer", customer.id), "CUSTOMER", context);
  }

  id = () => gid("Customer", this.customer.id);
  legacyResourceId = () => this.customer.id;
  createdAt = () => this.customer.createdAt;
  updatedAt = () => this.customer.updatedAt;
  firstName = () => this.customer.firstName;
  lastName = () => this.customer.lastName;
  displayName = () => [this.customer.firstName, this.customer.lastName].filter(Boolean).join(" ") || (this.customer.email ?? "");
  email = () => this.customer.email;
  phone = () => this.customer.phone;
  locale = () => this.customer.locale;
  state = () => this.customer.state.toUpperCase();
  tags = () => this.customer.tags;
  note = () => this.customer.note;
  verifiedEmail = () => this.customer.verifiedEmail;
  defaultAddress = () => addressNode(this.customer.address);

  addressesV2 = (args: PageArguments) =>
    new Connection(this.customer.address ? [this.customer.address] : [], args, byPosition, (address) => addressNode(address));

  defaultPhoneNumber = () => {
    const { phone, marketing } = this.customer;
    const sms = marketing?.sms;
    return (
      phone && {
        phoneNumber: phone,
        smsMarketingConsent: {
          __typename: "CustomerSmsMarketingConsent",
          state: sms === undefined || sms.state === "not_subscribed" ? "NEVER_SUBSCRIBED" : sms.state.toUpperCase(),
          optInLevel: sms?.level.toUpperCase() ?? null,
          updatedAt: sms?.at ?? null,
          collectedFrom: sms ? "SHOPIFY" : null,
          sourceLocation: null,
        },
      }
    );
  };

  defaultEmailAddress = () =>
    this.customer.email === null
      ? null
      : {
          emailAddress: this.customer.email,
          marketingState: this.customer.emailConsent.toUpperCase(),
          marketingOptInLevel: this.customer.marketing?.email?.level.toUpperCase() ?? null,
          marketingUpdatedAt: this.customer.marketing?.email?.at ?? null,
          validFormat: true,
        };

  private ownOrders() {
    const { world, shop } = this.context;
    return [...world.state.table("order", shop.domain).values()].filter((order) => order.customerId === this.customer.id);
  }

  numberOfOrders = () => String(this.ownOrders().length);

  amountSpent = () =>
    moneyV2(
      this.ownOrders().reduce((sum, order) => sum + totalsOf(order).paid - totalsOf(order).refunded, 0),
      this.context.shop.currency,
    );

  storeCreditAccounts = (args: PageArguments & { query?: string | null }) => creditAccounts(this.customer.id, args, this.context);

  orders = (args: PageArguments) =>
    new Connection(
      this.ownOrders().filter((order) => seesOrder(this.context, order)),
      args,
      (order) => sortKey("", order.id),
      this.context.orderNode,
    );
}
