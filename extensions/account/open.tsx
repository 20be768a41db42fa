import type { ComponentChild } from "preact";
import { useMemo } from "preact/hooks";
import type { ExtensionSummary } from "../../app/face/extension-answers";
import { asker, type Ask } from "../shared/ask";
import { useAnswer, type Answer } from "../shared/use-answer";
import { viewOf, type View } from "../shared/view";
import { useAccount, type Account } from "./account";
import { host } from "./host";
import { Loading, Trouble } from "./trouble";

type Draw = (account: Account) => ComponentChild;

/**
 * Asks the app who is here, says so while there is no answer, and draws what is to be seen then. `quiet`: where there is no program to be
 * seen, nothing is said of it, but to a merchant in the editor.
 */
export function Open({ draw, quiet = false }: { draw: Draw; quiet?: boolean }) {
  const { localization, sessionToken, i18n, extension } = host();
  const language = localization.language.value.isoCode;
  const ask = useMemo(() => asker(() => sessionToken.get()), [sessionToken]);
  const answer = useAnswer<ExtensionSummary>(() => ask("summary", { query: { language, surface: "account" } }), language);
  const { asked } = answer;
  if (asked === null) return <Loading />;
  if (!asked.ok) return <Trouble refusal={asked} again={answer.again} />;
  const view = viewOf(asked.body);
  if (view === null) return quiet && extension.editor === undefined ? null : <s-text color="subdued">{i18n.translate("none")}</s-text>;
  return <Drawn view={view} summary={asked.body} answer={answer} ask={ask} draw={draw} />;
}

interface Drawing {
  view: View;
  summary: ExtensionSummary;
  answer: Answer<ExtensionSummary>;
  ask: Ask;
  draw: Draw;
}

function Drawn({ view, summary, answer, ask, draw }: Drawing) {
  return <>{draw(useAccount(view, summary, answer, ask))}</>;
}
