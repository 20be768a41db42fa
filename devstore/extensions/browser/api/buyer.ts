import type { AccountState, CheckoutState, SaleState } from "../../host-state";
import { known } from "../fault";
import { extensionLanguage, makeI18n } from "../i18n";
import type { LiveState } from "../signals";
import { joined, type Making } from "./making";

type BuyerState = CheckoutState | AccountState;

/** Storage in front of buyers: JSON by key, of this extension alone. */
const storage = (host: Making<BuyerState>["host"]) =>
  known("storage", {
    read: async (key: string) => JSON.parse((await host.read(key)) ?? "null") as unknown,
    write: (key: string, data: unknown) => host.write(key, JSON.stringify(data)),
    delete: (key: string) => host.write(key, null),
  });

const readers = {
  language: ({ localization }: BuyerState) => ({ isoCode: localization.language }),
  country: ({ localization }: BuyerState) => (localization.country === null ? undefined : { isoCode: localization.country }),
};
/** Accounts know these of an order only. */
const ofSales = {
  currency: ({ localization }: BuyerState) => ({ isoCode: localization.currency }),
  timezone: ({ localization }: BuyerState) => localization.timezone,
  market: () => undefined,
};

/** What checkout and accounts have alike. */
export function buyerApi<State extends BuyerState>({ config, host, live, beginning }: Making<State>): object {
  const place = {
    apiVersion: config.apiVersion,
    target: config.target,
    scriptUrl: new URL(`/extension-host/bundle/${config.handle}.js`, location.href).href,
    version: undefined,
    editor: undefined,
  };
  const now = () => live.now().localization;
  const extensionsOwn = (state: BuyerState) => ({ isoCode: extensionLanguage(config, state.localization.language) });
  const sale = live.now().page !== "account-page" && live.now().page !== "account-profile";
  return joined(
    {
      extensionPoint: config.target,
      version: config.apiVersion,
      extension: known("extension", joined(place, live.signals({ capabilities: () => config.capabilities, rendered: () => true }))),
      localization: known("localization", live.signals({ ...readers, extensionLanguage: extensionsOwn, ...(sale ? ofSales : {}) })),
      i18n: known(
        "i18n",
        makeI18n(
          config,
          () => now().language,
          () => now().currency,
          () => now().timezone,
        ),
      ),
      sessionToken: known("sessionToken", { get: () => host.token() }),
      storage: storage(host),
    },
    live.signals({ settings: () => beginning.settings }),
  );
}

/** A cart or an order, as checkout and the page of an order show it. */
export function saleApi<State>(live: LiveState<State>, saleOf: (state: State) => SaleState): object {
  const cost = live.signals({
    subtotalAmount: (state) => saleOf(state).cost.subtotalAmount,
    totalShippingAmount: (state) => saleOf(state).cost.totalShippingAmount,
    totalTaxAmount: (state) => saleOf(state).cost.totalTaxAmount,
    totalAmount: (state) => saleOf(state).cost.totalAmount,
  });
  return joined(
    { cost: known("cost", cost) },
    live.signals({
      lines: (state) => saleOf(state).lines,
      discountCodes: (state) => saleOf(state).discountCodes,
      discountAllocations: (state) => saleOf(state).discountAllocations,
      note: (state) => saleOf(state).note,
      attributes: () => [],
      appliedGiftCards: () => [],
      appMetafields: () => [],
      checkoutToken: () => undefined,
      checkoutSettings: () => ({ orderSubmission: "ORDER", shippingAddress: { isEditable: true } }),
    }),
  );
}
