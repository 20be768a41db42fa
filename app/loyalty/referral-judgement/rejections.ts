import { sentence } from "../explain/catalogue";
import type { Language } from "../words";

/**
 * Why a person rejected a referral, as the advocate reads it: about the advocate or the program's conditions, never about the friend.
 * Stored with referrals: a code is never renamed. Its sentence is `rejection.<code>`.
 */
export const rejections = ["own-purchase", "public-code", "conditions", "other"] as const;
export type Rejection = (typeof rejections)[number];

export const isRejection = (code: string | null): code is Rejection => rejections.some((one) => one === code);

/** The sentence that the advocate reads. */
export const rejectionSentence = (code: Rejection, language: Language): string => sentence(language, `rejection.${code}`, {});
