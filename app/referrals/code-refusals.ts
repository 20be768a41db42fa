/** Why a code that a member wishes for is not taken; the advocate's words have a sentence for each. */
export const codeRefusals = ["malformed", "indecent", "reserved", "taken", "too-often", "unanswered"] as const;
export type CodeRefusal = (typeof codeRefusals)[number];
