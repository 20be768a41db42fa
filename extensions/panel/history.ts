import type { HistoryAnswer } from "../../app/face/proxy-answers";
import { ask } from "./ask";
import { one, panel, refusal, say, show } from "./page";

/** of the page after those shown; undefined while only the summary's last movements are */
let cursor: string | null | undefined;

function draw(movements: HistoryAnswer["movements"], keep: boolean): void {
  const body = one("[data-history] tbody");
  if (!body) return;
  const rows = movements.map(({ on, says, points }) => {
    const row = document.createElement("tr");
    for (const text of [on, says, points]) row.insertCell().textContent = text;
    return row;
  });
  if (keep) body.append(...rows);
  else body.replaceChildren(...rows);
  show(one("[data-history]"), rows.length > 0 || keep);
  show(one("[data-history-none]"), rows.length === 0 && !keep);
  offerMore();
}

/** Ten movements come with the summary: where there are as many, there may be more. */
export function offerMore(): void {
  show(one("[data-do=more]"), cursor !== null && one("[data-history] tbody")!.children.length > 9);
}

export function drawNewest(movements: HistoryAnswer["movements"]): void {
  if (cursor === undefined) draw(movements, false);
}

export async function showOlder(): Promise<void> {
  const query = new URLSearchParams({ language: panel.dataset["language"]! });
  if (cursor) query.set("cursor", cursor);
  const answer = await ask(`history?${query}`);
  if (!answer.movements) return say(refusal("unavailable"));
  const keep = cursor !== undefined;
  cursor = answer.cursor ?? null;
  draw(answer.movements, keep);
}
