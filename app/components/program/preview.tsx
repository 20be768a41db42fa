import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useAdmin } from "../admin-frame";
import { PreviewCard, type PreviewProps } from "./preview/preview-card";
import "./preview/preview.css";

/**
 * What shoppers see of the draft, on a phone: drawn in the browser by the very builders and templates of the storefront, without a
 * request. It stands beside the form; where there is no room for both, it is a button that opens it over the whole page.
 */
export function ShopperPreview(props: PreviewProps) {
  const { say } = useAdmin();
  const [whole, showWhole] = useState(false);
  return (
    <>
      <div className="preview-beside">
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {say("pages.preview.title")}
            </Text>
            <PreviewCard {...props} />
          </BlockStack>
        </Card>
      </div>
      <div className="preview-opener">
        <Button size="large" variant="primary" onClick={() => showWhole(true)}>
          {say("pages.preview.open")}
        </Button>
      </div>
      {whole ? <Whole {...props} onClose={() => showWhole(false)} /> : null}
    </>
  );
}

/** Over the whole page: focus stays within, Escape closes it, and the focus goes back. */
function Whole({ onClose, ...props }: PreviewProps & { onClose(): void }) {
  const { say } = useAdmin();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="preview-whole" aria-label={say("pages.preview.title")} onClose={onClose}>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {say("pages.preview.title")}
          </Text>
          <Button onClick={() => dialog.current?.close()}>{say("pages.preview.close")}</Button>
        </InlineStack>
        <PreviewCard {...props} />
      </BlockStack>
    </dialog>
  );
}
