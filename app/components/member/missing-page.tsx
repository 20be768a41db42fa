import { Card, EmptyState, Page } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";

/** The page of a member or order that is not known here, in words. */
export function MissingPage({ what }: { what: "member" | "order" }) {
  const { say, to } = useAdmin();
  return (
    <Page title={say(`${what}.missing.title`)} backAction={{ content: say("member.back"), url: to("/app/members") }}>
      <Card>
        <EmptyState
          heading={say(`${what}.missing.title`)}
          image=""
          action={{ content: say("member.missing.back"), url: to("/app/members") }}
        >
          <p>{say(`${what}.missing.lead`)}</p>
        </EmptyState>
      </Card>
    </Page>
  );
}
