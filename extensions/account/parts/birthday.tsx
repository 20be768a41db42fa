import { useState } from "preact/hooks";
import { fill } from "../../shared/words";
import type { Account } from "../account";
import { isTicked, valueOf } from "../fields";
import { Ask } from "./ask";

/** Day and month, for the birthday's points and nothing else; what is kept, and the way to have it forgotten. */
export function Birthday({ account, place }: { account: Account; place: string }) {
  const { member, mine, ui, act, busy } = account;
  if (member === null || mine === null) return null;
  const { given, changeable } = member.birthday;
  return (
    <s-stack gap="small">
      {mine.birthday && <s-text>{mine.birthday}</s-text>}
      {(!given || changeable) && <Form account={account} place={place} />}
      {given && (
        <Ask
          id="birthday-remove"
          opens={ui["birthday_remove"] ?? ""}
          asks={ui["birthday_purpose"] ?? ""}
          yes={ui["birthday_remove"] ?? ""}
          no={ui["close"] ?? ""}
          busy={busy === place}
          done={() => void act({ place, path: "birthday/remove", done: ui["birthday_removed"] })}
        />
      )}
    </s-stack>
  );
}

const days = Array.from({ length: 31 }, (_, at) => String(at + 1));

function Form({ account, place }: { account: Account; place: string }) {
  const { program, member, texts, ui, act, busy } = account;
  const [day, setDay] = useState("");
  const [month, setMonth] = useState("");
  const [agrees, setAgrees] = useState(false);
  const [isOld, setIsOld] = useState(false);
  const age = member?.birthday.aged ? null : program.minimumAge;
  const save = () => {
    const send = { day, month, ...(agrees && { agree: "yes" }), ...(isOld && { age: "yes" }) };
    void act({ place, path: "birthday", send, done: ui["birthday_saved"] });
  };
  return (
    <s-details>
      <s-summary>{ui["birthday_enter"]}</s-summary>
      <s-stack gap="base">
        <s-grid gridTemplateColumns="1fr 2fr" gap="base">
          <s-select label={ui["birthday_day"] ?? ""} value={day} onChange={(event) => setDay(valueOf(event))}>
            {days.map((each) => (
              <s-option key={each} value={each}>
                {each}
              </s-option>
            ))}
          </s-select>
          <s-select label={ui["birthday_month"] ?? ""} value={month} onChange={(event) => setMonth(valueOf(event))}>
            {texts.months.map((name, at) => (
              <s-option key={name} value={String(at + 1)}>
                {name}
              </s-option>
            ))}
          </s-select>
        </s-grid>
        <s-text color="subdued">{ui["birthday_purpose"]}</s-text>
        <s-checkbox label={ui["birthday_agree"] ?? ""} checked={agrees} onChange={(event) => setAgrees(isTicked(event))} />
        {age !== null && (
          <s-checkbox
            label={fill(ui["birthday_age"], { age: String(age) })}
            checked={isOld}
            onChange={(event) => setIsOld(isTicked(event))}
          />
        )}
        <s-button variant="secondary" loading={busy === place} onClick={save}>
          {ui["birthday_save"]}
        </s-button>
      </s-stack>
    </s-details>
  );
}
