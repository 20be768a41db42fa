import type { StaffCode, StaffPerk } from "../../app/routes/staff/answers";
import { Outcome } from "./outcome";
import type { Deeds } from "./use-deeds";

interface Shared {
  words: Record<string, string>;
  acts: Deeds;
}

/** Codes that stand: onto the cart, or back to the balance after a second look. */
export function CodeList({
  codes,
  words,
  acts,
  asked,
  onAsk,
}: Shared & { codes: StaffCode[]; asked: string | null; onAsk: (id: string | null) => void }) {
  return (
    <s-section heading={words["codes"] ?? ""}>
      <s-stack gap="base">
        {codes.map((code) => (
          <s-stack key={code.id} gap="small">
            <s-text type="strong">{code.title}</s-text>
            <s-text>{code.ends === null ? code.code : `${code.code} · ${code.ends}`}</s-text>
            <Outcome acts={acts} about={code.id} />
            {asked === code.id ? (
              <s-stack gap="small">
                <s-text>{words["give-back-ask"]}</s-text>
                <s-stack direction="inline" gap="small">
                  <s-button
                    tone="critical"
                    loading={acts.busy}
                    onClick={() => {
                      onAsk(null);
                      acts.giveBack(code);
                    }}
                  >
                    {words["give-back-yes"]}
                  </s-button>
                  <s-button onClick={() => onAsk(null)}>{words["back"]}</s-button>
                </s-stack>
              </s-stack>
            ) : (
              <s-stack direction="inline" gap="small">
                <s-button variant="primary" disabled={acts.busy} onClick={() => acts.apply(code)}>
                  {words["apply"]}
                </s-button>
                {!code.gift && (
                  <s-button disabled={acts.busy} onClick={() => onAsk(code.id)}>
                    {words["give-back"]}
                  </s-button>
                )}
              </s-stack>
            )}
          </s-stack>
        ))}
      </s-stack>
    </s-section>
  );
}

/** What staff hand over, each noted once it is done. */
export function PerkList({ perks, words, acts }: Shared & { perks: StaffPerk[] }) {
  return (
    <s-section heading={words["perks"] ?? ""}>
      <s-stack gap="base">
        {perks.map(({ id, title, says }) => (
          <s-stack key={id} gap="small">
            <s-text type="strong">{title}</s-text>
            {says !== null && <s-text>{says}</s-text>}
            <Outcome acts={acts} about={id} />
            <s-button variant="primary" disabled={acts.busy} onClick={() => acts.handOver(id)}>
              {words["hand-over"]}
            </s-button>
          </s-stack>
        ))}
      </s-stack>
    </s-section>
  );
}
