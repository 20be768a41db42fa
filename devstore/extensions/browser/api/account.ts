import type { AccountState } from "../../host-state";
import { known } from "../fault";
import { buyerApi, saleApi } from "./buyer";
import { joined, type Making } from "./making";
import { replaceNavigation } from "./navigation";

/** What the page of an order adds. */
function orderApi({ live }: Making<AccountState>): object {
  const order = ({ order: of }: AccountState) => {
    const { id, name, processedAt, cancelledAt } = of!;
    return { id, name, processedAt, ...(cancelledAt === undefined ? {} : { cancelledAt }) };
  };
  const buyerIdentity = live.signals({
    customer: (state) => state.customer,
    email: (state) => state.customer.email,
    phone: (state) => state.customer.phone,
    purchasingCompany: () => undefined,
  });
  return joined(
    saleApi(live, (state) => state.order!),
    live.signals({ order, authenticationState: () => "fully_authenticated" }),
    { shop: known("shop", live.now().shop), buyerIdentity: known("buyerIdentity", buyerIdentity), requireLogin: async () => undefined },
  );
}

export function accountApi(making: Making<AccountState>): object {
  const { live, host } = making;
  replaceNavigation(host, live.now().location);
  const customer = live.signals({ customer: (state) => ({ id: state.customer.id }), purchasingCompany: () => undefined });
  const show = async (message: string) => {
    await host.toast(message);
    return { hide: () => undefined };
  };
  return joined(
    buyerApi(making),
    { authenticatedAccount: known("authenticatedAccount", customer), toast: known("toast", { show }) },
    live.now().order === null ? {} : orderApi(making),
  );
}
