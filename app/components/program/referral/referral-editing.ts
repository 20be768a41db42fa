import { createContext, useContext } from "react";
import type { ReferralProgram } from "../../../loyalty/program";

interface ReferralEditing {
  referral: ReferralProgram;
  change(how: (referral: ReferralProgram) => ReferralProgram): void;
}

export const Editing = createContext<ReferralEditing | null>(null);

/** The referral program that the page is about. */
export function useReferral(): ReferralEditing {
  const editing = useContext(Editing);
  if (!editing) throw new Error("useReferral stands outside the page of referrals.");
  return editing;
}
