import type { MemberFace } from "../../app/face/public-face";
import { sampleMemberFace } from "../../app/face/sample";

/** A member who has points and no code, and the same with one. */
export const withoutCodes = sampleMemberFace("active", { codes: [] });
export const withCode = sampleMemberFace("active");
/** What the app answers to a wish. */
export const answered = {
  member: withCode,
  id: "019a0000-0000-7000-8000-000000000001",
  kind: "amount",
  code: "KWRT7MHXQ2PD",
  waiting: false,
  applies: true,
  variant: null,
  says: "Your code is KWRT7MHXQ2PD.",
};
export const redeemed = { status: 201, body: answered };
export const later = (member: MemberFace) => ({
  status: 202,
  body: { ...answered, member, code: null, waiting: true, says: "Your code is being made." },
});
export const refusal = (reason: string, title: string) => ({ status: 409, body: { reason, title } });
