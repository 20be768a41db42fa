import { DateTime } from "luxon";
import type { Shop } from "../../store/entities";
import { gid, type Context } from "../context";
import { MetafieldOwner } from "./metafield-node";

export class ShopNode extends MetafieldOwner {
  readonly __typename = "Shop";

  constructor(
    private readonly shop: Shop,
    private readonly context: Context,
  ) {
    super(gid("Shop", shop.id), "SHOP", context);
  }

  id = () => gid("Shop", this.shop.id);
  name = () => this.shop.name;
  email = () => this.shop.email;
  contactEmail = () => this.shop.email;
  myshopifyDomain = () => this.shop.domain;
  url = () => `https://${this.shop.domain}`;
  primaryDomain = () => ({
    __typename: "Domain",
    id: gid("Domain", this.shop.id),
    host: this.shop.primaryDomain ?? this.shop.domain,
    url: `https://${this.shop.primaryDomain ?? this.shop.domain}`,
  });
  currencyCode = () => this.shop.currency;
  enabledPresentmentCurrencies = () => [this.shop.currency];
  ianaTimezone = () => this.shop.zone;
  timezoneOffset = () => DateTime.fromJSDate(this.context.world.now(), { zone: this.shop.zone }).toFormat("ZZZ");
  timezoneOffsetMinutes = () => DateTime.fromJSDate(this.context.world.now(), { zone: this.shop.zone }).offset;
  taxesIncluded = () => this.shop.taxesIncluded;
  taxShipping = () => this.shop.taxesIncluded;
  checkoutApiSupported = () => true;
  setupRequired = () => false;
  createdAt = () => this.shop.createdAt;
  updatedAt = () => this.shop.updatedAt;
  customerAccounts = () => "OPTIONAL";

  customerAccountsV2 = () => ({
    customerAccountsVersion: this.shop.customerAccounts === "legacy" ? "CLASSIC" : "NEW_CUSTOMER_ACCOUNTS",
    loginLinksVisibleOnStorefrontAndCheckout: true,
    loginRequiredAtCheckout: false,
    url: `https://${this.shop.domain}/account`,
  });

  plan = () => ({
    displayName: this.shop.plan,
    publicDisplayName: this.shop.plan,
    shopifyPlus: this.shop.plan === "Shopify Plus" || this.shop.plan === "Enterprise",
    partnerDevelopment: false,
  });
}

export class InstallationNode extends MetafieldOwner {
  readonly __typename = "AppInstallation";

  constructor(private readonly context: Context) {
    super(gid("AppInstallation", context.shop.id), "API_PERMISSION", context);
  }

  id = () => gid("AppInstallation", this.context.shop.id);
  accessScopes = () => this.context.shop.scopes.map((handle) => ({ handle, description: handle }));
  activeSubscriptions = () => {
    const { appPlan, createdAt, domain, id } = this.context.shop;
    if (!appPlan) return [];
    return [
      {
        __typename: "AppSubscription",
        id: gid("AppSubscription", id),
        name: appPlan,
        status: "ACTIVE",
        test: true,
        trialDays: 0,
        createdAt,
        currentPeriodEnd: null,
        lineItems: [],
        returnUrl: `https://${domain}/admin/apps/fidelio`,
      },
    ];
  };
  app = () => ({ __typename: "App", id: gid("App", "1"), title: "Fidelio", handle: "fidelio" });
}
