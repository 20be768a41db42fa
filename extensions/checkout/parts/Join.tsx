import { useState } from "preact/hooks";
import { shop } from "../checkout";
import { join } from "../acts";
import type { Part } from "./part";

/** For who is signed in and takes no part, or no longer: the terms, a tick where the program asks for one, a button. */
export function Join({ part }: { part: Part }) {
  const { view, place, busy, act } = part;
  const { ui, program } = view;
  const [agreed, setAgreed] = useState(!program.terms.ask);
  const { storefrontUrl, myshopifyDomain } = shop().shop;
  const terms = `${storefrontUrl ?? `https://${myshopifyDomain}`}/apps/fidelio/terms`;
  const [before = "", after = ""] = (ui[program.terms.ask ? "join_agree" : "join_by"] ?? "").split("{terms}");
  const sentence = `${before}${ui["terms_inline"]}${after}`;
  return (
    <s-stack gap="small-200">
      {program.terms.ask ? (
        <s-checkbox label={sentence} onChange={(event: Event) => setAgreed((event.currentTarget as HTMLInputElement).checked)} />
      ) : (
        <s-text color="subdued">{sentence}</s-text>
      )}
      <s-link href={terms} target="_blank">
        {ui["terms"]}
      </s-link>
      <s-button
        variant="secondary"
        loading={busy === "join"}
        disabled={busy !== null || !agreed}
        onClick={() => act("join", () => join(place, agreed))}
      >
        {ui["join"]}
      </s-button>
    </s-stack>
  );
}
