import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AppProvider, Button, Card, FormLayout, Page, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { chooseLanguage, text } from "../base/languages/text";
import { polarisWords } from "../components/polaris-words";
import type { Language } from "../loyalty/words";

/** The address that anyone may open. When Shopify opens it, with a shop's name, the admin's pages follow. */
export function loader({ request }: LoaderFunctionArgs): { language: Language } {
  const { searchParams } = new URL(request.url);
  if (searchParams.get("shop")) throw redirect(`/app?${searchParams.toString()}`);
  return { language: chooseLanguage(searchParams.get("locale"), request.headers.get("accept-language")) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: text(data?.language ?? "en", "page.index.title") }];

export default function Index() {
  const { language } = useLoaderData<typeof loader>();
  const [shop, setShop] = useState("");
  return (
    <AppProvider i18n={polarisWords(language)}>
      <Page narrowWidth title={text(language, "page.index.title")}>
        <Card>
          <form method="get" action="/app">
            <FormLayout>
              <Text as="p">{text(language, "page.index.lead")}</Text>
              <TextField
                label={text(language, "page.index.shop")}
                name="shop"
                value={shop}
                onChange={setShop}
                placeholder="example.myshopify.com"
                autoComplete="on"
              />
              <Button submit>{text(language, "page.index.open")}</Button>
            </FormLayout>
          </form>
        </Card>
      </Page>
    </AppProvider>
  );
}
