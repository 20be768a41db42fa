import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { presentModal, say, till } from "./pos";

export default function homeTile(): void {
  render(<HomeTile />, document.body);
}

/** Says nothing of anybody: whoever passes the till sees the home screen. */
function HomeTile() {
  const { customer } = till().cart.current.value;
  return (
    <s-tile
      heading={say("title")}
      subheading={say(customer === undefined ? "add-customer" : "customer")}
      {...(customer === undefined ? {} : { tone: "accent" as const })}
      onClick={presentModal}
    />
  );
}
