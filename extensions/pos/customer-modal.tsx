import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { CustomerPage } from "./customer-page";
import { customerPage, say } from "./pos";

export default function customerModal(): void {
  render(<CustomerModal />, document.body);
}

/** Opened by the block on a customer's page. */
function CustomerModal() {
  return (
    <s-page heading={say("title")}>
      <s-scroll-box>
        <CustomerPage customerId={String(customerPage().customer.id)} />
      </s-scroll-box>
    </s-page>
  );
}
