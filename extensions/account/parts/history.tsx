import { useEffect, useState } from "preact/hooks";
import type { HistoryAnswer } from "../../../app/face/proxy-answers";
import type { Account } from "../account";
import { Said } from "./said";

/** What moved, newest first, each with its reason. */
export function History({ account }: { account: Account }) {
  const { mine, ui, ask, language, say } = account;
  const [older, setOlder] = useState<HistoryAnswer | null>(null);
  const [reading, setReading] = useState(false);
  const newest = mine?.movements.map(({ on, points, says }) => `${on} ${points} ${says}`).join("\n");
  // something moved: the newest are shown again, from which older ones are read on
  useEffect(() => setOlder(null), [newest]);
  if (mine === null) return null;
  const shown = older?.movements ?? mine.movements;
  // ten come with the summary: where there are as many, there may be more
  const more = older === null ? mine.movements.length > 9 : older.cursor !== null;

  const readOn = async () => {
    setReading(true);
    const answer = await ask<HistoryAnswer>("history", { query: { language, cursor: older?.cursor ?? undefined } });
    setReading(false);
    if (!answer.ok) return say({ place: "history", tone: "critical", text: answer.says ?? ui["refused_unavailable"] ?? "" });
    setOlder({ movements: [...(older?.movements ?? []), ...answer.body.movements], cursor: answer.body.cursor });
  };

  return (
    <s-section heading={ui["history_title"] ?? ""}>
      <s-stack gap="base">
        {shown.length === 0 && <s-text color="subdued">{ui["history_none"]}</s-text>}
        <s-stack gap="base" accessibilityRole="unordered-list">
          {shown.map((movement, at) => (
            <s-box key={at} accessibilityRole="list-item">
              <s-grid gridTemplateColumns="1fr auto" gap="base">
                <s-stack gap="small-500">
                  <s-text>{movement.says}</s-text>
                  <s-text color="subdued">{movement.on}</s-text>
                </s-stack>
                <s-text type="strong">{movement.points}</s-text>
              </s-grid>
            </s-box>
          ))}
        </s-stack>
        <Said account={account} place="history" />
        {more && (
          <s-button variant="secondary" loading={reading} onClick={() => void readOn()}>
            {ui["history_more"]}
          </s-button>
        )}
      </s-stack>
    </s-section>
  );
}
