import { AppProvider, Card, Page, Text } from "@shopify/polaris";
import { text } from "../base/languages/text";
import type { Language } from "../loyalty/words";
import { polarisWords } from "./polaris-words";

/** A page that has only something to say: it does not exist, or cannot be shown. */
export function MessagePage({ language, message }: { language: Language; message: "missing" | "error" }) {
  return (
    <AppProvider i18n={polarisWords(language)}>
      <Page narrowWidth title={text(language, `page.${message}.title`)}>
        {message === "error" && (
          <Card>
            <Text as="p">{text(language, "page.error.lead")}</Text>
          </Card>
        )}
      </Page>
    </AppProvider>
  );
}
