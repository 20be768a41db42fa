import { FormLayout } from "@shopify/polaris";
import type { ReactNode } from "react";

/** Short fields side by side. */
export function Pair({ children }: { children: ReactNode }) {
  return (
    <FormLayout>
      <FormLayout.Group condensed>{children}</FormLayout.Group>
    </FormLayout>
  );
}
