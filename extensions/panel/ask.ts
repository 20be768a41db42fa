import type { RedeemAnswer, RefusedAnswer, HistoryAnswer } from "../../app/face/proxy-answers";
import { panel } from "./page";

export type Answer = Partial<RedeemAnswer & RefusedAnswer & HistoryAnswer>;

/** Asks the app through the shop's own address. Whatever goes wrong is a refusal with a reason. */
export async function ask(path: string, form?: FormData): Promise<Answer> {
  try {
    const body = form ? new URLSearchParams([...form] as [string, string][]) : null;
    const response = await fetch(panel.dataset["proxy"] + path, {
      method: form ? "POST" : "GET",
      headers: { accept: "application/json" },
      body,
    });
    const answer = (await response.json()) as Answer;
    return response.ok ? answer : { reason: answer.reason ?? "unavailable" };
  } catch {
    return { reason: "unavailable" };
  }
}
