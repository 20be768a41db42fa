import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { Redeem } from "./parts/Redeem";

export default (): void => render(<Redeem />, document.body);
