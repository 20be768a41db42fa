import { useRef, useState } from "preact/hooks";
import type { MemberFace, MemberTexts } from "../../app/face/public-face";
import type { ExtensionSummary } from "../../app/face/extension-answers";
import type { RedeemAnswer } from "../../app/face/proxy-answers";
import type { Ask, Asked } from "../shared/ask";
import type { Answer } from "../shared/use-answer";
import type { View } from "../shared/view";
import { host } from "./host";

/** What came of a deed, said where it was done. */
export interface SaidThere {
  place: string;
  tone: "success" | "info" | "critical";
  text: string;
}

export interface Deed {
  /** the part of the page that does it */
  place: string;
  /** below `/extension/` */
  path: string;
  send?: Record<string, unknown>;
  /** said once it is done */
  done?: string | undefined;
}

/** What every deed is answered with: what is true afterwards. */
export type DeedAnswer = Pick<RedeemAnswer, "member"> & Partial<RedeemAnswer>;

/** The program and where the member stands in it, with what can be done. */
export interface Account extends View {
  ask: Ask;
  /** the shop's own address in the reader's language, without a slash at its end */
  shop: string;
  /** the place of the deed under way: no other one begins */
  busy: string | null;
  said: SaidThere | null;
  say: (said: SaidThere | null) => void;
  act: (deed: Deed) => Promise<Extract<Asked<DeedAnswer>, { ok: true }> | null>;
  /** reads what is true now */
  again: () => Promise<Asked<ExtensionSummary>>;
}

/** Who takes part, and what is theirs: what most of the page is drawn from. */
export interface Own {
  member: MemberFace;
  mine: MemberTexts;
}

export function useAccount(view: View, summary: ExtensionSummary, { put, again }: Answer<ExtensionSummary>, ask: Ask): Account {
  const [busy, setBusy] = useState<string | null>(null);
  // a second press while the first is under way is the same press, also before the page is drawn anew
  const under = useRef(false);
  const [said, say] = useState<SaidThere | null>(null);
  const { ui, language } = view;

  const act: Account["act"] = async ({ place, path, send = {}, done }) => {
    if (under.current) return null;
    under.current = true;
    setBusy(place);
    say(null);
    const answer = await ask<DeedAnswer>(path, { send: { ...send, language, surface: "account" } });
    under.current = false;
    setBusy(null);
    if (answer.ok) {
      put({ ...summary, member: answer.body.member });
      if (done !== undefined) say({ place, tone: "success", text: done });
      return answer;
    }
    const nobody = answer.reason === "offline";
    say({
      place,
      tone: "critical",
      text: nobody ? host().i18n.translate("offline_deed") : (answer.says ?? ui["refused_unavailable"] ?? ""),
    });
    // what nobody answered may have been done all the same: sent again as it was, it is the same deed
    if (!nobody) void again();
    return null;
  };

  // languages beside the main one have a folder of their name
  const shop = language === view.program.main ? summary.shop : `${summary.shop}/${language}`;
  return { ...view, ask, shop, busy, said, say, act, again };
}
