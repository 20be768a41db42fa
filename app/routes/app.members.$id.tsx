import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Card, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { isFidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Language } from "../loyalty/words";
import { text } from "../base/languages/text";
import { BalanceFigures } from "../components/balance-figures";
import { LotList } from "../components/lot-list";
import { TransferList } from "../components/transfer-list";
import { memberNames } from "../members/names.server";
import { listLots, listTransfers, readMember, type MemberView } from "../members/read.server";
import { tierTitles } from "./admin/tier-titles.server";
import { pageVisit } from "./admin/visit.server";
import { shopifyId } from "./api/schemas/parts";

const onePage = 50;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { language, zone, inShop } = await pageVisit(request);
  const id = shopifyId.safeParse(params["id"]);
  if (!id.success) throw new Response(null, { status: 404 });
  const cursor = new URL(request.url).searchParams.get("cursor");
  try {
    return await inShop(async (tx) => ({
      member: await titled(tx, await readMember(tx, id.data), language),
      name: (await memberNames(tx, [id.data])).get(id.data) ?? null,
      transfers: await listTransfers(tx, id.data, { limit: onePage, cursor }),
      lots: await listLots(tx, id.data, { limit: 250 }),
      language,
      zone,
    }));
  } catch (error) {
    if (isFidelioError(error, "not_found")) throw new Response(null, { status: 404 });
    throw error;
  }
}

async function titled(tx: ShopTx, member: MemberView, language: Language) {
  const titleOf = await tierTitles(tx, language);
  return { ...member, tierTitle: member.tier ? titleOf(member.tier.key) : null };
}

/** One member: what they have, why each point moved, and which points end when. */
export default function Member() {
  const { member, name, transfers, lots, language, zone } = useLoaderData<typeof loader>();
  const self = `/app/members/${member.customerId}?locale=${language}`;
  return (
    <Page
      title={name ?? text(language, "members.customer", { id: member.customerId })}
      subtitle={text(language, `member-status.${member.status}`)}
      backAction={{ content: text(language, "members.title"), url: `/app/members?locale=${language}` }}
    >
      <BlockStack gap="400">
        <Card>
          <BalanceFigures member={member} language={language} zone={zone} />
        </Card>
        <Card padding="0">
          <TransferList transfers={transfers.items} language={language} zone={zone} />
          <InlineStack align="center">
            {transfers.nextCursor === null ? null : (
              <Link url={`${self}&cursor=${encodeURIComponent(transfers.nextCursor)}`}>{text(language, "transfers.older")}</Link>
            )}
          </InlineStack>
        </Card>
        <Card padding="0">
          <LotList lots={lots.items} language={language} zone={zone} />
        </Card>
        <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockEnd="400">
          <Text as="p" tone="subdued">
            {text(language, "member.days", { zone })}
          </Text>
        </Box>
      </BlockStack>
    </Page>
  );
}
