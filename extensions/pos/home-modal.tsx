import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { CustomerPage } from "./customer-page";
import { say, till } from "./pos";

export default function homeModal(): void {
  render(<HomeModal />, document.body);
}

/** Opened by the tile: the customer of the cart. */
function HomeModal() {
  const { customer } = till().cart.current.value;
  return (
    <s-page heading={say("title")}>
      <s-scroll-box>
        {customer === undefined ? (
          <s-empty-state heading={say("add-customer")} subheading={say("add-customer-why")} />
        ) : (
          <CustomerPage key={customer.id} customerId={String(customer.id)} />
        )}
      </s-scroll-box>
    </s-page>
  );
}
