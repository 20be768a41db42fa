import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { text } from "../base/languages/text";
import { MemberTable } from "../components/member-table";
import { memberNames } from "../members/names.server";
import { listMembers } from "../members/read.server";
import { tierTitles } from "./admin/tier-titles.server";
import { pageVisit } from "./admin/visit.server";

const onePage = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { items, nextCursor } = await visit.inShop(async (tx) => {
    const page = await listMembers(tx, {}, { limit: onePage, cursor });
    const names = await memberNames(
      tx,
      page.items.map(({ customerId }) => customerId),
    );
    const titleOf = await tierTitles(tx, visit.language);
    const items = page.items.map((member) => ({
      ...member,
      name: names.get(member.customerId) ?? null,
      tierTitle: member.tier ? titleOf(member.tier.key) : null,
    }));
    return { ...page, items };
  });
  return { items, nextCursor, first: cursor === null, language: visit.language };
}

/** Who has how many points. */
export default function Members() {
  const { items, nextCursor, first, language } = useLoaderData<typeof loader>();
  const more = nextCursor === null ? null : `/app/members?locale=${language}&cursor=${encodeURIComponent(nextCursor)}`;
  return (
    <Page title={text(language, "members.title")}>
      <BlockStack gap="400">
        <Card padding="0">
          <MemberTable members={items} language={language} />
        </Card>
        <InlineStack gap="400" align="center">
          {first ? null : <Link url={`/app/members?locale=${language}`}>{text(language, "members.first-page")}</Link>}
          {more ? <Link url={more}>{text(language, "members.next-page")}</Link> : <Text as="span">{text(language, "members.end")}</Text>}
        </InlineStack>
      </BlockStack>
    </Page>
  );
}
