import { Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";
import type { TierStandingView } from "../../members/member-page.server";
import { RedemptionModal, type AskedDeed } from "../redemptions/redemption-modal";
import { AdjustModal } from "./adjust-modal";
import { TierModal } from "./tier-modal";

/** Which question stands open, and about what. */
export type OpenModal =
  | { what: "adjust" | "set-tier" | "end-tier" | "block" | "unblock" }
  | { what: "undo"; adjustment: string }
  | ({ what: "redemption" } & AskedDeed);

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
      <AskAct
        {...{ open: isOpen("end-tier"), onClose, intent: "end-tier", title: say("member.tier.end.ask"), confirm: say("member.tier.end") }}
        lead={say("member.tier.end.lead", { tier: measuredTitle })}
      />
      <AskAct
        {...{ open: isOpen("block"), onClose, intent: "block", title: say("member.block.ask", { name }), confirm: say("member.block") }}
        lead={say("member.block.lead")}
      />
      <AskAct
        {...{
          open: isOpen("unblock"),
          onClose,
          intent: "unblock",
          title: say("member.unblock.ask", { name }),
          confirm: say("member.unblock"),
        }}
        lead={say("member.unblock.lead")}
        destructive={false}
      />
      <AskAct
        {...{
          open: isOpen("undo"),
          onClose,
          intent: "undo",
          title: say("member.undo.ask"),
          confirm: say("member.undo"),
          cancel: say("shell.close"),
        }}
        fields={{ adjustment: open?.what === "undo" ? open.adjustment : "" }}
        lead={say("member.undo.lead")}
      />
      <RedemptionModal asked={open?.what === "redemption" ? open : null} onClose={onClose} />
    </>
  );
}

interface AskActProps {
  open: boolean;
  onClose(): void;
  /** the act, and what it needs beside its name */
  intent: string;
  fields?: Record<string, string>;
  title: string;
  lead: string;
  confirm: string;
  cancel?: string;
  destructive?: boolean;
}

/** A question about one act on the member; the error stands beside it. */
function AskAct({ open, onClose, intent, fields = {}, lead, destructive = true, ...words }: AskActProps) {
  const act = useAct({ onDone: onClose });
  return (
    <AskModal
      {...{ open, onClose, destructive, ...words }}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => act.send({ intent, ...fields })}
    >
      <Text as="p">{lead}</Text>
    </AskModal>
  );
}
