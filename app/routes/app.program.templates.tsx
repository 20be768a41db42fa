import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TemplateList } from "../components/program/templates/template-list";
import { medianOrder } from "../insights/median-order.server";
import { proposeProgram } from "../loyalty/propose";
import { readSettings } from "../programs/settings.server";
import { shopRow } from "../programs/shop.server";
import { usualReturnDays } from "../programs/status.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop(async (tx) => {
    const { currency, locale, locales } = await shopRow(tx);
    const { returnDays } = await readSettings(tx);
    const proposal = proposeProgram({
      currency,
      medianOrder: await medianOrder(tx, currency),
      returnDays: returnDays ?? usualReturnDays,
      languages: [locale, ...locales],
    });
    return { proposal, returnDays };
  });
}

/** Programs to begin from. */
export default function Templates() {
  const { proposal, returnDays } = useLoaderData<typeof loader>();
  return <TemplateList proposal={proposal} returnDays={returnDays} />;
}
