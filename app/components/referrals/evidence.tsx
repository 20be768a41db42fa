import { Banner, Badge, BlockStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { Await } from "@remix-run/react";
import { Suspense, type ReactNode } from "react";
import { useAdmin } from "../admin-frame";
import { evidenceLines, markedLines, type EvidenceLine } from "./referral-words";
import type { EvidenceView, PersonView, ReferralView } from "./views";

interface EvidenceProps {
  referral: ReferralView;
  /** null: Shopify did not answer */
  evidence: Promise<EvidenceView | null>;
}

/** Both sides beside each other, as Shopify tells of them at this moment; what a signal is about is marked. */
export function Evidence({ referral, evidence }: EvidenceProps) {
  const { say } = useAdmin();
  const waiting = (
    <div role="status" aria-busy="true" aria-label={say("shell.loading")}>
      <SkeletonBodyText lines={8} />
    </div>
  );
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {say("review.evidence")}
      </Text>
      <Text as="p" tone="subdued" variant="bodySm">
        {say("review.evidence.lead")}
      </Text>
      <Suspense fallback={waiting} key={referral.id}>
        <Await resolve={evidence} errorElement={<Away />}>
          {(told) => (told === null ? <Away /> : <Sides evidence={told} marked={markedLines(referral.signals)} />)}
        </Await>
      </Suspense>
    </BlockStack>
  );
}

function Away() {
  const { say } = useAdmin();
  return <Banner tone="warning">{say("review.evidence.away")}</Banner>;
}

function Sides({ evidence, marked }: { evidence: EvidenceView; marked: ReadonlySet<EvidenceLine> }) {
  const { say } = useAdmin();
  return (
    <div className="evidence">
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{say("review.advocate")}</th>
            <th scope="col">{say("review.friend")}</th>
          </tr>
        </thead>
        <tbody>
          {evidenceLines.map((line) => (
            <tr key={line} {...(marked.has(line) ? { "data-marked": "" } : {})}>
              <th scope="row">
                <BlockStack gap="100" inlineAlign="start">
                  <span>{say(`review.line.${line}`)}</span>
                  {marked.has(line) && <Badge tone="attention">{say("review.line.marked")}</Badge>}
                </BlockStack>
              </th>
              {line === "network" ? (
                <td colSpan={2}>{say(`review.network.${evidence.network}`)}</td>
              ) : (
                <>
                  <Value of={evidence.advocate} line={line} side={say("review.advocate")} />
                  <Value of={evidence.friend} line={line} side={say("review.friend")} />
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `side` stands before the value where the columns' heads have no room. */
function Value({ of: person, line, side }: { of: PersonView | null; line: Exclude<EvidenceLine, "network">; side: string }) {
  const { say } = useAdmin();
  const values = person === null ? [] : valuesOf(person, line);
  return (
    <td data-side={side}>
      {values.length === 0 ? (
        <Text as="span" tone="subdued">
          {say("review.unknown")}
        </Text>
      ) : (
        <BlockStack gap="100">
          {values.map((value, place) => (
            <div key={place} className="value">
              {value}
            </div>
          ))}
        </BlockStack>
      )}
    </td>
  );
}

function valuesOf(person: PersonView, line: Exclude<EvidenceLine, "network">): ReactNode[] {
  if (line === "name") return person.name === null ? [] : [person.name];
  if (line === "email") return person.emails;
  if (line === "phone") return person.phones;
  if (line === "orders") return person.orders === null ? [] : [String(person.orders)];
  return person.addresses.map((lines) => lines.map((one, place) => <div key={place}>{one}</div>));
}
