import type { Account } from "../account";

/** What holds for the whole page: the program pauses or ends, or this member's part in it does. */
export function States({ account: { texts, mine, ui, standing } }: { account: Account }) {
  const { closing, earning, spending, notice } = texts.states;
  const told = [closing, ...(closing === null ? [earning, spending] : []), notice].filter((each) => each !== null);
  return (
    <>
      {standing === "guest" && <s-banner tone="info">{ui["guest_how"]}</s-banner>}
      {standing === "blocked" && <s-banner tone="warning">{ui["refused_blocked"]}</s-banner>}
      {told.length > 0 && (
        <s-banner tone="warning">
          <s-stack gap="small-300">
            {told.map((each) => (
              <s-text key={each}>{each}</s-text>
            ))}
          </s-stack>
        </s-banner>
      )}
      {mine?.changed && (
        <s-banner tone="info" heading={ui["terms_changed"] ?? ""}>
          {mine.changed}
        </s-banner>
      )}
    </>
  );
}
