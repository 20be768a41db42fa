import { useState } from "preact/hooks";
import type { FriendAnswer } from "../../../app/face/friend/claim-texts";
import { refused, type Said } from "../../shared/use-acts";
import { checkout } from "../checkout";
import { changeCode, settled, standingOf, takesCodes } from "../codes";
import type { Part } from "./part";
import { Told } from "./Told";

interface Wrong {
  field: string;
  says: string;
}

/** One closed line where a friend enters an advocate's code. What it brings is applied to this order at once. */
export function Friend({ part }: { part: Part }) {
  const { view, place, busy, act } = part;
  const { ui, program, standing, language } = view;
  const [code, setCode] = useState("");
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  // Shopify says it of who has access to customer data; of whom it does not, the friend is asked
  const told = checkout().buyerIdentity?.email.value;
  const asks = standing === "guest" && !told;

  async function take(): Promise<null> {
    setWrong(null);
    setSaid(null);
    const asked = await place.ask<FriendAnswer>("friend", { send: { code, email: told ?? typed, language, surface: "checkout" } });
    if (asked.ok) setSaid(await applied(asked.body, ui));
    else if (asked.field === undefined) setSaid(refused(asked, ui["refused_unavailable"] ?? ""));
    // where the address is not asked for here, what is wrong with it is said beside the code
    else setWrong({ field: asks ? asked.field : "code", says: asked.says ?? "" });
    return null;
  }

  if (!program.referrals) return null;
  const error = (field: string) => (wrong?.field === field ? { error: wrong.says } : {});
  return (
    <s-details>
      <s-summary>{ui["checkout_friend"]}</s-summary>
      <s-stack gap="small-200">
        <s-text color="subdued">{ui["referral_lead"]}</s-text>
        <s-text-field label={ui["code_label"] ?? ""} value={code} onInput={(event: Event) => setCode(textIn(event))} {...error("code")} />
        {asks && (
          <s-email-field
            label={ui["referral_email"] ?? ""}
            value={typed}
            onInput={(event: Event) => setTyped(textIn(event))}
            {...error("email")}
          />
        )}
        {asks && <s-text color="subdued">{ui["referral_purpose"]}</s-text>}
        <Told said={said} />
        <s-button variant="secondary" loading={busy === "friend"} disabled={busy !== null} onClick={() => act("friend", take)}>
          {ui["referral_send"]}
        </s-button>
      </s-stack>
    </s-details>
  );
}

const textIn = (event: Event): string => (event.currentTarget as HTMLInputElement).value;

/** The friend's code goes into this order, where it takes one; what was promised stands beside it. */
async function applied({ code, kind, says }: FriendAnswer, ui: Record<string, string>): Promise<Said> {
  if (code === null) return { tone: "info", text: says };
  if (!takesCodes()) return { tone: "info", text: `${says} ${ui["checkout_closed"]}` };
  const taken = await changeCode("addDiscountCode", code);
  if (!taken) return { tone: "warning", text: `${says} ${ui["checkout_not_taken"]}` };
  await settled(code);
  const { is } = standingOf(code);
  // a checkout may leave out what counts nothing; free shipping shows in no price
  const counts = is === "counts" || (is === "idle" && kind === "shipping");
  if (!counts) return { tone: "warning", text: `${says} ${ui["checkout_idle"]}` };
  return { tone: "success", text: says };
}
