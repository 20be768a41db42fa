import { useAdmin } from "../admin-frame";
import type { TierStandingView } from "../../members/member-page.server";
import { AdjustModal } from "./adjust-modal";
import { AskModal } from "./ask-modal";
import type { RedemptionLine } from "./redemption-list";
import { TierModal } from "./tier-modal";

/** Which question stands open, and about what. */
export type OpenModal =
  | { what: "adjust" | "set-tier" | "end-tier" | "block" | "unblock" }
  | { what: "undo"; adjustment: string }
  | { what: "release"; redemption: RedemptionLine };

interface MemberModalsProps {
  open: OpenModal | null;
  onClose(): void;
  name: string;
  available: number;
  adjustmentId: string;
  leftToday: number | null;
  goodwill: ReadonlyArray<{ key: string; title: string; points: number }>;
  tier: TierStandingView | null;
  current: string | null;
  titles: Record<string, string>;
  today: string;
}

/** Everything that a member's page asks before it acts. */
export function MemberModals({ open, onClose, name, available, adjustmentId, leftToday, goodwill, ...rest }: MemberModalsProps) {
  const { say } = useAdmin();
  const { tier, current, titles, today } = rest;
  const measured = tier?.measuredTier ?? null;
  const isOpen = (what: OpenModal["what"]) => open?.what === what;
  const measuredTitle = measured === null ? say("member.tier.none") : (titles[measured] ?? measured);
  return (
    <>
      <AdjustModal {...{ open: isOpen("adjust"), onClose, id: adjustmentId, name, available, leftToday, goodwill }} />
      {tier && <TierModal {...{ open: isOpen("set-tier"), onClose, levels: tier.levels.map(({ key }) => key), titles, current, today }} />}
      <AskModal
        {...{ open: isOpen("end-tier"), onClose, intent: "end-tier", title: say("member.tier.end.ask"), yes: say("member.tier.end") }}
        lead={say("member.tier.end.lead", { tier: measuredTitle })}
      />
      <AskModal
        {...{ open: isOpen("block"), onClose, intent: "block", title: say("member.block.ask", { name }), yes: say("member.block") }}
        lead={say("member.block.lead")}
      />
      <AskModal
        {...{ open: isOpen("unblock"), onClose, intent: "unblock", title: say("member.unblock.ask", { name }), yes: say("member.unblock") }}
        lead={say("member.unblock.lead")}
        destructive={false}
      />
      <AskModal
        {...{
          open: isOpen("undo"),
          onClose,
          intent: "undo",
          title: say("member.undo.ask"),
          yes: say("member.undo"),
          no: say("shell.close"),
        }}
        fields={{ adjustment: open?.what === "undo" ? open.adjustment : "" }}
        lead={say("member.undo.lead")}
      />
      <AskModal
        {...{ open: isOpen("release"), onClose, intent: "release", title: say("member.rewards.give-back.ask") }}
        yes={say("member.rewards.give-back")}
        fields={{ redemption: open?.what === "release" ? open.redemption.id : "" }}
        lead={
          open?.what === "release"
            ? say("member.rewards.give-back.lead", { code: open.redemption.code ?? "", points: open.redemption.points })
            : ""
        }
      />
    </>
  );
}
