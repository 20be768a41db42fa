import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { Thanks } from "./parts/Thanks";

export default (): void => render(<Thanks />, document.body);
