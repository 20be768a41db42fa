import type { HistoryAnswer } from "../../app/face/proxy-answers";
import { ask, refuse } from "./ask";
import { home, one, show } from "./page";

/** of the page after those shown; undefined while only the summary's last movements are */
const rows = "#fidelio-panel [data-history] tbody";
let cursor: string | null | undefined;

function draw(movements: HistoryAnswer["movements"], keep: boolean): void {
  const body = one(rows);
  if (!body) return;
  const drawn = movements.map(({ on, says, points }) => {
    const row = document.createElement("tr");
    for (const text of [on, says, points]) row.insertCell().textContent = text;
    return row;
  });
  if (keep) body.append(...drawn);
  else body.replaceChildren(...drawn);
  show(one("#fidelio-panel [data-history]"), drawn.length > 0 || keep);
  show(one("#fidelio-panel [data-history-none]"), drawn.length === 0 && !keep);
  offerMore();
}

/** Ten movements come with the summary: where there are as many, there may be more. */
export function offerMore(): void {
  show(one("[data-do=more]"), cursor !== null && (one(rows)?.children.length ?? 0) > 9);
}

export function drawNewest(movements: HistoryAnswer["movements"]): void {
  if (cursor === undefined) draw(movements, false);
}

export async function showOlder(): Promise<void> {
  const query = new URLSearchParams({ language: home.dataset["language"]! });
  if (cursor) query.set("cursor", cursor);
  const answer = await ask(`history?${query}`);
  if (!answer.movements) return refuse(answer);
  const keep = cursor !== undefined;
  cursor = answer.cursor ?? null;
  draw(answer.movements, keep);
}
