import type { HistoryAnswer, RedeemAnswer, RefusedAnswer } from "../../app/face/proxy-answers";
import { home, say, word } from "./page";

export type Answer = Partial<RedeemAnswer & HistoryAnswer & Omit<RefusedAnswer, "reason">> & {
  /** of a refusal, a friend's too */
  reason?: string;
  /** of a friend's: where its sentence belongs */
  field?: string | undefined;
};

/** Asks the app through the shop's own address. Whatever goes wrong is a refusal with its sentence. */
export async function ask(path: string, form?: FormData): Promise<Answer> {
  let title = "";
  let field: Answer["field"];
  let reason: Answer["reason"] = "unavailable";
  try {
    const response = await fetch(home.dataset["proxy"] + path, {
      method: form ? "POST" : "GET",
      headers: { accept: "application/json" },
      // of the page, which need not be the browser's
      body: form ? new URLSearchParams([...form, ["language", home.dataset["language"]]] as [string, string][]) : null,
    });
    const answer = (await response.json()) as Answer;
    if (response.ok) return answer;
    ({ title = "", reason = "unavailable", field } = answer);
  } catch {
    // no answer of ours: said below
  }
  return { reason, field, title: title || word(navigator.onLine ? "refused_unavailable" : "offline") };
}

export const refuse = ({ title, reason }: Answer): void => say(title!, reason === "signed-out");
